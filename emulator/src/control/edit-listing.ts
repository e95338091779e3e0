import { randomUUID } from "node:crypto"
import { InputError } from "../core/input-error.js"
import { decimalsOf, toMinor } from "../core/money.js"
import { requireMarketplace } from "../amazon/marketplaces.js"
import type { Emulator } from "../emulator.js"
import type { Patch } from "../listings/patch.js"
import { quantityOf } from "../listings/stock.js"
import { submit } from "../listings/submissions.js"
import type { AttributeValue, ListingRecord } from "../listings/types.js"
import type { Json } from "./route.js"

/**
 * What a seller changes by hand in Seller Central: `quantity`, `leadTimeDays` and `prices` by
 * country or marketplace id (`{ "DE": "12.99" }`). Takes effect as a client's change does. Throws
 * when the value is wrong, or when Amazon ships the SKU and so keeps its quantity.
 */
export function editListing(emulator: Emulator, listing: ListingRecord, input: Json): void {
  const patches = [...availability(listing, input), ...offers(listing, input.prices)]
  if (patches.length === 0) {
    throw new InputError("give quantity, leadTimeDays or prices")
  }
  submit(emulator, listing, randomUUID().replaceAll("-", ""), patches)
}

function availability(listing: ListingRecord, { quantity, leadTimeDays }: Json): Patch[] {
  if (quantity === undefined && leadTimeDays === undefined) {
    return []
  }
  if (quantityOf(listing) === null) {
    throw new InputError(`sku "${listing.sku}" is shipped by Amazon, which keeps its quantity`)
  }
  checkWhole("quantity", quantity, 99_999_999)
  checkWhole("leadTimeDays", leadTimeDays, 30)
  const value = {
    fulfillment_channel_code: "DEFAULT",
    ...(quantity !== undefined && { quantity }),
    ...(leadTimeDays !== undefined && { lead_time_to_ship_max_days: leadTimeDays }),
  }
  return [{ op: "merge", path: "/attributes/fulfillment_availability", value: [value] }]
}

function checkWhole(name: string, value: unknown, most: number): void {
  const isWhole = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most
  if (value !== undefined && !isWhole) {
    throw new InputError(`${name} is ${String(value)}: give a whole number from 0 to ${most}`)
  }
}

function offers(listing: ListingRecord, prices: unknown): Patch[] {
  if (prices === undefined) {
    return []
  }
  if (typeof prices !== "object" || prices === null || Array.isArray(prices)) {
    throw new InputError('prices: give amounts by country, { "DE": "12.99" }')
  }
  const value = Object.entries(prices).map(([country, amount]) =>
    offer(listing, country, String(amount))
  )
  return value.length > 0 ? [{ op: "merge", path: "/attributes/purchasable_offer", value }] : []
}

function offer(listing: ListingRecord, country: string, amount: string): AttributeValue {
  const { id, currency } = requireMarketplace(country)
  if (!listing.marketplaceIds.includes(id)) {
    throw new InputError(`prices.${country}: ${listing.sellerId} does not sell there`)
  }
  const minor = toMinor(amount, currency)
  if (minor <= 0) {
    throw new InputError(`prices.${country} is ${amount}: give an amount above 0`)
  }
  // Amazon's attribute is a JSON number; it is written with the currency's decimals.
  const price = Number((minor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency)))
  return {
    marketplace_id: id,
    currency,
    audience: "ALL",
    our_price: [{ schedule: [{ value_with_tax: price }] }],
  }
}
