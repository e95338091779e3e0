import { ATTRIBUTES } from "./definitions.js"

const SETTING = { marketplaceId: "", currency: "", languages: [], fbaChannel: "" }
const SELECTORS = new Map<string, readonly string[]>(
  Object.entries(ATTRIBUTES).map(([name, { schema }]) => {
    const selectors = schema(SETTING).selectors
    return [name, Array.isArray(selectors) ? (selectors as string[]) : []]
  })
)

/**
 * The properties that tell instances of an attribute apart, as its schema says; those of localized
 * texts for an attribute that no schema of the emulator knows.
 */
export function selectorsOf(attribute: string): readonly string[] {
  return SELECTORS.get(attribute) ?? ["marketplace_id", "language_tag"]
}

const PER_MARKETPLACE = new Set(
  [...SELECTORS].filter(([, names]) => names.includes("marketplace_id")).map(([name]) => name)
)

/** Whether instances name a marketplace (stock, for one, is for all of them). */
export function isPerMarketplace(attribute: string): boolean {
  return PER_MARKETPLACE.has(attribute)
}
