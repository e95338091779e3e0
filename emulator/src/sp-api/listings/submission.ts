import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import type { Request } from "../../http/request.js"
import { InputError } from "../../core/input-error.js"
import type { Submitted, Submitting } from "../../listings/submit.js"
import type { Attributes } from "../../listings/types.js"
import type { Call } from "../operations.js"
import { checkSeller, readDataSets, readMarketplaceIds } from "./access.js"

/** What put, patch and delete have in common; `includedData` is for the first two. Throws. */
export function readSubmission(call: Call): { to: Submitting; included: Set<string> } {
  checkSeller(call)
  const { emulator, caller, request } = call
  const marketplaceIds = readMarketplaceIds(call)
  const included = readDataSets(request.query, ["identifiers", "issues"], "issues")
  const preview = request.query.get("mode") === "VALIDATION_PREVIEW"
  if (included.has("identifiers") && !preview) {
    throw invalidInput(
      "includedData: identifiers can only be requested in VALIDATION_PREVIEW mode."
    )
  }
  const sku = call.path[1] as string
  return { to: { emulator, seller: caller.seller, sku, marketplaceIds, preview }, included }
}

/** The JSON object in the body. Throws InvalidInput. */
export function readBody(request: Request): Record<string, unknown> {
  try {
    return readJsonObject(request)
  } catch (error) {
    throw error instanceof InputError ? invalidInput(error.message) : error
  }
}

export function readProductType({ productType }: Record<string, unknown>): string {
  if (typeof productType !== "string" || productType === "") {
    throw invalidInput("productType is required.")
  }
  return productType
}

/** Lists of objects by attribute name. Throws InvalidInput. */
export function readAttributes(value: unknown): Attributes {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalidInput("attributes must be an object.")
  }
  for (const [name, list] of Object.entries(value)) {
    readInstances(list, name)
  }
  return value as Attributes
}

/** The instances of an attribute. Throws InvalidInput. */
export function readInstances(value: unknown, name: string): Record<string, unknown>[] {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === "object" && entry)) {
    throw invalidInput(`value of ${name} must be a list of objects.`)
  }
  return value as Record<string, unknown>[]
}

export function answerSubmission(
  { sku, status, submissionId, issues, identifiers }: Submitted,
  included: ReadonlySet<string>
): Answer {
  return ok({
    ...{ sku, status, submissionId },
    issues: issues.map(({ marketplaceIds: _, ...issue }) => issue),
    ...(included.has("identifiers") && { identifiers }),
  })
}
