import { findItem } from "../../catalog/items.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { currentListing } from "../../listings/current.js"
import type { Call } from "../operations.js"
import { estimate, refusal } from "./result.js"
import type { FeesRequest, Identified } from "./result.js"

/** `POST /products/fees/v0/listings/{SellerSKU}/feesEstimate`. */
export function getMyFeesEstimateForSku(call: Call): Answer {
  return single(call, "SellerSKU")
}

/** `POST /products/fees/v0/items/{Asin}/feesEstimate`. */
export function getMyFeesEstimateForAsin(call: Call): Answer {
  return single(call, "ASIN")
}

/** `POST /products/fees/v0/feesEstimate`: several at once, each with a status of its own. */
export function getMyFeesEstimates(call: Call): Answer {
  const parts = JSON.parse(call.request.body.toString("utf8")) as Partial<Identified>[]
  if (parts.length > 20) {
    throw invalidInput("at most 20 estimates can be requested.")
  }
  const body = parts.map((part) => {
    if (!part.FeesEstimateRequest) {
      throw invalidInput("FeesEstimateRequest is required.")
    }
    return resultOf(call, part as Identified)
  })
  return ok(body)
}

function single(call: Call, IdType: Identified["IdType"]): Answer {
  const { FeesEstimateRequest } = JSON.parse(call.request.body.toString("utf8")) as {
    FeesEstimateRequest?: FeesRequest
  }
  if (!FeesEstimateRequest) {
    throw invalidInput("FeesEstimateRequest is required.")
  }
  const IdValue = call.path[0] as string
  return ok({
    payload: { FeesEstimateResult: resultOf(call, { FeesEstimateRequest, IdType, IdValue }) },
  })
}

function resultOf({ emulator, caller }: Call, input: Identified) {
  const { seller } = caller
  const { MarketplaceId } = input.FeesEstimateRequest
  if (!seller.marketplaces.some(({ id }) => id === MarketplaceId)) {
    throw invalidInput("Incorrect Marketplace identifier.")
  }
  const asin =
    input.IdType === "ASIN"
      ? input.IdValue
      : currentListing(emulator, seller.sellerId, input.IdValue)?.asin
  const item = asin === undefined ? undefined : findItem(emulator.state, asin)
  return item
    ? estimate(seller.sellerId, input, item.packageGrams, emulator.clock.now())
    : refusal(seller.sellerId, input, "There is no item for the identifier.")
}
