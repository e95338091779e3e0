import { allItems, findItem, itemsByIdentifier } from "../../catalog/items.js"
import { browseNodeOf, ITEM_DATA, presentItem } from "../../catalog/present.js"
import type { CatalogItem } from "../../catalog/types.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { currentListing } from "../../listings/current.js"
import { readDataSets } from "../listings/access.js"
import type { Call } from "../operations.js"
import { checkSellerId, pageOf, readCount, readMarketplaces } from "../parameters.js"

/**
 * `GET /catalog/2022-04-01/items`: by identifiers (those that are not found are silently absent, and
 * one may stand for several items) or by keywords, with refinements by brand and class.
 */
export function searchCatalogItems(call: Call): Answer {
  const { emulator, request } = call
  const { query } = request
  const marketplaceIds = readMarketplaces(call)
  const included = readDataSets(query, ITEM_DATA, "summaries")
  const size = readCount(query, "pageSize", 10, 20)
  const byIdentifier = query.has("identifiers")
  const found = (byIdentifier ? identified(call) : searched(call)).filter((item) =>
    marketplaceIds.some((id) => item.marketplaceIds?.includes(id) ?? true)
  )
  const { items, ...pagination } = pageOf(call, found, { tokenName: "pageToken", size })
  return ok({
    numberOfResults: found.length,
    ...(Object.keys(pagination).length > 0 && { pagination }),
    ...(!byIdentifier && { refinements: refinements(found) }),
    items: items.map((item) => presentItem(item, marketplaceIds, included, emulator.imagesUrl)),
  })
}

function identified(call: Call): CatalogItem[] {
  const { query } = call.request
  const identifiers = listOf(query, "identifiers")
  const type = query.get("identifiersType")
  const sellerId = query.get("sellerId")
  checkSellerId(call, sellerId)
  if (type === null) {
    throw invalidInput("identifiersType is required when identifiers is given.")
  }
  const other = ["keywords", "brandNames", "classificationIds", "keywordsLocale"]
  const clash = other.find((name) => query.has(name))
  if (clash !== undefined) {
    throw invalidInput(`${clash} cannot be used with identifiers.`)
  }
  if (type === "SKU" && sellerId === null) {
    throw invalidInput("sellerId is required when identifiersType is SKU.")
  }
  return [...new Set(identifiers.flatMap((value) => itemsOf(call, type, value)))]
}

function itemsOf({ emulator, caller }: Call, type: string, value: string): CatalogItem[] {
  const only = (asin: string | undefined) => {
    const item = asin === undefined ? undefined : findItem(emulator.state, asin)
    return item ? [item] : []
  }
  switch (type) {
    case "ASIN":
      return only(value)
    case "SKU":
      return only(currentListing(emulator, caller.seller.sellerId, value)?.asin)
    default:
      return itemsByIdentifier(emulator.state, type, value)
  }
}

/** Items that have all the keywords, those with more of them in the title first. */
function searched({ emulator, request: { query } }: Call): CatalogItem[] {
  const keywords = listOf(query, "keywords").flatMap((word) => word.toLowerCase().split(/\s+/))
  if (keywords.length === 0) {
    throw invalidInput("identifiers or keywords is required.")
  }
  const brands = listOf(query, "brandNames")
  const classes = listOf(query, "classificationIds")
  return allItems(emulator.state)
    .filter((item) => keywords.every((word) => wordsOf(item).includes(word)))
    .filter(({ brand }) => brands.length === 0 || brands.includes(brand))
    .filter(
      ({ productType }) =>
        classes.length === 0 || classes.includes(browseNodeOf(productType).classificationId)
    )
}

function wordsOf({ title, brand, productType }: CatalogItem): string {
  return `${title} ${brand} ${productType.replaceAll("_", " ")}`.toLowerCase()
}

function refinements(items: readonly CatalogItem[]) {
  const count = (keys: string[]) =>
    [...new Set(keys)].map((key) => [key, keys.filter((other) => other === key).length] as const)
  return {
    brands: count(items.map(({ brand }) => brand)).map(([brandName, numberOfResults]) => ({
      ...{ numberOfResults, brandName },
    })),
    classifications: count(items.map(({ productType }) => productType)).map(
      ([productType, numberOfResults]) => ({ numberOfResults, ...browseNodeOf(productType) })
    ),
  }
}
