import { randomUUID } from "node:crypto"
import { findItem } from "../catalog/items.js"
import { newPage } from "../catalog/new-page.js"
import { keepLast } from "../core/keep.js"
import type { Emulator } from "../emulator.js"
import { findSeller } from "../amazon/sellers.js"
import { NO_STOCK } from "../fba/stock.js"
import { joined, sliceOf, textOf, withoutMarketplaces } from "./attributes.js"
import { delayOf } from "./delays.js"
import { identifiersOf } from "./identifiers.js"
import { noteListing } from "./lookup.js"
import { applyPatches, attributeOf } from "./patch.js"
import type { Patch } from "./patch.js"
import { leadTimeOf, listingKey, merchantAvailability, quantityOf, record } from "./stock.js"
import type { Change, ListingRecord, Mistake, Submission } from "./types.js"
import { watched } from "./watch.js"

/** Takes a change in: it takes effect at once, or after the delay of its kind; never out of turn. */
export function accept(
  emulator: Emulator,
  listing: ListingRecord,
  submissionId: string,
  change: Change
): void {
  enqueue(emulator, listing, submissionId, change, delayOf(emulator, listing, change))
  applyDue(emulator, listing)
  emulator.changed()
}

/** Takes patches in. */
export function submit(
  emulator: Emulator,
  listing: ListingRecord,
  submissionId: string,
  patches: Patch[]
): void {
  accept(emulator, listing, submissionId, { kind: "patch", patches })
}

/** Brings into effect what is due, in order; tells whether there was any. */
export function applyDue(emulator: Emulator, listing: ListingRecord): boolean {
  const now = emulator.clock.now()
  let any = false
  for (let next = dueNext(listing, now); next; next = dueNext(listing, now)) {
    const submission = next
    listing.pending = listing.pending.filter((entry) => entry !== submission)
    watched(emulator, listing, submission.dueAt, () => take(emulator, listing, submission))
    any = true
  }
  return any
}

function dueNext(listing: ListingRecord, now: number): Submission | undefined {
  return listing.pending
    .filter((entry) => entry.dueAt <= now)
    .reduce<Submission | undefined>(
      (first, entry) => (first && first.dueAt <= entry.dueAt ? first : entry),
      undefined
    )
}

function enqueue(
  emulator: Emulator,
  listing: ListingRecord,
  submissionId: string,
  change: Change,
  delaySeconds: number,
  from = emulator.clock.now()
): void {
  const isSubmitted = change.kind !== "live" && change.kind !== "issue"
  const earlier = listing.pending
    .filter((entry) => isSubmitted && entry.change.kind !== "live" && entry.change.kind !== "issue")
    .map((entry) => entry.dueAt)
  const dueAt = Math.max(from + delaySeconds * 1000, ...earlier)
  listing.pending.push({ submissionId, dueAt, change })
  noteListing(emulator.state.listings, listingKey(listing.sellerId, listing.sku), listing)
}

function take(emulator: Emulator, listing: ListingRecord, submission: Submission): void {
  const { change, submissionId, dueAt } = submission
  const before = quantityOf(listing)
  const leadTime = leadTimeOf(listing)
  switch (change.kind) {
    case "patch":
      listing.attributes = applyPatches(listing.attributes, change.patches)
      break
    case "put":
      put(emulator, listing, change, submission)
      break
    case "delete":
      drop(emulator, listing, change.marketplaceIds)
      break
    case "live":
      listing.notLiveIn = listing.notLiveIn?.filter((id) => !change.marketplaceIds.includes(id))
      return
    case "issue":
      listing.issues = [
        ...listing.issues.filter(({ code }) => code !== change.issue.code),
        change.issue,
      ]
      return
  }
  switchFromAmazon(emulator, listing)
  bringToAmazon(emulator, listing, dueAt)
  if (change.kind !== "delete") {
    const page = findItem(emulator.state, listing.asin)
    listing.title = textOf(listing.attributes, "item_name") ?? page?.title ?? listing.title
    look(emulator, listing, change, dueAt)
  }
  const patches = change.kind === "patch" ? { patches: change.patches } : {}
  record(listing, { source: change.kind, before, now: dueAt, submissionId, ...patches })
  noteLostLeadTime(emulator, listing, leadTime, dueAt)
}

function put(
  emulator: Emulator,
  listing: ListingRecord,
  change: Extract<Change, { kind: "put" }>,
  { submissionId, dueAt }: Submission
): void {
  const { attributes, productType, asin, marketplaceIds } = change
  const fresh = marketplaceIds.filter((id) => !listing.marketplaceIds.includes(id))
  if (listing.marketplaceIds.length === 0) {
    listing.createdDate = dueAt
  }
  listing.marketplaceIds = [...listing.marketplaceIds, ...fresh]
  listing.attributes = joined(withoutMarketplaces(listing.attributes, marketplaceIds), attributes)
  const page = findItem(emulator.state, asin)
  // PRODUCT stands for any type: the product has its own.
  listing.productType = productType === "PRODUCT" ? (page?.productType ?? productType) : productType
  listing.asin = asin
  noteListing(emulator.state.listings, listingKey(listing.sellerId, listing.sku), listing)
  const [identifier] = [...identifiersOf(attributes), ...(page?.identifiers ?? [])]
  listing.ean = identifier?.value ?? listing.ean
  newPage(emulator.state, listing, attributes)
  if (fresh.length > 0) {
    const live: Change = { kind: "live", marketplaceIds: fresh }
    listing.notLiveIn = [...(listing.notLiveIn ?? []), ...fresh]
    enqueue(emulator, listing, submissionId, live, delayOf(emulator, listing, live), dueAt)
  }
}

/** Takes a listing from marketplaces; from the last one, it is gone. */
export function drop(
  emulator: Emulator,
  listing: ListingRecord,
  marketplaceIds: readonly string[]
): void {
  listing.marketplaceIds = listing.marketplaceIds.filter((id) => !marketplaceIds.includes(id))
  listing.attributes = listing.marketplaceIds.reduce(
    (rest, id) => joined(rest, withoutShared(listing, id)),
    sharedOf(listing)
  )
  const waits = listing.pending.some(({ change }) => change.kind === "put")
  if (listing.marketplaceIds.length === 0 && !waits) {
    delete emulator.state.listings[listingKey(listing.sellerId, listing.sku)]
  }
}

const sharedOf = (listing: ListingRecord) => sliceOf(listing.attributes, "")
const withoutShared = (listing: ListingRecord, id: string) =>
  Object.fromEntries(
    Object.entries(sliceOf(listing.attributes, id)).map(([name, values]) => [
      name,
      values.filter((value) => value.marketplace_id === id),
    ])
  )

/** Amazon looks at what came: issues that are mended go, others may be found later. */
function look(emulator: Emulator, listing: ListingRecord, change: Change, at: number): void {
  const names =
    change.kind === "patch"
      ? change.patches.map((patch) => attributeOf(patch.path) as string)
      : change.kind === "put"
        ? Object.keys(change.attributes)
        : []
  listing.issues = listing.issues.filter(
    (issue) => !issue.attributeNames?.some((name) => names.includes(name))
  )
  for (const rule of emulator.state.listingSettings.lateIssues) {
    const strikes =
      (rule.sku === undefined || rule.sku === listing.sku) &&
      (rule.attribute === undefined || names.includes(rule.attribute)) &&
      (rule.times === undefined || rule.times > 0)
    if (strikes) {
      rule.times = rule.times === undefined ? undefined : rule.times - 1
      const found: Change = { kind: "issue", issue: rule.issue }
      enqueue(emulator, listing, randomUUID(), found, rule.afterSeconds, at)
    }
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
  noteMistake(emulator, {
    at: emulator.clock.now(),
    kind: "merchant_quantity_on_fba_sku",
    sellerId: listing.sellerId,
    sku: listing.sku,
    message:
      "A merchant quantity was sent for a SKU fulfilled by Amazon: it is now merchant-fulfilled.",
  })
}

/** A SKU that Amazon is to ship gets its FNSKU; its units come with the first shipment to Amazon. */
function bringToAmazon(emulator: Emulator, listing: ListingRecord, at: number): void {
  const channel = findSeller(listing.sellerId)?.fbaChannel
  const entries = listing.attributes.fulfillment_availability ?? []
  if (
    listing.fnSku === null &&
    entries.some((entry) => entry.fulfillment_channel_code === channel)
  ) {
    listing.fnSku = `X00${emulator.random.letters(7)}`
    listing.fba = { ...NO_STOCK, updatedAt: at }
  }
}

function noteLostLeadTime(
  emulator: Emulator,
  listing: ListingRecord,
  days: number | null,
  at: number
): void {
  if (days !== null && leadTimeOf(listing) === null && merchantAvailability(listing)) {
    noteMistake(emulator, {
      at,
      kind: "lead_time_lost",
      sellerId: listing.sellerId,
      sku: listing.sku,
      message: `The handling time of ${days} days was lost: a replace leaves out what it does not name.`,
    })
  }
}

/** The last of a client that goes on and on are enough. */
const MISTAKES_KEPT = 1000

function noteMistake({ state }: Emulator, mistake: Mistake): void {
  state.mistakes.push(mistake)
  keepLast(state.mistakes, MISTAKES_KEPT)
}
