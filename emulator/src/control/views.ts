import { InputError } from "../core/input-error.js"
import { toIso } from "../core/clock.js"
import { toDecimal } from "../core/money.js"
import { findMarketplace } from "../amazon/marketplaces.js"
import { SELLERS } from "../amazon/sellers.js"
import { sellingPlanOf } from "../amazon/selling-plans.js"
import type { Emulator } from "../emulator.js"
import { currentListing } from "../listings/current.js"
import { statusOf } from "../listings/present.js"
import { leadTimeOf, quantityOf } from "../listings/stock.js"
import type { ListingRecord } from "../listings/types.js"
import type { OrderRecord } from "../orders/types.js"

/** `GET /emulator/status`. */
export function viewStatus(emulator: Emulator) {
  const { state, clock, options } = emulator
  const orders = Object.values(state.orders)
  return {
    now: toIso(clock.now()),
    seed: state.seed,
    startedAt: toIso(state.startedAt),
    rateScale: emulator.limits.scale,
    judge: options.judge,
    clientId: options.clientId,
    applicationId: options.applicationId,
    orders: orders.length,
    ordersByStatus: countBy(orders.map((order) => order.status)),
    listings: Object.keys(state.listings).length,
    sellers: SELLERS.map((seller) => ({
      key: seller.key,
      sellerId: seller.sellerId,
      storeName: seller.storeName,
      region: seller.region,
      sellingPlan: sellingPlanOf(emulator, seller),
      /** Buyers order from it. */
      stocked: seller.stocked,
      marketplaceIds: seller.marketplaces.map((entry) => entry.id),
      countryCodes: seller.marketplaces.map((entry) => entry.countryCode),
      activeGrants: state.grants.filter(
        (grant) => grant.sellerId === seller.sellerId && grant.revokedAt === null
      ).length,
    })),
    mistakes: state.mistakes.map((mistake) => ({ ...mistake, at: toIso(mistake.at) })),
    faults: emulator.faults.list(),
    /** Requests refused because Amazon's models do not allow them. */
    refusals: emulator.refusals.list(),
  }
}

/**
 * `GET /emulator/catalogue`. `initialQuantity` is what a shop had before the first seeded order:
 * what is left after all of them at all sellers, plus all their merchant-fulfilled units.
 */
export function viewCatalogue(emulator: Emulator) {
  return {
    products: emulator.catalogue.map((product) => ({
      sku: product.sku,
      shopSku: product.shopSku,
      inShop: product.match === "sku",
      match: product.match,
      title: product.title,
      brand: product.brand,
      productType: product.productType,
      ean: product.ean,
      asin: product.asin,
      fulfilledBy: product.fulfilledBy,
      leadTimeDays: product.leadTimeDays,
      initialQuantity: emulator.state.initialQuantities[product.sku] ?? 0,
      prices: Object.entries(product.prices).map(([marketplaceId, minor]) => {
        const currency = findMarketplace(marketplaceId)?.currency ?? ""
        const countryCode = findMarketplace(marketplaceId)?.countryCode ?? ""
        return { marketplaceId, countryCode, currency, amount: toDecimal(minor, currency) }
      }),
    })),
  }
}

/** One listing as Amazon has it, with all accepted changes. */
export function viewListing(listing: ListingRecord) {
  return {
    sellerId: listing.sellerId,
    sku: listing.sku,
    title: listing.title,
    status: statusOf(listing),
    issues: listing.issues,
    asin: listing.asin,
    ean: listing.ean,
    quantity: quantityOf(listing),
    leadTimeDays: leadTimeOf(listing),
    fulfilledBy: quantityOf(listing) === null ? "AMAZON" : "MERCHANT",
    lastUpdatedDate: toIso(listing.lastUpdatedDate),
    pending: listing.pending.length,
    fulfillmentAvailability: listing.attributes.fulfillment_availability ?? [],
    purchasableOffer: listing.attributes.purchasable_offer ?? [],
    history: listing.history.map((change) => ({
      ...change,
      at: new Date(change.at).toISOString(),
    })),
  }
}

/** Throws when there is no such order. */
export function requireOrder(emulator: Emulator, orderId: string): OrderRecord {
  const { orders } = emulator.state
  const order = Object.hasOwn(orders, orderId) ? orders[orderId] : undefined
  if (!order) {
    throw new InputError(`order "${orderId}" is unknown: see GET /emulator/orders`)
  }
  return order
}

/** The listing as it is now. Throws when the seller has no such listing. */
export function requireListing(emulator: Emulator, sellerId: string, sku: string): ListingRecord {
  const listing = currentListing(emulator, sellerId, sku)
  if (!listing) {
    throw new InputError(`sku "${sku}" of ${sellerId} is unknown: see GET /emulator/listings`)
  }
  return listing
}

function countBy(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) {
    counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}
