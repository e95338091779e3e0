import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { PRODUCT_LINES } from "../../catalogue/product-lines.js"
import { displayName, PRODUCT_TYPES } from "../../product-types/definitions.js"
import { VERSION } from "../../product-types/schema.js"
import type { Call } from "../operations.js"
import { readMarketplaces } from "../parameters.js"

/**
 * `GET /definitions/2020-09-01/productTypes`: product types by keywords, or fitting an item's name;
 * all of them without either.
 */
export function searchDefinitionsProductTypes(call: Call): Answer {
  const { query } = call.request
  const marketplaceIds = readMarketplaces(call)
  const keywords = listOf(query, "keywords").map((word) => word.toLowerCase())
  const itemName = query.get("itemName")
  if (keywords.length > 0 && itemName !== null) {
    throw invalidInput("keywords cannot be used with itemName.")
  }
  const names = itemName === null ? byKeywords(keywords) : byItemName(itemName)
  return ok({
    productTypes: names.map((name) => ({
      name,
      displayName: displayName(name),
      marketplaceIds,
    })),
    productTypeVersion: VERSION,
  })
}

function byKeywords(keywords: string[]): string[] {
  const fits = (text: string) => keywords.some((word) => text.toLowerCase().includes(word))
  return PRODUCT_TYPES.filter(
    (name) => keywords.length === 0 || fits(name) || fits(displayName(name))
  )
}

/** Product types of products whose titles share a word with the name. */
function byItemName(itemName: string): string[] {
  const words = wordsOf(itemName)
  const fitting = PRODUCT_LINES.filter(({ title, productType }) =>
    [...wordsOf(title), ...wordsOf(displayName(productType))].some((word) => words.includes(word))
  )
  return [...new Set(fitting.map(({ productType }) => productType))]
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2)
}
