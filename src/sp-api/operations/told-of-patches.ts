import { at, type CallKind } from "./description"

const ATTRIBUTE = "/attributes/"
/** What some attributes are, for people; all others are of the listing. */
const KINDS: Record<string, CallKind> = {
  fulfillment_availability: "stock",
  purchasable_offer: "prices",
  list_price: "prices",
}

/** A patch of a listing: which attributes, and the quantity where there is one. */
export function toldOfPatches(body: unknown): { kind: CallKind; told: Record<string, unknown> } {
  const patches = at(body, "patches")
  const list: unknown[] = Array.isArray(patches) ? patches : []
  const attributes = list.map((patch) => attributeOf(at(patch, "path")))
  const kinds = new Set(attributes.map((name) => kindOf(name)))
  const [kind = "listings"] = kinds.size === 1 ? kinds : []
  return {
    kind,
    told: {
      attributes: [...new Set(attributes)].sort(),
      productType: at(body, "productType"),
      ...availabilityOf(list),
    },
  }
}

function attributeOf(path: unknown): string {
  return typeof path === "string" && path.startsWith(ATTRIBUTE) ? path.slice(ATTRIBUTE.length) : ""
}

function kindOf(attribute: string): CallKind {
  return Object.prototype.hasOwnProperty.call(KINDS, attribute) ? KINDS[attribute] : "listings"
}

/** The seller's own stock; Amazon's fulfilment takes no quantity. */
function availabilityOf(patches: unknown[]): Record<string, unknown> {
  const patch = patches.find((one) => attributeOf(at(one, "path")) === "fulfillment_availability")
  return {
    op: at(patch, "op"),
    quantity: at(patch, "value", "0", "quantity"),
    handlingDays: at(patch, "value", "0", "lead_time_to_ship_max_days"),
  }
}
