/** One way to find a variant: Amazon's identifier and the values it has for the listing. */
export interface MatchAttempt {
  identifier: string
  values: string[]
  /** Variant ids per value, as found in the shop. */
  found: Map<string, string[]>
}

export type VariantChoice =
  | { variant_id: string; linked_by: "sku" | "attribute"; identifier: string }
  | { variant_id: null; reason: "none" | "several"; identifier: string | null }

/**
 * The variant of a listing: the first attempt that finds exactly one. Several variants with one
 * value are never guessed between: the listing stays unmatched and visible.
 */
export const chooseVariant = (attempts: MatchAttempt[]): VariantChoice => {
  for (const attempt of attempts) {
    const variants = new Set(attempt.values.flatMap((value) => attempt.found.get(value) ?? []))
    if (variants.size === 1) {
      const [variantId] = variants
      return {
        variant_id: variantId,
        linked_by: attempt.identifier === "SKU" ? "sku" : "attribute",
        identifier: attempt.identifier,
      }
    }
    if (variants.size > 1) {
      return { variant_id: null, reason: "several", identifier: attempt.identifier }
    }
  }
  return { variant_id: null, reason: "none", identifier: null }
}
