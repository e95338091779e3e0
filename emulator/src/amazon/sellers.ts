import { InputError } from "../core/input-error.js"
import { requireMarketplace } from "./marketplaces.js"
import type { Marketplace, Region } from "./marketplaces.js"

export interface Seller {
  sellerId: string
  /** Short name used by the consent page and the control API. */
  key: "EU" | "NA" | "FE" | "BLOEM"
  storeName: string
  region: Region
  marketplaces: Marketplace[]
  /** `fulfillment_channel_code` of stock in Amazon's warehouses of this region. */
  fbaChannel: string
  /** Lists the catalogue and is ordered from; a young account lists and sells nothing yet. */
  stocked: boolean
}

function seller(
  key: Seller["key"],
  sellerId: string,
  storeName: string,
  region: Region,
  fbaChannel: string,
  countries: string,
  stocked = true
): Seller {
  const marketplaces = countries.split(" ").map(requireMarketplace)
  return { key, sellerId, storeName, region, fbaChannel, marketplaces, stocked }
}

/** The invented sellers whose accounts the consent page offers. */
export const SELLERS: readonly Seller[] = [
  seller("EU", "A2TULPEU0000NL", "Tulp BV", "eu", "AMAZON_EU", "DE NL FR IT ES GB PL SE BE"),
  seller("NA", "A3TULPNA0000US", "Tulp Inc", "na", "AMAZON_NA", "US CA MX"),
  seller("FE", "A1TULPFE0000JP", "Tulp KK", "fe", "AMAZON_JP", "JP AU"),
  seller("BLOEM", "A9BLOEMEU000DE", "Bloem GmbH", "eu", "AMAZON_EU", "DE NL", false),
]

export function findSeller(keyOrId: string): Seller | undefined {
  return SELLERS.find((entry) => entry.sellerId === keyOrId || entry.key === keyOrId.toUpperCase())
}

/** By "EU", "NA", "FE", "BLOEM" or selling partner id; throws naming the choices. */
export function requireSeller(keyOrId: string): Seller {
  const found = findSeller(keyOrId)
  if (!found) {
    throw new InputError(
      `seller "${keyOrId}" is unknown: use ` +
        SELLERS.map((entry) => `${entry.key} or ${entry.sellerId}`).join(", ")
    )
  }
  return found
}

/** Whom buyers of the marketplace order from. */
export function sellerOfMarketplace(marketplaceId: string): Seller {
  const found = SELLERS.filter(({ stocked }) => stocked).find((entry) =>
    entry.marketplaces.some((m) => m.id === marketplaceId)
  )
  if (!found) {
    throw new InputError(`marketplaceId "${marketplaceId}" belongs to no seller of the emulator`)
  }
  return found
}
