import { invalidInput } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { submitPut } from "../../listings/submit.js"
import type { Requirements } from "../../listings/types.js"
import type { Call } from "../operations.js"
import {
  answerSubmission,
  readAttributes,
  readBody,
  readProductType,
  readSubmission,
} from "./submission.js"

const REQUIREMENTS = ["LISTING", "LISTING_PRODUCT_ONLY", "LISTING_OFFER_ONLY"]

/**
 * `PUT /listings/2021-08-01/items/{sellerId}/{sku}`: a new listing, or a new version of a whole one;
 * answered as patches are.
 */
export function putListingsItem(call: Call): Answer {
  const { to, included } = readSubmission(call)
  const body = readBody(call.request)
  const productType = readProductType(body)
  const requirements = (body.requirements ?? "LISTING") as Requirements
  if (!REQUIREMENTS.includes(requirements)) {
    throw invalidInput(`requirements must be one of ${REQUIREMENTS.join(", ")}.`)
  }
  const attributes = readAttributes(body.attributes)
  return answerSubmission(submitPut(to, { productType, requirements, attributes }), included)
}
