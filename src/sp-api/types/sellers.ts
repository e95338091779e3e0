/** Sellers API v1: one marketplace the seller may sell in, and whether it does. */
export interface MarketplaceParticipation {
  marketplace: {
    id: string
    name: string
    countryCode: string
    defaultCurrencyCode: string
    defaultLanguageCode: string
    domainName: string
  }
  participation: { isParticipating: boolean; hasSuspendedListings: boolean }
  storeName: string
}
