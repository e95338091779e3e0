import { classifyOrder } from "../classify-order"
import type { OrderFacts } from "../types"
import { anItem, anOrder } from "./support/orders"

const store = { import_since: null }
const order = (status: string, more: Partial<OrderFacts> = {}) =>
  ({
    ...anOrder("1.00", [anItem({ parts: { ITEM: "1.00" } })]),
    fulfillment: { fulfillmentStatus: status, fulfilledBy: "MERCHANT" },
    ...more,
  }) as OrderFacts

describe("classifyOrder", () => {
  it.each([
    ["UNSHIPPED", { state: "import" }],
    ["PARTIALLY_SHIPPED", { state: "import" }],
    ["SHIPPED", { state: "import" }],
    ["PENDING", { state: "wait", reason: "pending" }],
    ["PENDING_AVAILABILITY", { state: "wait", reason: "pending_availability" }],
    ["CANCELLED", { state: "ignore", reason: "cancelled_before_import" }],
    ["UNFULFILLABLE", { state: "ignore", reason: "unfulfillable" }],
    ["TELEPORTED", { state: "wait", reason: "unknown_status" }],
  ])("%s", (status, expected) => {
    expect(classifyOrder(order(status), store)).toEqual(expected)
  })

  it("waits when there is no status at all", () => {
    expect(classifyOrder(order("", { fulfillment: undefined }), store)).toEqual({
      state: "wait",
      reason: "unknown_status",
    })
  })

  it("ignores what no store is for, other shops' orders, and what is too old", () => {
    expect(classifyOrder(order("UNSHIPPED"), null)).toEqual({ state: "ignore", reason: "no_store" })
    const other = order("UNSHIPPED", { salesChannel: { channelName: "NON_AMAZON" } })
    expect(classifyOrder(other, store)).toEqual({ state: "ignore", reason: "not_sold_on_amazon" })
    const since = (import_since: string) => classifyOrder(order("UNSHIPPED"), { import_since })
    expect(since("2026-11-01T10:00:01Z")).toEqual({
      state: "ignore",
      reason: "before_import_since",
    })
    expect(since("2026-11-01T11:00:00+01:00")).toEqual({ state: "import" })
  })

  it("takes a channel it does not know for Amazon's", () => {
    const facts = order("UNSHIPPED", { salesChannel: { channelName: "AMAZON_MARS" } })
    expect(classifyOrder(facts, store)).toEqual({ state: "import" })
  })

  it("holds an order without items, but does not trouble anybody with a pending one", () => {
    expect(classifyOrder(order("UNSHIPPED", { orderItems: [] }), store)).toEqual({
      state: "hold",
      reasons: [{ code: "invalid_order", parameters: { field: "orderItems", value: null } }],
    })
    expect(classifyOrder(order("PENDING", { orderItems: [] }), store).state).toBe("wait")
  })

  it("names every field that breaks Amazon's own model", () => {
    const item = anItem({ quantity: -1 })
    const facts = order("UNSHIPPED", { orderItems: [item, item], createdTime: "yesterday" })
    const found = classifyOrder(facts, store)
    expect(found.state === "hold" && found.reasons.map((r) => r.parameters)).toEqual([
      { field: "createdTime", value: "yesterday" },
      { field: "orderItems[0].quantityOrdered", value: -1 },
      { field: "orderItems[1].orderItemId", value: "10000000000001" },
      { field: "orderItems[1].quantityOrdered", value: -1 },
    ])
  })
})
