import type { Open } from "./common"

/* Catalog Items API 2022-04-01, names as Amazon's: what Amazon knows of a product, by ASIN. */

export type CatalogIdentifiersType = Open<
  "ASIN" | "EAN" | "GTIN" | "ISBN" | "JAN" | "MINSAN" | "SKU" | "UPC"
>

export type CatalogIncludedData = Open<
  | "attributes"
  | "classifications"
  | "dimensions"
  | "identifiers"
  | "images"
  | "productTypes"
  | "relationships"
  | "salesRanks"
  | "summaries"
  | "vendorDetails"
>

/** By identifiers or by keywords, never both. */
export interface SearchCatalogItemsParameters {
  /** Exactly one. */
  marketplaceIds: [string]
  /** At most 20, none with a comma. Answers come in another order; unknown ones are left out. */
  identifiers?: string[]
  /** SKU needs sellerId. */
  identifiersType?: CatalogIdentifiersType
  sellerId?: string
  /** At most 20. */
  keywords?: string[]
  /** Only with keywords. */
  brandNames?: string[]
  /** Only with keywords. */
  classificationIds?: string[]
  /** Only with keywords. */
  keywordsLocale?: string
  includedData?: CatalogIncludedData[]
  locale?: string
  /** 1–20; Amazon's default is 10. */
  pageSize?: number
  pageToken?: string
}

export interface GetCatalogItemParameters {
  asin: string
  marketplaceIds: string[]
  includedData?: CatalogIncludedData[]
  locale?: string
}

export interface CatalogSearchResults {
  /** An estimate for keywords. */
  numberOfResults: number
  pagination?: { nextToken?: string; previousToken?: string }
  refinements?: {
    brands: { numberOfResults: number; brandName: string }[]
    classifications: { numberOfResults: number; displayName: string; classificationId: string }[]
  }
  items: CatalogItem[]
}

/** Each list has one entry per marketplace. */
export interface CatalogItem {
  asin: string
  attributes?: Record<string, unknown>
  classifications?: { marketplaceId: string; classifications?: BrowseClassification[] }[]
  dimensions?: { marketplaceId: string; item?: CatalogDimensions; package?: CatalogDimensions }[]
  identifiers?: {
    marketplaceId: string
    identifiers: { identifierType: CatalogIdentifiersType; identifier: string }[]
  }[]
  images?: { marketplaceId: string; images: CatalogImage[] }[]
  productTypes?: { marketplaceId?: string; productType?: string }[]
  relationships?: { marketplaceId: string; relationships: CatalogRelationship[] }[]
  salesRanks?: CatalogSalesRanks[]
  summaries?: CatalogSummary[]
  vendorDetails?: CatalogVendorDetails[]
}

export interface BrowseClassification {
  displayName: string
  classificationId: string
  parent?: BrowseClassification
}

export interface CatalogDimensions {
  height?: CatalogDimension
  length?: CatalogDimension
  weight?: CatalogDimension
  width?: CatalogDimension
}

export interface CatalogDimension {
  unit?: string
  value?: number
}

export interface CatalogImage {
  /** MAIN, PT01 … PT08, SWCH. */
  variant: Open<
    "MAIN" | "PT01" | "PT02" | "PT03" | "PT04" | "PT05" | "PT06" | "PT07" | "PT08" | "SWCH"
  >
  link: string
  height: number
  width: number
}

export interface CatalogRelationship {
  childAsins?: string[]
  parentAsins?: string[]
  variationTheme?: { attributes?: string[]; theme?: string }
  type: Open<"VARIATION" | "PACKAGE_HIERARCHY">
}

export interface CatalogSalesRanks {
  marketplaceId: string
  classificationRanks?: { classificationId: string; title: string; link?: string; rank: number }[]
  displayGroupRanks?: { websiteDisplayGroup: string; title: string; link?: string; rank: number }[]
}

export interface CatalogSummary {
  marketplaceId: string
  adultProduct?: boolean
  autographed?: boolean
  brand?: string
  browseClassification?: BrowseClassification
  color?: string
  contributors?: { role: { displayName?: string; value: string }; value: string }[]
  itemClassification?: Open<"BASE_PRODUCT" | "OTHER" | "PRODUCT_BUNDLE" | "VARIATION_PARENT">
  itemName?: string
  manufacturer?: string
  memorabilia?: boolean
  modelNumber?: string
  packageQuantity?: number
  partNumber?: string
  /** A date without time. */
  releaseDate?: string
  size?: string
  style?: string
  tradeInEligible?: boolean
  websiteDisplayGroup?: string
  websiteDisplayGroupName?: string
}

export interface CatalogVendorDetails {
  marketplaceId: string
  brandCode?: string
  manufacturerCode?: string
  manufacturerCodeParent?: string
  productCategory?: { displayName?: string; value?: string }
  productGroup?: string
  productSubcategory?: { displayName?: string; value?: string }
  replenishmentCategory?: Open<
    | "ALLOCATED"
    | "BASIC_REPLENISHMENT"
    | "IN_SEASON"
    | "LIMITED_REPLENISHMENT"
    | "MANUFACTURER_OUT_OF_STOCK"
    | "NEW_PRODUCT"
    | "NON_REPLENISHABLE"
    | "NON_STOCKUPABLE"
    | "OBSOLETE"
    | "PLANNED_REPLENISHMENT"
  >
}
