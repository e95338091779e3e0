import { InputError } from "../core/input-error.js"

export type Region = "na" | "eu" | "fe"

/** Whether prices shown to buyers hold the tax (VAT, consumption tax, GST) or it comes on top. */
export type TaxStyle = "included" | "on_top"

export interface Marketplace {
  id: string
  countryCode: string
  /** As in `salesChannel.marketplaceName`. */
  name: string
  domain: string
  currency: string
  language: string
  region: Region
  taxStyle: TaxStyle
  /** Statutory standard rate in parts per 100 000 (19 % = 19 000). */
  taxRate: number
  /** Factor from the catalogue's euro price, in hundredths. */
  priceFactor: number
}

function marketplace(
  countryCode: string,
  id: string,
  domain: string,
  region: Region,
  currency: string,
  language: string,
  taxStyle: TaxStyle,
  taxRate: number,
  priceFactor: number
): Marketplace {
  const name = domain.replace("www.amazon", "Amazon")
  return {
    id,
    countryCode,
    name,
    domain,
    currency,
    language,
    region,
    taxStyle,
    taxRate,
    priceFactor,
  }
}

/**
 * The marketplaces of the emulator's sellers. Ids: developer-docs.amazon.com, "Marketplace IDs".
 */
export const MARKETPLACES: readonly Marketplace[] = [
  marketplace(
    "DE",
    "A1PA6795UKMFR9",
    "www.amazon.de",
    "eu",
    "EUR",
    "de_DE",
    "included",
    19_000,
    100
  ),
  marketplace(
    "NL",
    "A1805IZSGTT6HS",
    "www.amazon.nl",
    "eu",
    "EUR",
    "nl_NL",
    "included",
    21_000,
    102
  ),
  marketplace(
    "FR",
    "A13V1IB3VIYZZH",
    "www.amazon.fr",
    "eu",
    "EUR",
    "fr_FR",
    "included",
    20_000,
    104
  ),
  marketplace(
    "IT",
    "APJ6JRA9NG5V4",
    "www.amazon.it",
    "eu",
    "EUR",
    "it_IT",
    "included",
    22_000,
    104
  ),
  marketplace(
    "ES",
    "A1RKKUPIHCS9HS",
    "www.amazon.es",
    "eu",
    "EUR",
    "es_ES",
    "included",
    21_000,
    103
  ),
  marketplace(
    "GB",
    "A1F83G8C2ARO7P",
    "www.amazon.co.uk",
    "eu",
    "GBP",
    "en_GB",
    "included",
    20_000,
    88
  ),
  marketplace(
    "PL",
    "A1C3SOZRARQ6R3",
    "www.amazon.pl",
    "eu",
    "PLN",
    "pl_PL",
    "included",
    23_000,
    430
  ),
  marketplace(
    "SE",
    "A2NODRKZP88ZB9",
    "www.amazon.se",
    "eu",
    "SEK",
    "sv_SE",
    "included",
    25_000,
    1130
  ),
  marketplace(
    "BE",
    "AMEN7PMS3EDWL",
    "www.amazon.com.be",
    "eu",
    "EUR",
    "fr_BE",
    "included",
    21_000,
    102
  ),
  marketplace("US", "ATVPDKIKX0DER", "www.amazon.com", "na", "USD", "en_US", "on_top", 7_250, 112),
  marketplace("CA", "A2EUQ1WTGCTBG2", "www.amazon.ca", "na", "CAD", "en_CA", "on_top", 13_000, 152),
  marketplace(
    "MX",
    "A1AM78C64UM0Y8",
    "www.amazon.com.mx",
    "na",
    "MXN",
    "es_MX",
    "included",
    16_000,
    2050
  ),
  marketplace(
    "JP",
    "A1VC38T7YXB528",
    "www.amazon.co.jp",
    "fe",
    "JPY",
    "ja_JP",
    "included",
    10_000,
    165
  ),
  marketplace(
    "AU",
    "A39IBJ37TRP1C6",
    "www.amazon.com.au",
    "fe",
    "AUD",
    "en_AU",
    "included",
    10_000,
    168
  ),
]

const byId = new Map(MARKETPLACES.map((entry) => [entry.id, entry]))
const byCountry = new Map(MARKETPLACES.map((entry) => [entry.countryCode, entry]))

export function findMarketplace(id: string): Marketplace | undefined {
  return byId.get(id)
}

/** By id or country code; throws for one that no seller of the emulator has. */
export function requireMarketplace(idOrCountry: string): Marketplace {
  const found = byId.get(idOrCountry) ?? byCountry.get(idOrCountry.toUpperCase())
  if (!found) {
    throw new InputError(
      `marketplaceId "${idOrCountry}" is not a marketplace of the emulator: use one of ` +
        MARKETPLACES.map((entry) => `${entry.id} (${entry.countryCode})`).join(", ")
    )
  }
  return found
}
