import { DE, failureOf, useScriptedAmazon } from "./helpers/setup"

describe("arguments that Amazon would refuse", () => {
  const test_ = useScriptedAmazon()
  const after = "2026-11-01T00:00:00Z"
  const listing = { sellerId: "A1", sku: "S", marketplaceIds: [DE] }
  const shipment = (detail: object) => ({
    marketplaceId: DE,
    packageDetail: {
      packageReferenceId: "1",
      carrierCode: "DHL",
      trackingNumber: "T",
      shipDate: after,
      orderItems: [],
      ...detail,
    },
  })
  type Client = ReturnType<typeof test_.client>

  it.each<[string, string, (client: Client) => Promise<unknown>]>([
    ["no start", "createdAfter", (c) => c.orders.searchOrders({})],
    [
      "two starts",
      "lastUpdatedAfter",
      (c) => c.orders.searchOrders({ createdAfter: after, lastUpdatedAfter: after }),
    ],
    [
      "an end of the other kind",
      "createdBefore",
      (c) => c.orders.searchOrders({ lastUpdatedAfter: after, createdBefore: after }),
    ],
    [
      "no marketplace",
      "marketplaceIds",
      (c) => c.orders.searchOrders({ createdAfter: after, marketplaceIds: [] }),
    ],
    [
      "a date that is none",
      "createdAfter",
      (c) => c.orders.searchOrders({ createdAfter: new Date("x") }),
    ],
    [
      "a SKU with a comma in a list",
      '"MUG,RED"',
      (c) =>
        c.listings.searchListingsItems({
          ...{ sellerId: "A1", marketplaceIds: [DE], identifiersType: "SKU" },
          identifiers: ["MUG-BLUE", "MUG,RED"],
        }),
    ],
    [
      "too many identifiers",
      "identifiers has 21 values",
      (c) =>
        c.listings.searchListingsItems({
          ...{ sellerId: "A1", marketplaceIds: [DE], identifiersType: "SKU" },
          identifiers: Array.from({ length: 21 }, (_, index) => `S${index}`),
        }),
    ],
    ["a SKU that is a path", '".."', (c) => c.listings.getListingsItem({ ...listing, sku: ".." })],
    ["an empty SKU", "sku", (c) => c.listings.getListingsItem({ ...listing, sku: "" })],
    [
      "a package reference that is no number",
      "packageReferenceId",
      (c) => c.orders.confirmShipment("1", shipment({ packageReferenceId: "ful_01" })),
    ],
    [
      "a package reference that is a JSON number",
      "packageReferenceId",
      (c) => c.orders.confirmShipment("1", shipment({ packageReferenceId: 1 })),
    ],
    [
      "another carrier without name",
      "carrierName",
      (c) => c.orders.confirmShipment("1", shipment({ carrierCode: "Other" })),
    ],
  ])("%s", async (_, named, work) => {
    const error = await failureOf(work(test_.client()))
    expect(error).toMatchObject({ name: "AmazonApiError", kind: "invalid_input", retryable: false })
    expect(error.message).toContain(named)
    expect(test_.amazon.calls).toHaveLength(0)
  })

  it("sends a SKU with a comma where it is no list", async () => {
    test_.amazon.api = [(response) => response.end(JSON.stringify({ sku: "MUG,RED" }))]
    const item = await test_.client().listings.getListingsItem({ ...listing, sku: "MUG,RED" })
    expect(item.sku).toBe("MUG,RED")
    expect(test_.amazon.calls[0].url).toContain("/MUG%2CRED?")
  })
})
