import { ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { Call } from "../operations.js"
import {
  checkSeller,
  INCLUDED_DATA,
  readDataSets,
  readMarketplaceIds,
  requireListing,
} from "./access.js"
import { presenterOf } from "./present.js"

/** `GET /listings/2021-08-01/items/{sellerId}/{sku}`. */
export function getListingsItem(call: Call): Answer {
  checkSeller(call)
  const marketplaceIds = readMarketplaceIds(call)
  const included = readDataSets(call.request.query, INCLUDED_DATA, "summaries")
  const listing = requireListing(call, call.path[1] as string, marketplaceIds)
  return ok(presenterOf(call, marketplaceIds, included)(listing))
}
