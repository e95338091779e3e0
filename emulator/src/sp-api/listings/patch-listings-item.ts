import { invalidInput } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { attributeOf } from "../../listings/patch.js"
import type { Patch } from "../../listings/patch.js"
import { submitPatch } from "../../listings/submit.js"
import type { Call } from "../operations.js"
import {
  answerSubmission,
  readBody,
  readInstances,
  readProductType,
  readSubmission,
} from "./submission.js"

const OPERATIONS = ["add", "replace", "merge", "delete"]

/**
 * `PATCH /listings/2021-08-01/items/{sellerId}/{sku}`: ACCEPTED or, still with HTTP 200, INVALID;
 * with `mode=VALIDATION_PREVIEW` VALID or INVALID without effect.
 */
export function patchListingsItem(call: Call): Answer {
  const { to, included } = readSubmission(call)
  const body = readBody(call.request)
  const productType = readProductType(body)
  if (!Array.isArray(body.patches) || body.patches.length === 0) {
    throw invalidInput("patches must hold at least one operation.")
  }
  const patches = (body.patches as Patch[]).map(checkPatch)
  return answerSubmission(submitPatch(to, { productType, patches }), included)
}

function checkPatch({ op, path, value }: Patch): Patch {
  if (!OPERATIONS.includes(op)) {
    throw invalidInput(`op "${String(op)}" is not one of ${OPERATIONS.join(", ")}.`)
  }
  if (typeof path !== "string" || attributeOf(path) === null) {
    throw invalidInput(
      `Invalid path "${String(path)}": only top-level attributes ("/attributes/<name>") can be patched.`
    )
  }
  return { op, path, ...(value !== undefined && { value: readInstances(value, path) }) }
}
