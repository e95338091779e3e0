import { randomUUID } from "node:crypto"
import { InputError } from "../../core/input-error.js"
import { invalidInput, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import type { Request } from "../../http/request.js"
import { attributeOf, findIssues } from "../../listings/patch.js"
import type { Patch } from "../../listings/patch.js"
import { submit } from "../../listings/submissions.js"
import type { ListingIssue, ListingRecord } from "../../listings/types.js"
import type { Call } from "../operations.js"
import { checkSeller, findListing, readDataSets, readMarketplaceIds } from "./access.js"

const OPERATIONS = ["add", "replace", "merge", "delete"]

/**
 * `PATCH /listings/2021-08-01/items/{sellerId}/{sku}`: ACCEPTED or, still with HTTP 200, INVALID;
 * with `mode=VALIDATION_PREVIEW` VALID or INVALID without effect.
 */
export function patchListingsItem(call: Call): Answer {
  checkSeller(call)
  const { emulator, request } = call
  const sku = call.path[1] as string
  const marketplaceIds = readMarketplaceIds(call)
  const included = readDataSets(request.query, ["identifiers", "issues"], "issues")
  const preview = request.query.get("mode") === "VALIDATION_PREVIEW"
  if (included.has("identifiers") && !preview) {
    throw invalidInput(
      "includedData: identifiers can only be requested in VALIDATION_PREVIEW mode."
    )
  }
  const { productType, patches } = readPatches(request)
  const listing = findListing(call, sku)
  const issues = listing ? findIssues(listing, productType, patches) : [unknownSku(sku)]
  const submissionId = randomUUID().replaceAll("-", "")
  if (listing && issues.length === 0 && !preview) {
    submit(emulator, listing, submissionId, patches)
  }
  return ok({
    sku,
    status: issues.length > 0 ? "INVALID" : preview ? "VALID" : "ACCEPTED",
    submissionId,
    issues,
    ...(included.has("identifiers") && { identifiers: identifiers(listing, marketplaceIds) }),
  })
}

function readPatches(request: Request): { productType: string; patches: Patch[] } {
  let body: Record<string, unknown>
  try {
    body = readJsonObject(request)
  } catch (error) {
    throw error instanceof InputError ? invalidInput(error.message) : error
  }
  const { productType, patches } = body
  if (typeof productType !== "string" || productType === "") {
    throw invalidInput("productType is required.")
  }
  if (!Array.isArray(patches) || patches.length === 0) {
    throw invalidInput("patches must hold at least one operation.")
  }
  return { productType, patches: (patches as Patch[]).map(checkPatch) }
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
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === "object" && entry)
  if (value !== undefined && !isList) {
    throw invalidInput(`value of ${path} must be a list of objects.`)
  }
  return { op, path, ...(value !== undefined && { value }) }
}

/** The operation has no 404 in Amazon's model: an unknown SKU is an invalid submission. */
function unknownSku(sku: string): ListingIssue {
  return {
    code: "13013",
    message: `The SKU ${sku} does not exist in the seller's inventory. Create the listing first.`,
    severity: "ERROR",
    categories: ["INVALID_ATTRIBUTE"],
  }
}

function identifiers(listing: ListingRecord | undefined, marketplaceIds: string[]) {
  return listing
    ? listing.marketplaceIds
        .filter((id) => marketplaceIds.includes(id))
        .map((marketplaceId) => ({ marketplaceId, asin: listing.asin }))
    : []
}
