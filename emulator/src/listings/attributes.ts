import { isPerMarketplace } from "../product-types/selectors.js"
import type { AttributeValue, Attributes } from "./types.js"

/** The attributes with the marketplace filled in where an instance leaves it out, as the default. */
export function inMarketplace(attributes: Attributes, marketplaceId: string): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, values]) => [
      name,
      isPerMarketplace(name)
        ? values.map((value) =>
            hasMarketplace(value) ? value : { ...value, marketplace_id: marketplaceId }
          )
        : values,
    ])
  )
}

/** What holds in the marketplace: its own instances and those for all marketplaces. */
export function sliceOf(attributes: Attributes, marketplaceId: string): Attributes {
  return filtered(
    attributes,
    (value) => !hasMarketplace(value) || value.marketplace_id === marketplaceId
  )
}

/** What holds for other marketplaces only. */
export function withoutMarketplaces(
  attributes: Attributes,
  marketplaceIds: readonly string[]
): Attributes {
  return filtered(
    attributes,
    (value) => hasMarketplace(value) && !marketplaceIds.includes(String(value.marketplace_id))
  )
}

/** Instances of both, the second's after the first's. */
export function joined(first: Attributes, second: Attributes): Attributes {
  const names = new Set([...Object.keys(first), ...Object.keys(second)])
  return Object.fromEntries(
    [...names].map((name) => [name, [...(first[name] ?? []), ...(second[name] ?? [])]])
  )
}

/** The `value` of the first instance, as text. */
export function textOf(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name]?.[0]?.value
  return value === undefined ? undefined : String(value)
}

function filtered(attributes: Attributes, keep: (value: AttributeValue) => boolean): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .map(([name, values]) => [name, values.filter(keep)] as const)
      .filter(([, values]) => values.length > 0)
  )
}

function hasMarketplace(value: AttributeValue): boolean {
  return value.marketplace_id !== undefined
}
