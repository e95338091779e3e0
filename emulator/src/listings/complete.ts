import { initialStock } from "../fba/stock.js"
import type { Patch } from "./patch.js"
import { merchantAvailability } from "./stock.js"
import type { ListingRecord, Submission } from "./types.js"

/** What an older version of the emulator kept of an accepted patch. */
interface OldSubmission {
  submissionId: string
  dueAt: number
  patches: Patch[]
}

/** Fills in what a listing of an older state file does not have. */
export function completeListings(listings: Record<string, ListingRecord>): void {
  for (const listing of Object.values(listings)) {
    listing.pending = (listing.pending as (Submission | OldSubmission)[]).map((entry) =>
      "patches" in entry
        ? {
            submissionId: entry.submissionId,
            dueAt: entry.dueAt,
            change: { kind: "patch", patches: entry.patches },
          }
        : entry
    )
    if (listing.fnSku !== null && !merchantAvailability(listing)) {
      listing.fba ??= initialStock(listing)
    }
  }
}
