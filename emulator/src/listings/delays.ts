import type { Emulator } from "../emulator.js"
import { attributeOf } from "./patch.js"
import type { DelayKind } from "./settings.js"
import type { Change, ListingRecord } from "./types.js"

/** Seconds until the change takes effect: the longest of the kinds that it touches. */
export function delayOf(emulator: Emulator, listing: ListingRecord, change: Change): number {
  return Math.max(...kindsOf(listing, change).map((kind) => secondsOf(emulator, kind)))
}

function secondsOf(emulator: Emulator, kind: DelayKind): number {
  const set = emulator.state.listingSettings.delaySeconds[kind]
  return set ?? (kind === "live" ? 0 : emulator.options.listingDelaySeconds)
}

function kindsOf(listing: ListingRecord, change: Change): DelayKind[] {
  switch (change.kind) {
    case "put":
      return [listing.marketplaceIds.length === 0 ? "create" : "attributes"]
    case "patch":
      return change.patches.map(({ path }) => kindOf(attributeOf(path)))
    case "delete":
      return ["delete"]
    default:
      return ["live"]
  }
}

function kindOf(attribute: string | null): DelayKind {
  return attribute === "fulfillment_availability"
    ? "quantity"
    : attribute === "purchasable_offer"
      ? "price"
      : "attributes"
}
