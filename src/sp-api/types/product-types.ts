import type { Open } from "./common"
import type { ListingsRequirements } from "./listings"

/* Product Type Definitions API 2020-09-01, names as Amazon's. */

export interface SearchDefinitionsProductTypesParameters {
  marketplaceIds: string[]
  /** Without keywords and item name: all product types. */
  keywords?: string[]
  /** A product's title; Amazon answers the product types that fit. */
  itemName?: string
  /** Of the names in the answer. */
  locale?: string
  /** Of keywords or item name. */
  searchLocale?: string
}

export interface ProductTypeList {
  productTypes: { name: string; displayName: string; marketplaceIds: string[] }[]
  productTypeVersion: string
}

export interface GetDefinitionsProductTypeParameters {
  productType: string
  /** Exactly one. */
  marketplaceIds: [string]
  /** Fills in what depends on the seller, such as its brands. */
  sellerId?: string
  productTypeVersion?: Open<"LATEST" | "RELEASE_CANDIDATE">
  requirements?: ListingsRequirements
  /** NOT_ENFORCED: a schema for single attributes, without the required ones. */
  requirementsEnforced?: Open<"ENFORCED" | "NOT_ENFORCED">
  /** Of labels, e.g. `de_DE`. */
  locale?: string
}

export interface ProductTypeDefinition {
  metaSchema?: SchemaLink
  /** JSON Schema (2019-09 with Amazon's vocabulary) of the attributes, to be fetched. */
  schema: SchemaLink
  requirements: ListingsRequirements
  requirementsEnforced: Open<"ENFORCED" | "NOT_ENFORCED">
  propertyGroups: Record<
    string,
    { title?: string; description?: string; propertyNames?: string[] } | undefined
  >
  locale: string
  marketplaceIds: string[]
  productType: string
  displayName: string
  productTypeVersion: { version: string; latest: boolean; releaseCandidate?: boolean }
}

/** The link expires; the checksum (MD5, base64) tells whether a copy is still right. */
export interface SchemaLink {
  link: { resource: string; verb: Open<"GET"> }
  checksum: string
}
