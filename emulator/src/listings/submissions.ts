import type { Emulator } from "../emulator.js"
import { findSeller } from "../amazon/sellers.js"
import { applyPatches } from "./patch.js"
import type { Patch } from "./patch.js"
import { leadTimeOf, merchantAvailability, quantityOf, record } from "./stock.js"
import type { ListingRecord, Submission } from "./types.js"

/** Accepts a submission: it takes effect at once, or after the configured delay. */
export function submit(
  emulator: Emulator,
  listing: ListingRecord,
  submissionId: string,
  patches: Patch[]
): void {
  const dueAt = emulator.clock.now() + emulator.options.listingDelaySeconds * 1000
  listing.pending.push({ submissionId, dueAt, patches })
  applyDue(emulator, listing)
  emulator.changed()
}

/** Brings submissions into effect whose time has come, in order; tells whether there were any. */
export function applyDue(emulator: Emulator, listing: ListingRecord): boolean {
  const now = emulator.clock.now()
  const due = listing.pending.filter((entry) => entry.dueAt <= now)
  listing.pending = listing.pending.filter((entry) => entry.dueAt > now)
  for (const submission of due) {
    take(emulator, listing, submission)
  }
  return due.length > 0
}

function take(emulator: Emulator, listing: ListingRecord, submission: Submission): void {
  const before = quantityOf(listing)
  const leadTime = leadTimeOf(listing)
  listing.attributes = applyPatches(listing.attributes, submission.patches)
  switchFromAmazon(emulator, listing)
  record(listing, {
    source: "patch",
    before,
    now: submission.dueAt,
    submissionId: submission.submissionId,
    patches: submission.patches,
  })
  if (leadTime !== null && leadTimeOf(listing) === null && merchantAvailability(listing)) {
    emulator.state.mistakes.push({
      at: submission.dueAt,
      kind: "lead_time_lost",
      sellerId: listing.sellerId,
      sku: listing.sku,
      message: `The handling time of ${leadTime} days was lost: a replace leaves out what it does not name.`,
    })
  }
}

/** A quantity on DEFAULT for a SKU in Amazon's warehouses makes the seller ship it. */
function switchFromAmazon(emulator: Emulator, listing: ListingRecord): void {
  const channel = findSeller(listing.sellerId)?.fbaChannel
  const entries = listing.attributes.fulfillment_availability ?? []
  const fromAmazon = entries.find((entry) => entry.fulfillment_channel_code === channel)
  const own = merchantAvailability(listing)
  if (!fromAmazon || own === undefined || own.quantity === undefined) {
    return
  }
  listing.attributes.fulfillment_availability = entries.filter((entry) => entry !== fromAmazon)
  emulator.state.mistakes.push({
    at: emulator.clock.now(),
    kind: "merchant_quantity_on_fba_sku",
    sellerId: listing.sellerId,
    sku: listing.sku,
    message:
      "A merchant quantity was sent for a SKU fulfilled by Amazon: it is now merchant-fulfilled.",
  })
}
