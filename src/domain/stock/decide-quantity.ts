/** Why a quantity is what it is: a key of the admin's sentences, its parameters, the quantity after it. */
export interface QuantityReason {
  code:
    | "not_linked"
    | "amazon_fulfils"
    | "fulfilment_unknown"
    | "stock_off"
    | "awaits_start"
    | "store_paused"
    | "store_closing"
    | "not_managed"
    | "no_stock_location"
    | "stocked"
    | "reserved"
    | "kit"
    | "pending_orders"
    | "kept_back"
    | "maximum"
    | "not_below_zero"
  parameters: Record<string, string | number | null>
  result: number | null
}

export interface QuantityInput {
  variant_id: string | null
  fulfilment: string
  stock_enabled: boolean
  /** Sending is wanted, but nobody has looked at what would be sent yet. */
  awaits_start?: boolean
  /** Whoever lists it is paused: what Amazon has stays as it is. */
  paused?: boolean
  /** Whoever lists it is being deleted, and a person chose to end its sale. */
  closing?: boolean
  manage_inventory: boolean | null
  /** One per inventory item; a kit has several. Null: none has a level at the store's locations. */
  components: { required: number; stocked: number; reserved: number }[] | null
  /** Units of known Amazon orders that are not reserved in Medusa yet (pending, waiting, held). */
  pending: number
  /** Units kept back from Amazon. */
  threshold: number
  /** Never more than this; null: no limit. */
  maximum: number | null
}

export interface QuantityDecision {
  /** What Amazon should have; null: nothing is sent. */
  quantity: number | null
  reasons: QuantityReason[]
}

/** For variants whose inventory Medusa does not manage: they are always available. */
const UNMANAGED_QUANTITY = 999

const nothing = (code: QuantityReason["code"]): QuantityDecision => ({
  quantity: null,
  reasons: [{ code, parameters: {}, result: null }],
})

/**
 * The quantity Amazon should have for one seller SKU, with the reasons that made it:
 * rule(available) − units of known orders not reserved yet. Never below zero, and never a quantity for
 * what Amazon fulfils (an FBA seller SKU given one becomes merchant-fulfilled).
 */
export const decideQuantity = (input: QuantityInput): QuantityDecision => {
  if (input.fulfilment === "amazon") {
    return nothing("amazon_fulfils")
  }
  if (!input.variant_id) {
    return nothing("not_linked")
  }
  if (input.fulfilment !== "merchant") {
    return nothing("fulfilment_unknown")
  }
  if (input.closing) {
    return { quantity: 0, reasons: [{ code: "store_closing", parameters: {}, result: 0 }] }
  }
  if (!input.stock_enabled) {
    const kept = input.paused ? "store_paused" : "stock_off"
    return nothing(input.awaits_start ? "awaits_start" : kept)
  }

  const reasons: QuantityReason[] = []
  let quantity = 0
  const step = (
    code: QuantityReason["code"],
    parameters: QuantityReason["parameters"],
    result: number
  ) => {
    quantity = result
    reasons.push({ code, parameters, result })
  }

  if (input.manage_inventory === false) {
    step("not_managed", {}, UNMANAGED_QUANTITY)
  } else if (!input.components?.length) {
    step("no_stock_location", {}, 0)
  } else if (input.components.length === 1 && input.components[0].required === 1) {
    const [only] = input.components
    step("stocked", { units: only.stocked }, only.stocked)
    step("reserved", { units: only.reserved }, only.stocked - only.reserved)
  } else {
    const buildable = input.components.map((component) =>
      Math.floor((component.stocked - component.reserved) / component.required)
    )
    step("kit", { parts: input.components.length }, Math.min(...buildable))
  }
  if (input.pending > 0) {
    step("pending_orders", { units: input.pending }, quantity - input.pending)
  }
  if (input.threshold > 0) {
    step("kept_back", { units: input.threshold }, quantity - input.threshold)
  }
  if (input.maximum !== null && quantity > input.maximum) {
    step("maximum", { maximum: input.maximum }, input.maximum)
  }
  if (quantity < 0) {
    step("not_below_zero", {}, 0)
  }
  return { quantity: Math.floor(quantity), reasons }
}

/** Only what differs from what Amazon is expected to have is sent; unknown always is. */
export const differsFromAmazon = (desired: number | null, expected: number | null): boolean =>
  desired !== null && desired !== expected
