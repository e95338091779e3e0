import { InputError } from "../core/input-error.js"
import { requireMarketplace } from "./marketplaces.js"
import type { Marketplace, Region } from "./marketplaces.js"

export interface Seller {
  sellerId: string
  /** Short name used by the consent page and the control API. */
  key: "EU" | "NA" | "FE"
  storeName: string
  region: Region
  marketplaces: Marketplace[]
  /** `fulfillment_channel_code` of stock in Amazon's warehouses of this region. */
  fbaChannel: string
}

function seller(
  key: Seller["key"],
  sellerId: string,
  storeName: string,
  region: Region,
  fbaChannel: string,
  countries: string
): Seller {
  const marketplaces = countries.split(" ").map(requireMarketplace)
  return { key, sellerId, storeName, region, fbaChannel, marketplaces }
}

/** The invented sellers whose accounts the consent page offers. */
export const SELLERS: readonly Seller[] = [
  seller("EU", "A2TULPEU0000NL", "Tulp BV", "eu", "AMAZON_EU", "DE NL FR IT ES GB PL SE BE"),
  seller("NA", "A3TULPNA0000US", "Tulp Inc", "na", "AMAZON_NA", "US CA MX"),
  seller("FE", "A1TULPFE0000JP", "Tulp KK", "fe", "AMAZON_JP", "JP AU"),
]

export function findSeller(keyOrId: string): Seller | undefined {
  return SELLERS.find((entry) => entry.sellerId === keyOrId || entry.key === keyOrId.toUpperCase())
}

/** By "EU", "NA", "FE" or selling partner id; throws naming the choices. */
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

export function sellerOfMarketplace(marketplaceId: string): Seller {
  const found = SELLERS.find((entry) => entry.marketplaces.some((m) => m.id === marketplaceId))
  if (!found) {
    throw new InputError(`marketplaceId "${marketplaceId}" belongs to no seller of the emulator`)
  }
  return found
}
