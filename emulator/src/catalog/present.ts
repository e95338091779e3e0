import { createHash } from "node:crypto"
import { requireMarketplace } from "../amazon/marketplaces.js"
import { displayName } from "../product-types/definitions.js"
import type { CatalogItem } from "./types.js"

/** Browse nodes of the emulator's catalogue: one per product type, below one root. */
const ROOT = { displayName: "Home, garden and leisure", classificationId: "100000001" }

/** The browse node of a product type; its number is the same in every marketplace. */
export function browseNodeOf(productType: string) {
  const digest = createHash("md5").update(productType).digest()
  const classificationId = String(200_000_000 + (digest.readUInt32BE(0) % 99_999_999))
  return { displayName: displayName(productType), classificationId }
}

type Part = (item: CatalogItem, marketplaceId: string, imagesUrl: string) => object

/** What each data set tells of an item in one marketplace. */
const PARTS: Readonly<Record<string, Part>> = {
  classifications: ({ productType }, marketplaceId) => ({
    marketplaceId,
    classifications: [{ ...browseNodeOf(productType), parent: ROOT }],
  }),
  dimensions: ({ packageGrams }, marketplaceId) => ({
    marketplaceId,
    package: {
      height: { unit: "centimeters", value: 12 },
      length: { unit: "centimeters", value: 30 },
      weight: { unit: "grams", value: packageGrams },
      width: { unit: "centimeters", value: 20 },
    },
  }),
  identifiers: ({ identifiers }, marketplaceId) => ({
    marketplaceId,
    identifiers: identifiers.map(({ type, value }) => ({
      identifierType: type,
      identifier: value,
    })),
  }),
  images: ({ asin }, marketplaceId, imagesUrl) => ({
    marketplaceId,
    images: [{ variant: "MAIN", link: `${imagesUrl}/${asin}.svg`, height: 500, width: 500 }],
  }),
  productTypes: ({ productType }, marketplaceId) => ({ marketplaceId, productType }),
  relationships: (item, marketplaceId) => ({ marketplaceId, relationships: relationships(item) }),
  salesRanks: (item, marketplaceId) => ({
    marketplaceId,
    classificationRanks: [
      {
        classificationId: browseNodeOf(item.productType).classificationId,
        title: displayName(item.productType),
        rank: 1 + (createHash("md5").update(item.asin).digest().readUInt16BE(0) % 5000),
      },
    ],
  }),
  summaries: (item, marketplaceId) => ({
    marketplaceId,
    brand: item.brand,
    browseClassification: browseNodeOf(item.productType),
    ...(item.color && { color: item.color }),
    itemClassification: item.childAsins ? "VARIATION_PARENT" : "BASE_PRODUCT",
    itemName: item.title,
    manufacturer: item.brand,
    packageQuantity: 1,
    ...(item.size && { size: item.size }),
  }),
  vendorDetails: ({ brand }, marketplaceId) => ({
    marketplaceId,
    brandCode: brand.slice(0, 4).toUpperCase(),
  }),
}

export const ITEM_DATA = ["attributes", ...Object.keys(PARTS)]

/** The item as Catalog Items 2022-04-01 tells it, where it exists. */
export function presentItem(
  item: CatalogItem,
  marketplaceIds: readonly string[],
  included: ReadonlySet<string>,
  imagesUrl: string
) {
  const shown = marketplaceIds.filter((id) => item.marketplaceIds?.includes(id) ?? true)
  const parts = Object.entries(PARTS)
    .filter(([name]) => included.has(name))
    .map(([name, part]) => [name, shown.map((id) => part(item, id, imagesUrl))])
  return {
    asin: item.asin,
    ...(included.has("attributes") && { attributes: attributes(item, shown) }),
    ...Object.fromEntries(parts),
  }
}

function attributes(item: CatalogItem, marketplaceIds: readonly string[]) {
  const text = (value: string | undefined) =>
    value === undefined
      ? []
      : marketplaceIds.map((marketplace_id) => ({
          ...{ value, marketplace_id },
          language_tag: requireMarketplace(marketplace_id).language,
        }))
  const all = {
    item_name: text(item.title),
    brand: text(item.brand),
    color: text(item.color),
    size: text(item.size),
    externally_assigned_product_identifier: item.identifiers.flatMap(({ type, value }) =>
      marketplaceIds.map((marketplace_id) => ({ type: type.toLowerCase(), value, marketplace_id }))
    ),
  }
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0))
}

function relationships({ parentAsin, childAsins, variationTheme }: CatalogItem) {
  return parentAsin || childAsins
    ? [
        {
          type: "VARIATION",
          ...(childAsins && { childAsins }),
          ...(parentAsin && { parentAsins: [parentAsin] }),
          ...(variationTheme && { variationTheme }),
        },
      ]
    : []
}
