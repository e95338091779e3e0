import { sliceOf } from "./attributes.js"
import type { ListingRecord } from "./types.js"

/** The SKU of the listing's parent in its family of variants, or undefined. */
export function parentSkuOf(listing: ListingRecord, marketplaceId: string): string | undefined {
  const here = sliceOf(listing.attributes, marketplaceId)
  const sku = here.child_parent_sku_relationship?.[0]?.parent_sku
  return typeof sku === "string" ? sku : undefined
}

/** SKUs that the listing's package holds. */
export function containedSkus(listing: ListingRecord, marketplaceId: string): string[] {
  const here = sliceOf(listing.attributes, marketplaceId)
  return (here.package_contains_sku ?? []).map(({ sku }) => String(sku ?? "")).filter(Boolean)
}

/** Parents, children and packages of a listing, as Listings Items tells them. */
export function presentRelationships(
  listing: ListingRecord,
  siblings: readonly ListingRecord[],
  marketplaceId: string
) {
  const parent = parentSkuOf(listing, marketplaceId)
  const skus = (fits: (other: ListingRecord) => boolean) =>
    siblings.filter(fits).map(({ sku }) => sku)
  const children = skus((other) => parentSkuOf(other, marketplaceId) === listing.sku)
  const contained = containedSkus(listing, marketplaceId)
  const packages = skus((other) => containedSkus(other, marketplaceId).includes(listing.sku))
  return [
    ...(parent === undefined && children.length === 0
      ? []
      : [
          {
            type: "VARIATION",
            ...(children.length > 0 && { childSkus: children }),
            ...(parent !== undefined && { parentSkus: [parent] }),
            ...variationTheme(listing),
          },
        ]),
    ...(contained.length === 0 && packages.length === 0
      ? []
      : [
          {
            type: "PACKAGE_HIERARCHY",
            ...(contained.length > 0 && { childSkus: contained }),
            ...(packages.length > 0 && { parentSkus: packages }),
          },
        ]),
  ]
}

function variationTheme(listing: ListingRecord) {
  const theme = listing.attributes.variation_theme?.[0]?.name
  return typeof theme === "string"
    ? { variationTheme: { theme, attributes: theme.toLowerCase().split("/") } }
    : {}
}
