import { findMarketplace } from "../amazon/marketplaces.js"
import { decimalsOf } from "../core/money.js"
import type { AttributeValue, ListingRecord } from "./types.js"

interface Schedule {
  start_at?: string | { value?: string }
  end_at?: string | { value?: string }
  value_with_tax?: number
}

/** Everybody's price or that of another audience (business buyers), now or at all. */
export function priceIn(
  listing: ListingRecord,
  marketplaceId: string,
  now?: number,
  audience = "ALL"
): number | null {
  const offer = (listing.attributes.purchasable_offer ?? []).find(
    (entry) =>
      entry.marketplace_id === marketplaceId && String(entry.audience ?? "ALL") === audience
  )
  if (!offer) {
    return null
  }
  return (now === undefined ? null : salePrice(offer, now)) ?? firstPrice(offer.our_price)
}

/** Offers by marketplace and audience, as Listings Items tells them. */
export function presentOffers(
  listing: ListingRecord,
  marketplaceIds: readonly string[],
  now: number
) {
  return (listing.attributes.purchasable_offer ?? [])
    .filter((offer) => marketplaceIds.includes(String(offer.marketplace_id)))
    .flatMap((offer) => {
      const marketplaceId = String(offer.marketplace_id)
      const audience = String(offer.audience ?? "ALL")
      const price = salePrice(offer, now) ?? firstPrice(offer.our_price)
      if (price === null) {
        return []
      }
      const currency = findMarketplace(marketplaceId)?.currency ?? String(offer.currency)
      const toAll = audience === "ALL"
      return [
        {
          marketplaceId,
          offerType: toAll ? "B2C" : "B2B",
          price: { currencyCode: currency, amount: price.toFixed(decimalsOf(currency)) },
          audience: { value: audience, displayName: toAll ? "Sell on Amazon" : audience },
        },
      ]
    })
}

function firstPrice(value: unknown): number | null {
  const schedule = schedules(value)[0]
  return typeof schedule?.value_with_tax === "number" ? schedule.value_with_tax : null
}

/** The discounted price while its period lasts. */
function salePrice(offer: AttributeValue, now: number): number | null {
  const schedule = schedules(offer.discounted_price).find(
    (entry) => instant(entry.start_at) <= now && now < instant(entry.end_at)
  )
  return schedule?.value_with_tax ?? null
}

function instant(value: Schedule["start_at"]): number {
  return Date.parse((typeof value === "object" ? value.value : value) ?? "")
}

function schedules(value: unknown): Schedule[] {
  const list = value as { schedule?: Schedule[] }[] | undefined
  return list?.[0]?.schedule ?? []
}
