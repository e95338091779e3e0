import fc from "fast-check"
import { findFaults } from "../classify-order"
import { maskBuyer } from "../mask-buyer"
import { splitPersonalData } from "../personal-data"
import { summariseOrder } from "../summarise-order"
import { anItem, anOrder } from "./support/orders"

const MARK = "§personal§"

/** An order in which any one value, however deep, is anything. */
const spoiltOrders = fc.tuple(fc.nat(), fc.jsonValue()).map(([at, value]) => {
  const order = {
    ...anOrder("11.90", [anItem({ parts: { ITEM: "11.90" } })]),
    tax: { taxRegistrations: [{ entityType: "BUYER" }] },
    payment: { paymentExecutions: [{ paymentMethod: "CARD", cardBrand: "X" }] },
    buyer: { buyerName: "B" },
    recipient: { deliveryAddress: { name: "N", city: "C", countryCode: "DE" } },
    packages: [{ packageReferenceId: "1" }],
  }
  const places: (() => void)[] = []
  const visit = (node: unknown) => {
    if (typeof node === "object" && node !== null) {
      for (const key of Object.keys(node)) {
        places.push(() => ((node as Record<string, unknown>)[key] = value))
        visit((node as Record<string, unknown>)[key])
      }
    }
  }
  visit(order)
  places[at % places.length]()
  return order as unknown
})

describe("an order in any shape", () => {
  it("is split, summed up and judged without an error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), spoiltOrders), (order) => {
        const summary = summariseOrder(order)
        for (const at of [summary.placed_at, summary.last_updated_at]) {
          expect(new Date(at).toISOString()).toBe(at)
        }
        for (const line of summary.lines) {
          expect(Number.isInteger(line.quantity_ordered)).toBe(true)
          expect(typeof line.amazon_order_item_id).toBe("string")
        }
        expect(new Set(summary.lines.map((line) => line.amazon_order_item_id)).size).toBe(
          summary.lines.length
        )
        const { facts, personal } = splitPersonalData(order)
        expect(Array.isArray(findFaults(facts))).toBe(true)
        maskBuyer(personal)
      }),
      { numRuns: 500 }
    )
  })

  const order = anOrder("1.00", [anItem({ quantity: 2 })])
  const faultsOf = (told: object) =>
    findFaults(splitPersonalData(told).facts).map(({ parameters }) => parameters)

  it.each<[string, object, object, object[]]>([
    [
      "a sales channel",
      { salesChannel: undefined },
      { marketplace_id: null, item_count: 2 },
      [{ field: "salesChannel", value: null }],
    ],
    [
      "items",
      { orderItems: undefined },
      { item_count: 0, lines: [] },
      [{ field: "orderItems", value: null }],
    ],
    [
      "a time of order",
      { createdTime: "soon" },
      { placed_at: "2026-11-01T10:05:00.000Z" },
      [{ field: "createdTime", value: "soon" }],
    ],
    [
      "any time",
      { createdTime: null, lastUpdatedTime: 17 },
      { placed_at: "1970-01-01T00:00:00.000Z", last_updated_at: "1970-01-01T00:00:00.000Z" },
      [{ field: "createdTime", value: null }],
    ],
    [
      "a quantity",
      { orderItems: [{ ...order.orderItems[0], quantityOrdered: null }] },
      { item_count: 0 },
      [{ field: "orderItems[0].quantityOrdered", value: null }],
    ],
    [
      "a quantity that a column can hold",
      { orderItems: [{ ...order.orderItems[0], quantityOrdered: 3_000_000_000 }] },
      { item_count: 0 },
      [{ field: "orderItems[0].quantityOrdered", value: 3_000_000_000 }],
    ],
    [
      "distinct items",
      { orderItems: [order.orderItems[0], order.orderItems[0]] },
      { item_count: 4, lines: [expect.objectContaining({ quantity_ordered: 4 })] },
      [{ field: "orderItems[1].orderItemId", value: "10000000000001" }],
    ],
  ])("is summed up and named as faulty without %s", (_what, spoilt, summary, faults) => {
    const told = { ...order, ...spoilt }
    expect(summariseOrder(told)).toMatchObject({ amazon_order_id: order.orderId, ...summary })
    expect(faultsOf(told)).toEqual(faults)
  })

  it("says nothing of an object that stands where a word should", () => {
    const items = [{ ...order.orderItems[0], quantityOrdered: { note: MARK } }]
    expect(JSON.stringify(faultsOf({ ...order, orderItems: items }))).not.toContain(MARK)
  })

  it.each<[string, object]>([
    ["orderItems", { orderItems: { "0": { giftMessage: MARK } } }],
    ["an item", { orderItems: [MARK] }],
    ["tax registrations", { tax: { taxRegistrations: { legalName: MARK } } }],
    ["payments", { payment: { paymentExecutions: [MARK] } }],
    ["the recipient", { recipient: MARK }],
    ["the address", { recipient: { deliveryAddress: [MARK] } }],
    ["the buyer", { buyer: [MARK] }],
    ["the gift", { orderItems: [{ fulfillment: { packing: { giftOption: [MARK] } } }] }],
    ["the product", { orderItems: [{ product: { customization: MARK } }] }],
  ])("keeps %s among the personal data when it has another shape", (_what, spoilt) => {
    const { facts, personal } = splitPersonalData({ ...order, ...spoilt })
    expect(JSON.stringify(facts)).not.toContain(MARK)
    expect(JSON.stringify(personal)).toContain(MARK)
  })
})
