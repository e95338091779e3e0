import type { AttributeValue, ListingIssue, ListingRecord } from "./types.js"

export type PatchOperation = "add" | "replace" | "merge" | "delete"

export interface Patch {
  op: PatchOperation
  path: string
  value?: AttributeValue[]
}

/**
 * The properties that tell instances of an attribute apart (the `selectors` of Amazon's product
 * type definitions).
 */
const SELECTORS: Record<string, readonly string[]> = {
  fulfillment_availability: ["fulfillment_channel_code"],
  purchasable_offer: ["marketplace_id", "currency", "audience"],
}
/** What may be patched with the product type PRODUCT. */
export const OFFER_ATTRIBUTES = Object.keys(SELECTORS)

/** The top-level attribute of "/attributes/<name>", or null: deeper paths are not accepted. */
export function attributeOf(path: string): string | null {
  return /^\/attributes\/([a-z0-9_]+)$/.exec(path)?.[1] ?? null
}

/**
 * Attributes after the patches; the listing itself is not changed.
 *
 * `add` and `replace` put the whole instance in place of the one with the same selectors, so what
 * they leave out is lost (a lead time, a sale price); `merge` changes only what it names; `delete`
 * removes the instances whose selectors match.
 */
export function applyPatches(
  attributes: ListingRecord["attributes"],
  patches: readonly Patch[]
): ListingRecord["attributes"] {
  const result = structuredClone(attributes)
  for (const patch of patches) {
    const name = attributeOf(patch.path) as string
    const values = patch.value ?? []
    const current = result[name] ?? []
    result[name] = structuredClone(applyOne(name, current, patch.op, values))
    if (result[name]?.length === 0) {
      delete result[name]
    }
  }
  return result
}

function applyOne(
  name: string,
  current: AttributeValue[],
  op: PatchOperation,
  values: AttributeValue[]
): AttributeValue[] {
  const same = (a: AttributeValue, b: AttributeValue) =>
    selectorsOf(name, a) === selectorsOf(name, b)
  if (op === "delete") {
    return values.length === 0
      ? []
      : current.filter((entry) => !values.some((value) => same(entry, value)))
  }
  return values.reduce((list, value) => {
    const index = list.findIndex((entry) => same(entry, value))
    if (index < 0) {
      return [...list, value]
    }
    const next = op === "merge" ? { ...list[index], ...value } : value
    return list.map((entry, position) => (position === index ? next : entry))
  }, current)
}

function selectorsOf(name: string, value: AttributeValue): string {
  const selectors = SELECTORS[name] ?? ["marketplace_id", "language_tag"]
  return JSON.stringify(
    selectors.map((key) => value[key] ?? (key === "audience" ? "ALL" : undefined) ?? null)
  )
}

/** What Amazon would refuse about the values: such a submission is answered INVALID with 200. */
export function findIssues(
  listing: ListingRecord,
  productType: string,
  patches: readonly Patch[]
): ListingIssue[] {
  const names = patches.map((patch) => attributeOf(patch.path) as string)
  const other = names.find((name) => !OFFER_ATTRIBUTES.includes(name))
  if (productType === "PRODUCT" && other !== undefined) {
    const message = `The product type PRODUCT allows offers only; '${other}' needs ${listing.productType}.`
    return [issue("99022", message, other)]
  }
  if (productType !== "PRODUCT" && productType !== listing.productType) {
    return [
      issue(
        "8058",
        `The product type is ${listing.productType}, not ${productType}.`,
        "product_type"
      ),
    ]
  }
  return patches.flatMap((patch) => {
    if (patch.op !== "delete" && !(patch.value && patch.value.length > 0)) {
      const name = attributeOf(patch.path) as string
      return [issue("90220", `'${name}' is required but not supplied.`, name, "MISSING_ATTRIBUTE")]
    }
    return (patch.value ?? []).flatMap((value) =>
      patch.path === "/attributes/fulfillment_availability"
        ? availabilityIssues(value)
        : patch.path === "/attributes/purchasable_offer"
          ? offerIssues(listing, value, patch.op)
          : []
    )
  })
}

function availabilityIssues(value: AttributeValue): ListingIssue[] {
  const name = "fulfillment_availability"
  const { fulfillment_channel_code: channel, quantity, lead_time_to_ship_max_days: days } = value
  const wrong = (low: number, high: number, number: unknown) =>
    number !== undefined &&
    !(Number.isInteger(number) && Number(number) >= low && Number(number) <= high)
  return [
    ...(typeof channel !== "string" || !/^(DEFAULT|AMAZON_[A-Z]+)$/.test(channel)
      ? [
          issue(
            "90244",
            `'fulfillment_channel_code' has the invalid value '${String(channel)}'.`,
            name
          ),
        ]
      : []),
    ...(wrong(0, 99_999_999, quantity)
      ? [issue("90248", `'quantity' has the invalid value '${String(quantity)}'.`, name)]
      : []),
    ...(wrong(0, 30, days)
      ? [
          issue(
            "90248",
            `'lead_time_to_ship_max_days' has the invalid value '${String(days)}'.`,
            name
          ),
        ]
      : []),
  ]
}

function offerIssues(
  listing: ListingRecord,
  value: AttributeValue,
  op: PatchOperation
): ListingIssue[] {
  const name = "purchasable_offer"
  const marketplaceId = String(value.marketplace_id)
  if (!listing.marketplaceIds.includes(marketplaceId)) {
    return [issue("90244", `'marketplace_id' has the invalid value '${marketplaceId}'.`, name)]
  }
  if (op === "delete" || value.our_price === undefined) {
    return []
  }
  const list = value.our_price as { schedule?: { value_with_tax?: unknown }[] }[]
  const price = Array.isArray(list) ? list[0]?.schedule?.[0]?.value_with_tax : undefined
  return typeof price === "number" && price > 0
    ? []
    : [
        issue(
          "90248",
          `'our_price' has the invalid value '${String(price)}'.`,
          name,
          "INVALID_PRICE"
        ),
      ]
}

function issue(
  code: string,
  message: string,
  attribute: string,
  category = "INVALID_ATTRIBUTE"
): ListingIssue {
  return { code, message, severity: "ERROR", attributeNames: [attribute], categories: [category] }
}
