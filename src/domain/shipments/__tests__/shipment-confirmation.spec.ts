import { chooseCarrier, shipmentConfirmation, type ShipmentFacts } from ".."

const now = new Date("2026-05-02T12:00:00Z")
const facts: ShipmentFacts = {
  marketplace_id: "A1PA6795UKMFR9",
  package_reference_id: "1",
  placed_at: new Date("2026-05-01T08:00:00Z"),
  shipped_at: new Date("2026-05-02T09:00:00Z"),
  carrier_name: "PostNL",
  shipping_method: "Standard",
  labels: [{ tracking_number: " 3STEST123 ", tracking_url: null }],
  items: [
    { line_item_id: "ordli_1", quantity: 1 },
    { line_item_id: "ordli_2", quantity: 2 },
  ],
  amazon_items: [
    { amazon_order_item_id: "100", line_item_ids: ["ordli_1", "ordli_2"] },
    { amazon_order_item_id: "200", line_item_ids: ["ordli_3"] },
  ],
}

describe("shipmentConfirmation", () => {
  it("should sum the lines of one Amazon item and leave out what is not in the parcel", () => {
    expect(shipmentConfirmation(facts, now)).toEqual({
      kind: "confirm",
      body: {
        marketplaceId: "A1PA6795UKMFR9",
        packageDetail: {
          packageReferenceId: "1",
          carrierCode: "POSTNL",
          shippingMethod: "Standard",
          trackingNumber: "3STEST123",
          shipDate: "2026-05-02T09:00:00.000Z",
          orderItems: [{ orderItemId: "100", quantity: 3 }],
        },
      },
      tracking_left_out: 0,
    })
  })

  it("should send the first of several tracking numbers and count the others", () => {
    const numbered = (...numbers: (string | null)[]) =>
      shipmentConfirmation(
        {
          ...facts,
          labels: numbers.map((tracking_number) => ({ tracking_number, tracking_url: null })),
        },
        now
      )
    expect(numbered(" ", "A1", "A2", "A1 ", null, "A3")).toMatchObject({
      kind: "confirm",
      body: { packageDetail: { trackingNumber: "A1" } },
      tracking_left_out: 2,
    })
  })

  it("should keep the ship date between the order and now", () => {
    const date = (shippedAt: string) => {
      const answer = shipmentConfirmation({ ...facts, shipped_at: new Date(shippedAt) }, now)
      return answer.kind === "confirm" ? answer.body.packageDetail.shipDate : null
    }
    expect(date("2026-04-30T00:00:00Z")).toBe("2026-05-01T08:00:00.000Z")
    expect(date("2026-05-03T00:00:00Z")).toBe("2026-05-02T12:00:00.000Z")
  })

  it("should not give a ship date before the order when our clock is behind Amazon's", () => {
    const behind = new Date("2026-05-01T07:59:58Z")
    expect(shipmentConfirmation({ ...facts, shipped_at: behind }, behind)).toMatchObject({
      body: { packageDetail: { shipDate: "2026-05-01T08:00:00.000Z" } },
    })
  })

  it("should refuse without a tracking number or without Amazon items", () => {
    expect(shipmentConfirmation({ ...facts, labels: [] }, now)).toEqual({
      kind: "refuse",
      code: "tracking_missing",
    })
    expect(shipmentConfirmation({ ...facts, amazon_items: [] }, now)).toEqual({
      kind: "refuse",
      code: "no_amazon_items",
    })
  })
})

describe("chooseCarrier", () => {
  it.each([
    [
      { name: "Upside Logistics", tracking_url: null, shipping_method: null },
      { carrierCode: "Other", carrierName: "Upside Logistics" },
    ],
    [{ name: "DPD (Classic)", tracking_url: null, shipping_method: null }, { carrierCode: "DPD" }],
    [{ name: "DHL Paket", tracking_url: null, shipping_method: null }, { carrierCode: "DHL" }],
    [
      { name: null, tracking_url: "https://jouw.postnl.nl/track/1", shipping_method: null },
      { carrierCode: "POSTNL" },
    ],
    [
      { name: "Trunkrs", tracking_url: null, shipping_method: null },
      { carrierCode: "Other", carrierName: "Trunkrs" },
    ],
    [
      { name: null, tracking_url: "not a url", shipping_method: "Bike courier" },
      { carrierCode: "Other", carrierName: "Bike courier" },
    ],
    [
      { name: null, tracking_url: null, shipping_method: null },
      { carrierCode: "Other", carrierName: "Other" },
    ],
  ])("should choose the carrier of %j", (input, expected) => {
    expect(chooseCarrier(input)).toEqual(expected)
  })
})
