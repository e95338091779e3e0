import { IDENTIFIER_TYPES } from "../catalog/types.js"
import type { IdentifierType, ProductIdentifier } from "../catalog/types.js"
import type { Attributes } from "./types.js"

/** The identifiers of a submission, of kinds that the catalogue knows. */
export function identifiersOf(attributes: Attributes): ProductIdentifier[] {
  return (attributes.externally_assigned_product_identifier ?? [])
    .map((entry) => ({
      type: String(entry.type).toUpperCase() as IdentifierType,
      value: String(entry.value),
    }))
    .filter(({ type }) => IDENTIFIER_TYPES.includes(type))
}
