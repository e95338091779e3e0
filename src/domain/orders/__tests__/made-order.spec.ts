import { changeSinceImport, linkMadeLines, notesOfMade, unitsToShip } from "../made-order"
import type { AmazonOrder } from "../amazon-order"
import { splitPersonalData } from "../personal-data"
import { anItem, anOrder, imported } from "./support/orders"

const factsOf = (order: AmazonOrder) => splitPersonalData(order).facts

const aLine = (id: string, quantity: number, more = {}) => ({
  id,
  amazon_order_item_id: "item_1",
  seller_sku: "TULP-1",
  variant_id: "variant_1",
  quantity,
  fulfilled: 0,
  ...more,
})
const reserved = (...given: Parameters<typeof linkMadeLines>) =>
  Object.fromEntries(
    linkMadeLines(...given).reservations.map(({ line_item_id, quantity }) => [
      line_item_id,
      quantity,
    ])
  )

describe("an order that is in Medusa already", () => {
  it("is linked and reserved as its composition says while nothing changed", () => {
    const item = anItem({ quantity: 3, parts: { ITEM: "10.00" } })
    item.fulfillment = { quantityFulfilled: 1 }
    const order = anOrder("10.00", [item])
    const { order: composed, links, reservations } = imported(order)
    const lines = composed.items.map((line) => ({
      id: line.id,
      amazon_order_item_id: item.orderItemId,
      seller_sku: "TULP-1",
      variant_id: line.variant_id ?? null,
      quantity: line.quantity,
      fulfilled: 0,
    }))
    expect(linkMadeLines(lines, unitsToShip(factsOf(order)))).toEqual({ links, reservations })
  })

  it("reserves no more than its lines have, and nothing that was fulfilled or shipped", () => {
    const lines = [aLine("a", 1), aLine("b", 3)]
    expect(reserved(lines, { item_1: 9 })).toEqual({ a: 1, b: 3 })
    expect(reserved(lines, { item_1: 2 })).toEqual({ b: 2 })
    expect(reserved(lines, { item_1: 0 })).toEqual({})
    expect(reserved([aLine("a", 3, { fulfilled: 2 })], { item_1: 3 })).toEqual({ a: 1 })
    expect(reserved([aLine("a", 3, { variant_id: null })], { item_1: 3 })).toEqual({})
  })

  it("reserves the whole line of an item that Amazon does not tell any more", () => {
    expect(reserved([aLine("a", 3)], {})).toEqual({ a: 3 })
  })

  it("is not reserved where Amazon ships, and what cannot be read is left out", () => {
    const items = [anItem({ quantity: 2 }), { orderItemId: "odd", quantityOrdered: "two" } as never]
    const facts = factsOf(anOrder("1.00", items))
    expect(unitsToShip(facts)).toEqual({ "10000000000001": 2 })
    const fulfillment = { fulfillmentStatus: "UNSHIPPED" as const, fulfilledBy: "AMAZON" as const }
    expect(unitsToShip({ ...facts, fulfillment })["10000000000001"]).toBe(0)
    expect(unitsToShip({ ...facts, orderItems: undefined as never })).toEqual({})
  })

  it("tells from its metadata whether its total could be explained", () => {
    const order = (total: string) =>
      imported(anOrder(total, [anItem({ parts: { ITEM: "10.00" } })]))
    const odd = order("15.00")
    expect(notesOfMade(odd.order.metadata)).toEqual(odd.notes.slice(0, 1))
    expect(odd.notes[0].code).toBe("unexplained_total")
    expect(notesOfMade(order("10.00").order.metadata)).toEqual([])
    expect(notesOfMade(null)).toEqual([])
  })
})

describe("changeSinceImport", () => {
  const item = anItem({ quantity: 2, parts: { ITEM: "20.00" } })
  const order = anOrder("20.00", [item])
  const { money } = imported(order)

  it("finds none in the order that was imported, nor in what cannot be read", () => {
    expect(changeSinceImport(money, factsOf(order))).toBeNull()
    expect(changeSinceImport({ grand_total: null, items: null }, factsOf(order))).toBeNull()
    expect(changeSinceImport({ grand_total: "20", items: null }, factsOf(order))).toBeNull()
  })

  it.each([
    ["the total", anOrder("19.00", [item]), { total_after: "19", units_after: 2 }],
    ["the units", anOrder("20.00", [{ ...item, quantityOrdered: 1 }]), { units_after: 1 }],
    ["an item more", anOrder("20.00", [item, anItem({}, 1)]), { units_after: 3 }],
    ["no total any more", anOrder(undefined, []), { total_after: "20", units_after: 0 }],
  ])("finds %s", (_what, now, expected) => {
    expect(changeSinceImport(money, factsOf(now))).toMatchObject({
      total_before: "20",
      units_before: 2,
      ...expected,
    })
  })
})
