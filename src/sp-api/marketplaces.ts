import type { Region } from "./types"

export interface Marketplace {
  id: string
  /** ISO 3166-1 alpha-2 (GB where Amazon says UK). */
  countryCode: string
  /** The country in English. */
  name: string
  domain: string
  currencyCode: string
  /** Locale as Amazon writes it, e.g. de_DE. */
  language: string
  region: Region
  sellerCentralUrl: string
}

const EUROPE = "https://sellercentral-europe.amazon.com"

/*
 * Ids: developer-docs.amazon.com/sp-api/docs/marketplace-ids. Seller Central: …/seller-central-urls.
 * Currency and language are the defaults; getMarketplaceParticipations tells them per seller.
 */
const TABLE: [Region, string, string, string, string, string, string, string?][] = [
  ["na", "CA", "Canada", "A2EUQ1WTGCTBG2", "amazon.ca", "CAD", "en_CA"],
  ["na", "US", "United States", "ATVPDKIKX0DER", "amazon.com", "USD", "en_US"],
  ["na", "MX", "Mexico", "A1AM78C64UM0Y8", "amazon.com.mx", "MXN", "es_MX"],
  ["na", "BR", "Brazil", "A2Q3Y263D00KWC", "amazon.com.br", "BRL", "pt_BR"],
  ["eu", "IE", "Ireland", "A28R8C7NBKEWEA", "amazon.ie", "EUR", "en_IE"],
  ["eu", "ES", "Spain", "A1RKKUPIHCS9HS", "amazon.es", "EUR", "es_ES", EUROPE],
  ["eu", "GB", "United Kingdom", "A1F83G8C2ARO7P", "amazon.co.uk", "GBP", "en_GB", EUROPE],
  ["eu", "FR", "France", "A13V1IB3VIYZZH", "amazon.fr", "EUR", "fr_FR", EUROPE],
  ["eu", "BE", "Belgium", "AMEN7PMS3EDWL", "amazon.com.be", "EUR", "fr_BE"],
  ["eu", "NL", "Netherlands", "A1805IZSGTT6HS", "amazon.nl", "EUR", "nl_NL"],
  ["eu", "DE", "Germany", "A1PA6795UKMFR9", "amazon.de", "EUR", "de_DE", EUROPE],
  ["eu", "IT", "Italy", "APJ6JRA9NG5V4", "amazon.it", "EUR", "it_IT", EUROPE],
  ["eu", "SE", "Sweden", "A2NODRKZP88ZB9", "amazon.se", "SEK", "sv_SE"],
  ["eu", "ZA", "South Africa", "AE08WJ6YKNBMC", "amazon.co.za", "ZAR", "en_ZA"],
  ["eu", "PL", "Poland", "A1C3SOZRARQ6R3", "amazon.pl", "PLN", "pl_PL"],
  ["eu", "EG", "Egypt", "ARBP9OOSHTCHU", "amazon.eg", "EGP", "ar_AE"],
  ["eu", "TR", "Turkey", "A33AVAJ2PDY3EV", "amazon.com.tr", "TRY", "tr_TR"],
  ["eu", "SA", "Saudi Arabia", "A17E79C6D8DWNP", "amazon.sa", "SAR", "ar_AE"],
  ["eu", "AE", "United Arab Emirates", "A2VIGQ35RCS4UG", "amazon.ae", "AED", "en_AE"],
  ["eu", "IN", "India", "A21TJRUUN4KGV", "amazon.in", "INR", "en_IN"],
  ["fe", "SG", "Singapore", "A19VAU5U5O7RUS", "amazon.sg", "SGD", "en_SG"],
  ["fe", "AU", "Australia", "A39IBJ37TRP1C6", "amazon.com.au", "AUD", "en_AU"],
  ["fe", "JP", "Japan", "A1VC38T7YXB528", "amazon.co.jp", "JPY", "ja_JP"],
]

/** All of Amazon's marketplaces that the SP-API serves. */
export const marketplaces: Marketplace[] = TABLE.map(
  ([region, countryCode, name, id, domain, currencyCode, language, sellerCentralUrl]) => ({
    id,
    countryCode,
    name,
    domain,
    currencyCode,
    language,
    region,
    sellerCentralUrl: sellerCentralUrl ?? `https://sellercentral.${domain}`,
  })
)

const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]))

/** Undefined for an id that is not in the table. */
export function getMarketplace(id: string): Marketplace | undefined {
  return byId.get(id)
}
