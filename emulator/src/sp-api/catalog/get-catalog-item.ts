import { findItem } from "../../catalog/items.js"
import { ITEM_DATA, presentItem } from "../../catalog/present.js"
import { notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readDataSets } from "../listings/access.js"
import type { Call } from "../operations.js"
import { readMarketplaces } from "../parameters.js"

/** `GET /catalog/2022-04-01/items/{asin}`. */
export function getCatalogItem(call: Call): Answer {
  const { emulator, request } = call
  const asin = call.path[0] as string
  const marketplaceIds = readMarketplaces(call)
  const included = readDataSets(request.query, ITEM_DATA, "summaries")
  const item = findItem(emulator.state, asin)
  const exists = marketplaceIds.some((id) => item?.marketplaceIds?.includes(id) ?? true)
  if (!item || !exists) {
    throw notFound(
      `Requested item '${asin}' not found in marketplace(s) ${marketplaceIds.join(", ")}.`
    )
  }
  return ok(presentItem(item, marketplaceIds, included, emulator.imagesUrl))
}
