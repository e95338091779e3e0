import type { Seller } from "../amazon/sellers.js"
import type { Emulator } from "../emulator.js"
import type { Patch } from "./patch.js"
import { submitDelete, submitPatch, submitPut } from "./submit.js"
import type { Submitted, Submitting } from "./submit.js"
import type { Attributes, Requirements } from "./types.js"

/** One message of a JSON_LISTINGS_FEED, with what its operation needs. */
export interface ListingMessage {
  sku: string
  operationType: "UPDATE" | "PARTIAL_UPDATE" | "PATCH" | "DELETE"
  productType?: string
  requirements?: Requirements
  attributes?: Attributes
  patches?: Patch[]
}

/**
 * Does what put, patch and delete of Listings Items do, for a message of a feed that follows the
 * feed's schema. UPDATE replaces the whole listing in the feed's marketplaces, PARTIAL_UPDATE the
 * attributes that it names.
 */
export function applyListingMessage(
  emulator: Emulator,
  seller: Seller,
  marketplaceIds: string[],
  message: ListingMessage,
  options: Pick<Submitting, "preview" | "submissionId"> = {}
): Submitted {
  const { sku, operationType, productType = "PRODUCT", ...rest } = message
  const { requirements = "LISTING", attributes = {}, patches = [] } = rest
  const to: Submitting = { emulator, seller, sku, marketplaceIds, ...options }
  switch (operationType) {
    case "UPDATE":
      return submitPut(to, { productType, requirements, attributes })
    case "PARTIAL_UPDATE":
      return submitPatch(to, { productType, patches: replacing(attributes) })
    case "PATCH":
      return submitPatch(to, { productType, patches })
    case "DELETE":
      return submitDelete(to)
  }
}

function replacing(attributes: Attributes): Patch[] {
  return Object.entries(attributes).map(([name, value]) => ({
    op: "replace",
    path: `/attributes/${name}`,
    value,
  }))
}
