import fc from "fast-check"
import { decideQuantity, differsFromAmazon, quantityPatch, type QuantityInput } from ".."

const base: QuantityInput = {
  variant_id: "variant_1",
  fulfilment: "merchant",
  stock_enabled: true,
  manage_inventory: true,
  components: [{ required: 1, stocked: 12, reserved: 2 }],
  pending: 0,
  threshold: 0,
  maximum: null,
}

describe("decideQuantity", () => {
  it("should explain each step from stock to quantity", () => {
    const decision = decideQuantity({ ...base, pending: 1, threshold: 2, maximum: 5 })
    expect(decision.quantity).toBe(5)
    expect(decision.reasons.map((reason) => [reason.code, reason.result])).toEqual([
      ["stocked", 12],
      ["reserved", 10],
      ["pending_orders", 9],
      ["kept_back", 7],
      ["maximum", 5],
    ])
  })

  it.each([
    ["amazon_fulfils", { fulfilment: "amazon" }],
    ["not_linked", { variant_id: null }],
    ["fulfilment_unknown", { fulfilment: "unknown" }],
    ["stock_off", { stock_enabled: false }],
  ])("should send nothing and say %s", (code, change) => {
    const decision = decideQuantity({ ...base, ...change })
    expect(decision.quantity).toBeNull()
    expect(decision.reasons).toEqual([{ code, parameters: {}, result: null }])
  })

  it("should send zero when there is no level at the store's locations", () => {
    expect(decideQuantity({ ...base, components: null })).toEqual({
      quantity: 0,
      reasons: [{ code: "no_stock_location", parameters: {}, result: 0 }],
    })
  })

  it("should offer as many kits as the scarcest component allows", () => {
    const components = [
      { required: 2, stocked: 9, reserved: 0 },
      { required: 1, stocked: 30, reserved: 3 },
    ]
    expect(decideQuantity({ ...base, components }).quantity).toBe(4)
  })

  it("should offer what nobody else has a claim to: not less, not more, never below zero", () => {
    const units = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(
        units,
        units,
        units,
        units,
        fc.option(units),
        (stocked, reserved, pending, threshold, maximum) => {
          const decision = decideQuantity({
            ...base,
            components: [{ required: 1, stocked, reserved }],
            pending,
            threshold,
            maximum,
          })
          const free = stocked - reserved - pending - threshold
          expect(decision.quantity).toBe(Math.max(0, Math.min(free, maximum ?? Infinity)))
          expect(decision.reasons.at(-1)?.result).toBe(decision.quantity)
        }
      )
    )
  })
})

describe("differsFromAmazon", () => {
  it("should send what differs or is not known, and nothing without a decision", () => {
    expect(differsFromAmazon(5, 5)).toBe(false)
    expect(differsFromAmazon(5, 6)).toBe(true)
    expect(differsFromAmazon(0, null)).toBe(true)
    expect(differsFromAmazon(null, 3)).toBe(false)
  })
})

describe("quantityPatch", () => {
  it("should leave the handling time alone when merging and state it when replacing", () => {
    const input = { quantity: 7, product_type: "MUG", lead_time_days: 3 }
    expect(quantityPatch({ ...input, mode: "merge" }).patches[0]).toEqual({
      op: "merge",
      path: "/attributes/fulfillment_availability",
      value: [{ fulfillment_channel_code: "DEFAULT", quantity: 7 }],
    })
    expect(quantityPatch({ ...input, mode: "replace" }).patches[0].value[0]).toEqual({
      fulfillment_channel_code: "DEFAULT",
      quantity: 7,
      lead_time_to_ship_max_days: 3,
    })
  })
})
