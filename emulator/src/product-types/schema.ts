import { createHash } from "node:crypto"
import { requireMarketplace } from "../amazon/marketplaces.js"
import { sellerOfMarketplace } from "../amazon/sellers.js"
import type { Requirements } from "../listings/types.js"
import type { Json, Setting } from "./attributes.js"
import { ATTRIBUTES, displayName, requiredFacts } from "./definitions.js"

export const META_SCHEMA_URI =
  "https://schemas.amazon.com/selling-partners/definitions/product-types/meta-schema/v1"

/** Version of all definitions; there is one. */
export const VERSION = "UHqSqmb4FNUk="

export interface SchemaKey {
  productType: string
  requirements: Requirements
  /** Not enforced: what attributes look like, without those that must be there. */
  enforced: boolean
  marketplaceId: string
}

const built = new Map<string, Json>()

/** The JSON Schema of a product type in Amazon's dialect of draft 2019-09. */
export function productTypeSchema(key: SchemaKey): Json {
  const name = nameOf(key)
  const schema = built.get(name) ?? build(key)
  built.set(name, schema)
  return schema
}

/** One word that tells a schema apart, fit for an address. */
export function nameOf({ productType, requirements, enforced, marketplaceId }: SchemaKey): string {
  return [productType, requirements, enforced ? "ENFORCED" : "NOT_ENFORCED", marketplaceId].join(
    "."
  )
}

export function schemaText(schema: Json): string {
  return JSON.stringify(schema)
}

/** Base64 MD5 of the text, as Amazon's links carry it. */
export function checksumOf(text: string): string {
  return createHash("md5").update(text).digest("base64")
}

/** The attributes of a requirements set; PRODUCT knows offers only. */
export function attributeNames(productType: string, requirements: Requirements): string[] {
  const offersOnly = productType === "PRODUCT" || requirements === "LISTING_OFFER_ONLY"
  const without = offersOnly ? "product" : requirements === "LISTING_PRODUCT_ONLY" ? "offer" : null
  return Object.entries(ATTRIBUTES)
    .filter(([, { part }]) => part !== without)
    .map(([name]) => name)
}

function build({ productType, requirements, enforced, marketplaceId }: SchemaKey): Json {
  const setting = settingOf(marketplaceId)
  const names = attributeNames(productType, requirements)
  return {
    $schema: META_SCHEMA_URI,
    $id: `${META_SCHEMA_URI.replace("meta-schema/v1", "")}${productType}`,
    $comment: `${displayName(productType)}, ${requirements}`,
    $defs: {
      marketplace_id: {
        title: "Marketplace ID",
        type: "string",
        enum: [marketplaceId],
        enumNames: [requireMarketplace(marketplaceId).name],
        default: marketplaceId,
        editable: false,
        hidden: true,
      },
      language_tag: {
        title: "Language tag",
        type: "string",
        enum: setting.languages,
        enumNames: setting.languages,
        default: setting.languages[0],
        editable: false,
        hidden: true,
      },
    },
    type: "object",
    properties: Object.fromEntries(
      names.map((name) => [name, ATTRIBUTES[name]?.schema(setting) ?? {}])
    ),
    additionalProperties: false,
    ...(enforced && requirementsOf(productType, requirements)),
  }
}

/** An offer needs a condition and the product it is for; a page its facts and an identifier. */
function requirementsOf(productType: string, requirements: Requirements): Json {
  const ways = [
    "externally_assigned_product_identifier",
    "supplier_declared_has_product_identifier_exemption",
    "merchant_suggested_asin",
  ]
  const isOffer = requirements === "LISTING_OFFER_ONLY" || productType === "PRODUCT"
  return {
    required: [
      ...(isOffer ? [] : requiredFacts(productType)),
      ...(requirements === "LISTING_PRODUCT_ONLY" ? [] : ["condition_type"]),
    ],
    anyOf: ways
      .filter((way) => !isOffer || way !== "supplier_declared_has_product_identifier_exemption")
      .map((way) => ({ required: [way] })),
  }
}

function settingOf(marketplaceId: string): Setting {
  const { currency, language } = requireMarketplace(marketplaceId)
  return {
    marketplaceId,
    currency,
    languages: [...new Set([language, "en_GB", "en_US"])],
    fbaChannel: sellerOfMarketplace(marketplaceId).fbaChannel,
  }
}
