import { presentListing } from "../../listings/present.js"
import type { ListingRecord } from "../../listings/types.js"
import type { Call } from "../operations.js"

/** How listings are shown in the answer to a call. */
export function presenterOf(
  { emulator, caller }: Call,
  marketplaceIds: readonly string[],
  included: ReadonlySet<string>
) {
  const siblings = included.has("relationships")
    ? Object.values(emulator.state.listings).filter(
        ({ sellerId }) => sellerId === caller.seller.sellerId
      )
    : []
  const { clock, imagesUrl } = emulator
  return (listing: ListingRecord) =>
    presentListing(listing, marketplaceIds, included, clock.now(), imagesUrl, siblings)
}
