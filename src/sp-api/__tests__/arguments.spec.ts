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
    [
      "a page that is too large",
      "maxResultsPerPage is 101",
      (c) => c.orders.searchOrders({ createdAfter: after, maxResultsPerPage: 101 }),
    ],
    [
      "a rejection without reason",
      "rejectionReasonId",
      (c) =>
        c.orders.updateVerificationStatus("1", {
          regulatedOrderVerificationStatus: { status: "Rejected", externalReviewerId: "r" },
        }),
    ],
    [
      "identifiers outside of a preview",
      "VALIDATION_PREVIEW",
      (c) =>
        c.listings.putListingsItem({
          ...{ sellerId: "A1", sku: "S", marketplaceIds: [DE], includedData: ["identifiers"] },
          body: { productType: "PRODUCT", attributes: {} },
        }),
    ],
    [
      "an empty patch",
      "patches is empty",
      (c) =>
        c.listings.patchListingsItem({ ...listing, body: { productType: "PRODUCT", patches: [] } }),
    ],
    [
      "a listing deleted in two marketplaces",
      "marketplaceIds has 2 values",
      (c) =>
        c.listings.deleteListingsItem({
          ...listing,
          marketplaceIds: [DE, "X"] as never as [string],
        }),
    ],
    [
      "identifiers of no kind",
      "identifiersType",
      (c) =>
        c.listings.searchListingsItems({
          ...{ sellerId: "A1", marketplaceIds: [DE], identifiers: ["S"] },
        }),
    ],
    [
      "a parent SKU together with identifiers",
      "cannot be combined with variationParentSku",
      (c) =>
        c.listings.searchListingsItems({
          ...{ sellerId: "A1", marketplaceIds: [DE], identifiersType: "SKU" },
          ...{ identifiers: ["S"], variationParentSku: "P" },
        }),
    ],
    [
      "identifiers together with keywords",
      "cannot be combined with identifiers",
      (c) =>
        c.catalog.searchCatalogItems({
          ...{ marketplaceIds: [DE], keywords: ["mug"] },
          ...{ identifiers: ["1"], identifiersType: "EAN" },
        }),
    ],
    [
      "a SKU of nobody",
      "sellerId",
      (c) =>
        c.catalog.searchCatalogItems({
          ...{ marketplaceIds: [DE], identifiers: ["S"], identifiersType: "SKU" },
        }),
    ],
    [
      "keywords together with a title",
      "keywords cannot be combined with itemName",
      (c) =>
        c.productTypes.searchDefinitionsProductTypes({
          ...{ marketplaceIds: [DE], keywords: ["mug"], itemName: "Mug" },
        }),
    ],
    [
      "restrictions of no ASIN",
      "asin",
      (c) =>
        c.restrictions.getListingsRestrictions({ asin: "", sellerId: "A1", marketplaceIds: [DE] }),
    ],
    ["an empty batch", "requests has 0 values", (c) => c.pricing.getCompetitiveSummary([])],
    [
      "a batch that is too large",
      "requests has 41 values",
      (c) =>
        c.pricing.getFeaturedOfferExpectedPriceBatch(
          Array.from({ length: 41 }, () => ({ marketplaceId: DE, sku: "S" }))
        ),
    ],
    ["no fees to estimate", "requests is empty", (c) => c.fees.getMyFeesEstimates([])],
    [
      "too many FBA SKUs",
      "sellerSkus has 51 values",
      (c) =>
        c.fbaInventory.getInventorySummaries({
          marketplaceId: DE,
          sellerSkus: Array.from({ length: 51 }, (_, index) => `S${index}`),
        }),
    ],
    ["transactions of all time", "postedAfter", (c) => c.finances.listTransactions({})],
    [
      "an identifier without its kind",
      "relatedIdentifierName",
      (c) => c.finances.listTransactions({ postedAfter: after, relatedIdentifierValue: "1" }),
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
