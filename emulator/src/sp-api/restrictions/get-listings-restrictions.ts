import { requireMarketplace } from "../../amazon/marketplaces.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { CONDITIONS, restrictionsOf } from "../../restrictions/rules.js"
import type { Restricted } from "../../restrictions/rules.js"
import type { Call } from "../operations.js"
import { checkSellerId, readMarketplaces } from "../parameters.js"

/**
 * `GET /listings/2021-08-01/restrictions`: what keeps the seller from listing a product; an empty
 * list when nothing does.
 */
export function getListingsRestrictions(call: Call): Answer {
  const { query } = call.request
  const sellerId = query.get("sellerId")
  checkSellerId(call, sellerId)
  const marketplaceIds = readMarketplaces(call)
  const asin = query.get("asin") ?? ""
  if (!/^[A-Z0-9]{10}$/.test(asin)) {
    throw invalidInput("Invalid 'asin' provided.")
  }
  const conditionType = query.get("conditionType")
  if (conditionType !== null && !CONDITIONS.includes(conditionType)) {
    throw invalidInput("Invalid 'conditionType' provided.")
  }
  const found = restrictionsOf(
    call.emulator.state,
    asin,
    call.caller.seller.sellerId,
    marketplaceIds,
    conditionType
  )
  return ok({ restrictions: found.map((entry) => present(entry, asin)) })
}

function present({ marketplaceId, conditionType, reasonCode, message }: Restricted, asin: string) {
  const domain = requireMarketplace(marketplaceId).domain.replace("www.", "sellercentral.")
  const resource = `https://${domain}/hz/approvalrequest/restrictions/approve?asin=${asin}`
  const link = {
    resource,
    verb: "GET",
    title: "Request Approval via Seller Central.",
    type: "text/html",
  }
  return {
    marketplaceId,
    conditionType,
    reasons: [
      { message, reasonCode, ...(reasonCode === "APPROVAL_REQUIRED" && { links: [link] }) },
    ],
  }
}
