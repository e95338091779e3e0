import type { Seller } from "../amazon/sellers.js"
import type { CatalogueProduct } from "../catalogue/products.js"
import { toDecimal } from "../core/money.js"
import type { Random } from "../core/random.js"
import { initialStock } from "../fba/stock.js"
import type { AttributeValue, ListingIssue, ListingRecord } from "./types.js"

const DAY = 86_400_000

/** The seller's listing of a catalogue product as it is at the emulator's first start. */
export function makeListing(
  random: Random,
  seller: Seller,
  product: CatalogueProduct,
  quantity: number,
  now: number
): ListingRecord {
  const created = now - random.int(40, 700) * DAY
  const byAmazon = product.fulfilledBy === "AMAZON"
  const marketplaceIds = seller.marketplaces.map((entry) => entry.id)
  const first = marketplaceIds[0] as string
  const perMarketplace = (value: AttributeValue) =>
    marketplaceIds.map((marketplace_id) => ({ ...value, marketplace_id }))
  const listing: ListingRecord = {
    sellerId: seller.sellerId,
    sku: product.sku,
    asin: product.asin,
    ean: product.ean,
    title: product.title,
    productType: product.productType,
    fnSku: byAmazon ? `X00${random.letters(7)}` : null,
    marketplaceIds,
    createdDate: created,
    lastUpdatedDate: created + random.int(1, 30) * DAY,
    attributes: {
      item_name: perMarketplace({ value: product.title, language_tag: "en_GB" }),
      brand: perMarketplace({ value: product.brand, language_tag: "en_GB" }),
      condition_type: perMarketplace({ value: "new_new" }),
      externally_assigned_product_identifier: perMarketplace({ type: "ean", value: product.ean }),
      merchant_suggested_asin: perMarketplace({ value: product.asin }),
      fulfillment_availability: [
        byAmazon
          ? { fulfillment_channel_code: seller.fbaChannel }
          : {
              fulfillment_channel_code: "DEFAULT",
              quantity,
              ...(product.leadTimeDays !== null && {
                lead_time_to_ship_max_days: product.leadTimeDays,
              }),
            },
      ],
      purchasable_offer: seller.marketplaces.map((entry) => ({
        marketplace_id: entry.id,
        currency: entry.currency,
        audience: "ALL",
        our_price: [
          {
            schedule: [
              {
                value_with_tax: Number(
                  toDecimal(product.prices[entry.id] as number, entry.currency)
                ),
              },
            ],
          },
        ],
      })),
    },
    issues: random.chance(0.06) ? [imageWarning(first)] : [],
    pending: [],
    history: [],
  }
  return byAmazon ? { ...listing, fba: initialStock(listing) } : listing
}

/** A listing whose creation has been accepted and has not taken effect. */
export function draftListing(
  sellerId: string,
  sku: string,
  productType: string,
  now: number
): ListingRecord {
  return {
    ...{ sellerId, sku, productType, title: sku, asin: "", ean: "", fnSku: null },
    ...{ marketplaceIds: [], createdDate: now, lastUpdatedDate: now },
    ...{ attributes: {}, issues: [], pending: [], history: [] },
  }
}

function imageWarning(marketplaceId: string): ListingIssue {
  return {
    code: "18027",
    message: "The main image has text on it that is not permitted for this product type.",
    severity: "WARNING",
    categories: ["INVALID_IMAGE"],
    marketplaceIds: [marketplaceId],
  }
}
