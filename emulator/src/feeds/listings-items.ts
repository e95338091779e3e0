import type { Emulator } from "../emulator.js"
import { currentListing } from "../listings/current.js"
import { presentListing } from "../listings/present.js"
import type { FeedRecord } from "./types.js"

/** A listing as a processing report tells it, when the feed's header asked for it. */
export function presentFeedItem(
  emulator: Emulator,
  feed: FeedRecord,
  sku: string,
  includedData: readonly string[]
): object[] {
  const listing = currentListing(emulator, feed.sellerId, sku)
  return listing
    ? [
        presentListing(
          listing,
          feed.marketplaceIds,
          new Set(includedData),
          emulator.clock.now(),
          emulator.imagesUrl
        ),
      ]
    : []
}
