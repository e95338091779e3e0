import type { Seller } from "../../amazon/sellers.js"

/** Where the seller sells, as Sellers v1 tells it. */
export function participationsOf(seller: Seller) {
  return seller.marketplaces.map((entry) => ({
    marketplace: {
      id: entry.id,
      name: entry.name,
      countryCode: entry.countryCode,
      defaultCurrencyCode: entry.currency,
      defaultLanguageCode: entry.language,
      domainName: entry.domain,
    },
    participation: { isParticipating: true, hasSuspendedListings: false },
    storeName: seller.storeName,
  }))
}
