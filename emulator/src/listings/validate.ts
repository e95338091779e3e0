import { checkAttributes } from "../product-types/check.js"
import { ATTRIBUTES, PRODUCT_TYPES } from "../product-types/definitions.js"
import { missing } from "../product-types/check.js"
import { sliceOf } from "./attributes.js"
import { applyPatches, attributeOf } from "./patch.js"
import type { Patch } from "./patch.js"
import type { Attributes, ListingIssue, ListingRecord, Requirements } from "./types.js"

/** What a client must supply whatever is patched: taking one of these away is refused. */
const KEPT = ["condition_type"]

/** What Amazon would refuse about a whole listing: such a submission is answered INVALID with 200. */
export function putIssues(
  productType: string,
  requirements: Requirements,
  attributes: Attributes,
  marketplaceIds: readonly string[]
): ListingIssue[] {
  if (!PRODUCT_TYPES.includes(productType)) {
    return [unknownType(productType)]
  }
  return distinct([
    ...strangers(attributes, marketplaceIds),
    ...marketplaceIds.flatMap((marketplaceId) =>
      checkAttributes(
        { productType, requirements, enforced: true, marketplaceId },
        sliceOf(attributes, marketplaceId)
      )
    ),
  ])
}

/** What Amazon would refuse about patches: the attributes that they name, as they would become. */
export function patchIssues(
  listing: ListingRecord,
  productType: string,
  patches: readonly Patch[],
  marketplaceIds: readonly string[]
): ListingIssue[] {
  if (productType !== "PRODUCT" && productType !== listing.productType) {
    return [
      issue(
        "8058",
        `The product type is ${listing.productType}, not ${productType}.`,
        "product_type"
      ),
    ]
  }
  const names = new Set(patches.map((patch) => attributeOf(patch.path) as string))
  const after = applyPatches(listing.attributes, patches)
  const touched = Object.fromEntries(Object.entries(after).filter(([name]) => names.has(name)))
  const given = Object.fromEntries(
    patches.map((patch) => [attributeOf(patch.path) as string, patch.value ?? []])
  )
  const sold = [...new Set([...listing.marketplaceIds, ...marketplaceIds])]
  return distinct([
    ...strangers(given, sold),
    ...empties(patches),
    ...KEPT.filter((name) => names.has(name) && !after[name]).map(missing),
    ...sold.flatMap((marketplaceId) =>
      checkAttributes(
        { productType, requirements: "LISTING", enforced: false, marketplaceId },
        sliceOf(touched, marketplaceId)
      )
    ),
  ])
}

/** Instances for a marketplace that the submission is not for. */
function strangers(attributes: Attributes, marketplaceIds: readonly string[]): ListingIssue[] {
  return Object.entries(attributes).flatMap(([name, values]) =>
    values
      .filter((value) => value.marketplace_id !== undefined)
      .filter((value) => !marketplaceIds.includes(String(value.marketplace_id)))
      .map(() =>
        issue(
          "4000001",
          `The provided value for '${ATTRIBUTES[name]?.title ?? name}' is invalid.`,
          name
        )
      )
  )
}

/** An operation that puts nothing there. */
function empties(patches: readonly Patch[]): ListingIssue[] {
  return patches
    .filter((patch) => patch.op !== "delete" && !patch.value?.length)
    .map((patch) => missing(attributeOf(patch.path) as string))
}

function unknownType(productType: string): ListingIssue {
  return issue("8058", `The product type ${productType} is unknown.`, "product_type")
}

/** One issue per code and attribute, with the marketplaces left out: it is about the submission. */
function distinct(issues: ListingIssue[]): ListingIssue[] {
  const known = new Map(
    issues.map((entry) => [`${entry.code} ${entry.attributeNames?.join()}`, entry])
  )
  return [...known.values()]
}

export function issue(
  code: string,
  message: string,
  attribute: string,
  category = "INVALID_ATTRIBUTE"
): ListingIssue {
  return { code, message, severity: "ERROR", attributeNames: [attribute], categories: [category] }
}
