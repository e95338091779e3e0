import type { Emulator } from "../emulator.js"
import { findItem, itemsByIdentifier } from "../catalog/items.js"
import type { CatalogItem } from "../catalog/types.js"
import { restrictionsOf } from "../restrictions/rules.js"
import { textOf } from "./attributes.js"
import { identifiersOf } from "./identifiers.js"
import { issue } from "./validate.js"
import type { Attributes, ListingIssue, Requirements } from "./types.js"

export type Match = { asin: string | null; issues: ListingIssue[] }

const none = (...issues: ListingIssue[]): Match => ({ asin: null, issues })

/**
 * The product page that a submission is for: by the suggested ASIN, else by its identifiers. Null
 * without issues: a new page is to be made. Issues when there is no page for an offer, when several
 * fit, or when the seller may not list it.
 */
export function matchProduct(
  emulator: Emulator,
  sellerId: string,
  marketplaceId: string,
  requirements: Requirements,
  attributes: Attributes
): Match {
  const found = findPages(emulator, attributes, marketplaceId)
  if (found.issues.length > 0) {
    return none(...found.issues)
  }
  const [page, other] = found.pages
  if (page && other) {
    const asins = found.pages.map(({ asin }) => asin).join(", ")
    const message = `The identifiers match several ASINs: ${asins}. Supply merchant_suggested_asin.`
    return none(issue("8542", message, "externally_assigned_product_identifier", "DUPLICATE"))
  }
  if (!page) {
    return requirements === "LISTING_OFFER_ONLY"
      ? none(issue("8560", "The SKU does not match any ASIN.", "merchant_suggested_asin"))
      : none()
  }
  const condition = textOf(attributes, "condition_type") ?? "new_new"
  const [wrong] = restrictionsOf(emulator.state, page.asin, sellerId, [marketplaceId], condition)
  return wrong
    ? none(issue("18299", wrong.message, "merchant_suggested_asin", "QUALIFICATION_REQUIRED"))
    : { asin: page.asin, issues: [] }
}

function findPages(
  emulator: Emulator,
  attributes: Attributes,
  marketplaceId: string
): { pages: CatalogItem[]; issues: ListingIssue[] } {
  const asin = textOf(attributes, "merchant_suggested_asin")
  if (asin !== undefined) {
    const page = findItem(emulator.state, asin)
    return page && isIn(page, marketplaceId)
      ? { pages: [page], issues: [] }
      : {
          pages: [],
          issues: [
            issue("8567", `The ASIN ${asin} is not in the catalogue.`, "merchant_suggested_asin"),
          ],
        }
  }
  const pages = identifiersOf(attributes).flatMap(({ type, value }) =>
    itemsByIdentifier(emulator.state, type, value).filter((page) => isIn(page, marketplaceId))
  )
  return { pages: [...new Set(pages)], issues: [] }
}

function isIn({ marketplaceIds }: CatalogItem, marketplaceId: string): boolean {
  return marketplaceIds?.includes(marketplaceId) ?? true
}
