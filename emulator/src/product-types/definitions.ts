import { PRODUCT_LINES } from "../catalogue/product-lines.js"
import {
  choice,
  conditionType,
  identifier,
  image,
  measure,
  packageContents,
  parentSku,
  plain,
  text,
  variationTheme,
} from "./attributes.js"
import type { AttributeDefinition } from "./attributes.js"
import { fulfillmentAvailability, listPrice, purchasableOffer } from "./offer.js"

function define(
  title: string,
  group: string,
  part: AttributeDefinition["part"],
  schema: AttributeDefinition["schema"]
): AttributeDefinition {
  return { title, group, part, schema }
}

const product = (
  title: string,
  group: string,
  make: (title: string) => AttributeDefinition["schema"]
) => define(title, group, "product", make(title))
const offer = (title: string, make: (title: string) => AttributeDefinition["schema"]) =>
  define(title, "offer", "offer", make(title))

const COUNTRIES = [
  "NL",
  "BE",
  "DE",
  "FR",
  "IT",
  "ES",
  "PT",
  "PL",
  "SE",
  "GB",
  "US",
  "CN",
  "JP",
  "IN",
]
const HAZARDS = ["not_applicable", "ghs", "storage", "transportation", "waste", "other", "unknown"]

/** The attributes of all product types, by name. */
export const ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = {
  item_name: product("Item name", "product_identity", (title) => text(title, 200)),
  brand: product("Brand name", "product_identity", (title) => text(title, 100)),
  externally_assigned_product_identifier: define(
    "External product identifier",
    "product_identity",
    "both",
    identifier
  ),
  supplier_declared_has_product_identifier_exemption: define(
    "Is exempt from supplying an external product identifier",
    "product_identity",
    "both",
    plain("Is exempt from supplying an external product identifier", "boolean")
  ),
  merchant_suggested_asin: define(
    "Merchant suggested ASIN",
    "product_identity",
    "both",
    plain("Merchant suggested ASIN", "string", { minLength: 10, maxLength: 10 })
  ),
  manufacturer: product("Manufacturer", "product_details", (title) => text(title, 100)),
  model_number: product("Model number", "product_details", (title) => plain(title, "string")),
  part_number: product("Part number", "product_details", (title) => plain(title, "string")),
  product_description: product("Product description", "product_details", (t) => text(t, 2000)),
  bullet_point: product("Bullet point", "product_details", (title) => text(title, 700, 10)),
  generic_keyword: product("Generic keywords", "product_details", (title) => text(title, 500)),
  color: product("Colour", "product_details", (title) => text(title, 50)),
  size: product("Size", "product_details", (title) => text(title, 50)),
  material: product("Material", "product_details", (title) => text(title, 100, 5)),
  number_of_items: product("Number of items", "product_details", (title) =>
    plain(title, "integer", { minimum: 1 })
  ),
  item_type_keyword: product("Item type keyword", "product_details", (t) => plain(t, "string")),
  recommended_browse_nodes: product("Recommended browse nodes", "product_details", (title) =>
    plain(title, "string")
  ),
  parentage_level: product("Parentage level", "variations", (title) =>
    choice(title, ["parent", "child"])
  ),
  child_parent_sku_relationship: define("Parentage", "variations", "product", parentSku),
  variation_theme: define("Variation theme", "variations", "product", variationTheme),
  package_contains_sku: define("Package contains", "variations", "product", packageContents),
  main_product_image_locator: product("Main image", "images", image),
  other_product_image_locator_1: product("Other image 1", "images", image),
  other_product_image_locator_2: product("Other image 2", "images", image),
  country_of_origin: product("Country of origin", "safety_and_compliance", (title) =>
    choice(title, COUNTRIES)
  ),
  batteries_required: product("Are batteries required?", "safety_and_compliance", (title) =>
    plain(title, "boolean")
  ),
  supplier_declared_dg_hz_regulation: product(
    "Dangerous goods regulations",
    "safety_and_compliance",
    (title) => choice(title, HAZARDS, 5)
  ),
  item_package_weight: product("Package weight", "shipping", (title) =>
    measure(title, ["grams", "kilograms", "ounces", "pounds"])
  ),
  condition_type: define("Item condition", "offer", "offer", conditionType),
  condition_note: offer("Condition note", (title) => text(title, 2000)),
  fulfillment_availability: define(
    "Fulfillment availability",
    "offer",
    "offer",
    fulfillmentAvailability
  ),
  purchasable_offer: define("Purchasable offer", "offer", "offer", purchasableOffer),
  list_price: define("List price", "offer", "offer", listPrice),
  max_order_quantity: offer("Max order quantity", (title) =>
    plain(title, "integer", { minimum: 1 })
  ),
  merchant_shipping_group: offer("Shipping template", (title) => plain(title, "string")),
  product_tax_code: offer("Product tax code", (title) => plain(title, "string")),
  merchant_release_date: offer("Release date", (title) => plain(title, "string")),
}

export const GROUPS: Readonly<Record<string, string>> = {
  product_identity: "Product identity",
  offer: "Offer",
  product_details: "Product details",
  variations: "Variations",
  images: "Images",
  safety_and_compliance: "Safety and compliance",
  shipping: "Shipping",
}

/** What every product type asks for a new page. */
const FOR_A_PAGE = [
  "item_name",
  "brand",
  "product_description",
  "bullet_point",
  "country_of_origin",
  "supplier_declared_dg_hz_regulation",
]
const SIZED = ["SHIRT", "SWEATER", "GLOVES", "BOOT", "SOCKS"]
const COLOURED = ["DRINKING_CUP", "BOWL", "PLATE", "VASE", "APRON", "TOWEL", "BLANKET", "SCARF"]

/** Names of the product types of the emulator's catalogue; PRODUCT is the one for offers only. */
export const PRODUCT_TYPES: readonly string[] = [
  ...new Set(PRODUCT_LINES.map((line) => line.productType)),
  "PRODUCT",
]

/** What a new page of the product type must tell. */
export function requiredFacts(productType: string): string[] {
  return [
    ...FOR_A_PAGE,
    ...(SIZED.includes(productType) ? ["size"] : []),
    ...(COLOURED.includes(productType) ? ["color"] : []),
  ]
}

/** "Bicycle light" for BICYCLE_LIGHT. */
export function displayName(productType: string): string {
  const words = productType.toLowerCase().replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
