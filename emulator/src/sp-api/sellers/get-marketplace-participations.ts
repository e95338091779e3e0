import { ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { Call } from "../operations.js"

/** `GET /sellers/v1/marketplaceParticipations`: where the caller sells. */
export function getMarketplaceParticipations({ caller }: Call): Answer {
  return ok({
    payload: caller.seller.marketplaces.map((entry) => ({
      marketplace: {
        id: entry.id,
        name: entry.name,
        countryCode: entry.countryCode,
        defaultCurrencyCode: entry.currency,
        defaultLanguageCode: entry.language,
        domainName: entry.domain,
      },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: caller.seller.storeName,
    })),
  })
}
