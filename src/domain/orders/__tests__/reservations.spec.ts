import { anItem, anOrder, anOrderOf, imported } from "./support/orders"

describe("reservations", () => {
  const shipped = (quantityFulfilled: number, quantityUnfulfilled?: number) => ({
    quantity: 3,
    parts: { ITEM: "10.00" },
    more: { fulfillment: { quantityFulfilled, quantityUnfulfilled } },
  })

  it("are for what is still to ship; shipped units fill the first line", () => {
    const result = imported(anOrderOf("10.00", shipped(1, 2)))
    const [first, second] = result.order.items
    expect(
      result.reservations.map(({ line_item_id, quantity }) => [line_item_id, quantity])
    ).toEqual([
      [first.id, 1],
      [second.id, 1],
    ])
    expect(result.links).toMatchObject([
      { quantity: 3, quantity_fulfilled: 1, quantity_unfulfilled: 2, variant_id: "variant_1" },
    ])
    expect(imported(anOrderOf("10.00", shipped(2))).reservations).toMatchObject([
      { variant_id: "variant_1", seller_sku: "TULP-1", quantity: 1 },
    ])
    expect(imported(anOrderOf("10.00", shipped(3, 0))).reservations).toEqual([])
  })

  it("are none for shipped orders and for those that Amazon fulfils", () => {
    const wish = { parts: { ITEM: "5.00" } }
    for (const fulfillment of [
      { fulfillmentStatus: "SHIPPED", fulfilledBy: "MERCHANT" },
      { fulfillmentStatus: "UNSHIPPED", fulfilledBy: "AMAZON" },
    ]) {
      expect(imported(anOrderOf("5.00", wish, { fulfillment })).reservations).toEqual([])
    }
  })

  it("leave out an item that Amazon cancelled", () => {
    const items = [
      anItem({ parts: { ITEM: "5.00" } }, 0),
      anItem({ quantity: 0, more: { product: { sellerSku: "GONE" } } }, 1),
    ]
    const result = imported(anOrder("5.00", items))
    expect(result.order.items).toHaveLength(1)
    expect(result.links.map(({ quantity, lines }) => [quantity, lines.length])).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect(result.notes).toContainEqual({ code: "item_cancelled", parameters: { sku: "GONE" } })
  })
})
