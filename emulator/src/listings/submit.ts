import { createHash, randomUUID } from "node:crypto"
import type { Seller } from "../amazon/sellers.js"
import type { Emulator } from "../emulator.js"
import { inMarketplace } from "./attributes.js"
import { currentListing } from "./current.js"
import { draftListing } from "./make.js"
import { matchProduct } from "./match.js"
import type { Patch } from "./patch.js"
import { accept } from "./submissions.js"
import { listingKey } from "./stock.js"
import type { Attributes, ListingIssue, ListingRecord, Requirements } from "./types.js"
import { issue, patchIssues, putIssues } from "./validate.js"

/** What a submission is for and how it is made. */
export interface Submitting {
  emulator: Emulator
  seller: Seller
  sku: string
  marketplaceIds: string[]
  /** Judge only (VALIDATION_PREVIEW). */
  preview?: boolean
  submissionId?: string
}

/** The answer to a submission; INVALID is no error of the call. */
export interface Submitted {
  sku: string
  status: "ACCEPTED" | "INVALID" | "VALID"
  submissionId: string
  issues: ListingIssue[]
  identifiers: { marketplaceId: string; asin: string }[]
}

/** Creates a listing or replaces it in the marketplaces of the submission. */
export function submitPut(
  to: Submitting,
  input: { productType: string; requirements: Requirements; attributes: Attributes }
): Submitted {
  const { emulator, seller, sku, marketplaceIds } = to
  const [first] = marketplaceIds as [string]
  const { productType, requirements } = input
  const attributes = inMarketplace(input.attributes, first)
  const known = currentListing(emulator, seller.sellerId, sku)
  const match = matchProduct(emulator, seller.sellerId, first, requirements, attributes)
  const issues = [
    ...putIssues(productType, requirements, attributes, marketplaceIds),
    ...match.issues,
  ]
  const asin = match.asin ?? (known?.marketplaceIds.length ? known.asin : ownAsin(seller, sku))
  return answer(to, issues, issues.length > 0 ? null : asin, (submissionId) => {
    const listing = known ?? draftListing(seller.sellerId, sku, productType, emulator.clock.now())
    emulator.state.listings[listingKey(seller.sellerId, sku)] = listing
    const change = {
      kind: "put",
      marketplaceIds,
      productType,
      requirements,
      attributes,
      asin,
    } as const
    accept(emulator, listing, submissionId, change)
  })
}

/** Changes attributes of a listing. */
export function submitPatch(
  to: Submitting,
  input: { productType: string; patches: Patch[] }
): Submitted {
  const { emulator, seller, sku, marketplaceIds } = to
  const listing = currentListing(emulator, seller.sellerId, sku)
  const patches = input.patches.map((patch) => withMarketplace(patch, marketplaceIds))
  const issues = listing
    ? patchIssues(asItWillBe(listing), input.productType, patches, marketplaceIds)
    : [unknownSku(sku)]
  return answer(to, issues, listing?.asin ?? null, (submissionId) =>
    accept(emulator, listing as ListingRecord, submissionId, { kind: "patch", patches })
  )
}

/** Takes a listing away from the marketplaces; a SKU that does not exist is no matter. */
export function submitDelete(to: Submitting): Submitted {
  const { emulator, seller, sku, marketplaceIds } = to
  const listing = currentListing(emulator, seller.sellerId, sku)
  return answer(to, [], listing?.asin ?? null, (submissionId) => {
    if (listing) {
      accept(emulator, listing, submissionId, { kind: "delete", marketplaceIds })
    }
  })
}

function answer(
  { sku, marketplaceIds, preview, submissionId = randomUUID().replaceAll("-", "") }: Submitting,
  issues: ListingIssue[],
  asin: string | null,
  take: (submissionId: string) => void
): Submitted {
  const isValid = issues.every(({ severity }) => severity !== "ERROR")
  if (isValid && !preview) {
    take(submissionId)
  }
  return {
    sku,
    status: !isValid ? "INVALID" : preview ? "VALID" : "ACCEPTED",
    submissionId,
    issues,
    identifiers: asin ? marketplaceIds.map((marketplaceId) => ({ marketplaceId, asin })) : [],
  }
}

/** A listing whose creation is under way is patched as it will be. */
function asItWillBe(listing: ListingRecord): ListingRecord {
  const creation = listing.pending.find(({ change }) => change.kind === "put")?.change
  return listing.marketplaceIds.length === 0 && creation?.kind === "put"
    ? {
        ...listing,
        productType: creation.productType,
        attributes: creation.attributes,
        marketplaceIds: creation.marketplaceIds,
      }
    : listing
}

function withMarketplace(patch: Patch, marketplaceIds: readonly string[]): Patch {
  const name = patch.path.split("/").pop() as string
  const [first] = marketplaceIds as [string]
  return patch.value
    ? { ...patch, value: inMarketplace({ [name]: patch.value }, first)[name] }
    : patch
}

/** The ASIN of a product that only this listing has: the same each time it is asked for. */
export function ownAsin({ sellerId }: Seller, sku: string): string {
  const digest = createHash("sha256").update(`${sellerId}/${sku}`).digest("hex").toUpperCase()
  return `B0E${digest.slice(0, 7)}`
}

/** The operation has no 404 in Amazon's model: an unknown SKU is an invalid submission. */
function unknownSku(sku: string): ListingIssue {
  const message = `The SKU ${sku} does not exist in the seller's inventory. Create the listing first.`
  const { attributeNames: _, ...rest } = issue("13013", message, "sku")
  return rest
}
