export const IDENTIFIER_TYPES = ["EAN", "GTIN", "UPC", "ISBN", "JAN", "MINSAN"] as const

export type IdentifierType = (typeof IDENTIFIER_TYPES)[number]

export interface ProductIdentifier {
  type: IdentifierType
  value: string
}

/** A product page at Amazon; sellers attach offers to it. */
export interface CatalogItem {
  asin: string
  title: string
  brand: string
  productType: string
  identifiers: ProductIdentifier[]
  /** Marketplaces that have the page; null: all of them. */
  marketplaceIds: string[] | null
  color?: string
  size?: string
  /** The page that shows all variants, for a variant. */
  parentAsin?: string
  /** The variants, for a parent's page. */
  childAsins?: string[]
  variationTheme?: { theme: string; attributes: string[] }
  /** Euro cents, from which prices of other sellers and reference prices follow. */
  euroCents: number
  packageGrams: number
}
