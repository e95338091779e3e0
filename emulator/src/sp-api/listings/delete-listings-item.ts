import type { Answer } from "../../http/answer.js"
import { submitDelete } from "../../listings/submit.js"
import type { Call } from "../operations.js"
import { answerSubmission, readSubmission } from "./submission.js"

/** `DELETE /listings/2021-08-01/items/{sellerId}/{sku}`: takes the listing from the marketplace. */
export function deleteListingsItem(call: Call): Answer {
  return answerSubmission(submitDelete(readSubmission(call).to), new Set(["issues"]))
}
