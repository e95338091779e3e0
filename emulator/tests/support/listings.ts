import type { Client } from "./harness.js"
import { DE, EU_SELLER } from "./harness.js"

const PATH = `/listings/2021-08-01/items/${EU_SELLER}`
const SETS = "summaries,attributes,offers,fulfillmentAvailability,issues,relationships,productTypes"

/** Listings Items for a test's client, in Germany unless told otherwise. */
export function listingsOf(client: Client) {
  const at = (sku: string) => `${PATH}/${encodeURIComponent(sku)}`
  return {
    put: (sku: string, body: object, query: Record<string, string> = {}) =>
      client.call("PUT", at(sku), { marketplaceIds: DE, ...query }, body),
    remove: (sku: string, marketplaceIds = DE) =>
      client.call("DELETE", at(sku), { marketplaceIds }),
    get: (sku: string, marketplaceIds = DE) =>
      client.call("GET", at(sku), { marketplaceIds, includedData: SETS }),
    search: (query: Record<string, string>) =>
      client.call("GET", PATH, { marketplaceIds: DE, pageSize: "20", ...query }),
  }
}

export const price = (value: number, more: object = {}) => ({
  ...{ marketplace_id: DE, currency: "EUR", audience: "ALL" },
  our_price: [{ schedule: [{ value_with_tax: value }] }],
  ...more,
})

export const stock = (quantity: number) => ({ fulfillment_channel_code: "DEFAULT", quantity })

/** An offer on a page of the catalogue. */
export const offerOn = (asin: string) => ({
  productType: "PRODUCT",
  requirements: "LISTING_OFFER_ONLY",
  attributes: {
    condition_type: [{ value: "new_new" }],
    merchant_suggested_asin: [{ value: asin }],
    purchasable_offer: [price(17.95)],
    fulfillment_availability: [stock(4)],
  },
})

const text = (value: string) => [{ value, language_tag: "de_DE", marketplace_id: DE }]

/** A whole new product. */
export const newProduct = (ean: string) => ({
  productType: "DRINKING_CUP",
  requirements: "LISTING",
  attributes: {
    item_name: text("Reisebecher 400 ml"),
    brand: text("Tulp"),
    product_description: text("Ein Becher für die Reise."),
    bullet_point: [...text("Hält warm"), ...text("Passt in jeden Halter")],
    color: text("blau"),
    country_of_origin: [{ value: "NL", marketplace_id: DE }],
    supplier_declared_dg_hz_regulation: [{ value: "not_applicable", marketplace_id: DE }],
    externally_assigned_product_identifier: [{ type: "ean", value: ean, marketplace_id: DE }],
    condition_type: [{ value: "new_new", marketplace_id: DE }],
    purchasable_offer: [price(24.5)],
    fulfillment_availability: [stock(9)],
  },
})
