import type { EmulatorState } from "../core/state.js"
import { identifiersOf } from "../listings/identifiers.js"
import { textOf } from "../listings/attributes.js"
import type { Attributes, ListingRecord } from "../listings/types.js"
import { findItem } from "./items.js"

/** A product page for a listing that fits none; its ASIN has been given to the listing before. */
export function newPage(
  state: EmulatorState,
  listing: ListingRecord,
  attributes: Attributes
): void {
  if (findItem(state, listing.asin)) {
    return
  }
  state.catalogItems[listing.asin] = {
    asin: listing.asin,
    title: textOf(attributes, "item_name") ?? listing.sku,
    brand: textOf(attributes, "brand") ?? "Generic",
    productType: listing.productType,
    identifiers: identifiersOf(attributes),
    marketplaceIds: null,
    color: textOf(attributes, "color"),
    size: textOf(attributes, "size"),
    euroCents: 1000,
    packageGrams: 500,
  }
}
