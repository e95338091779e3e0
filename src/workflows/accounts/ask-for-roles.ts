import type { RoleAnswer } from "../../domain/accounts/judge-roles"
import { ROLES, rolesFor } from "../../domain/failures"
import { AmazonApiError, type CallOptions, type SpApi } from "../../sp-api"

type Client = ReturnType<SpApi["client"]>

/** What the reads are asked with. */
export interface RoleSubject {
  sellingPartnerId: string
  marketplaceIds: string[]
  /** An order that still has an address at Amazon: unshipped, sent by the merchant. */
  amazonOrderId: string | null
  listing: { asin: string; marketplaceId: string } | null
}

const MINUTE_MS = 60_000
/** Amazon takes instants of at least two minutes ago. */
const LATEST_MINUTES = 5
/** A person waits: what a limit does not allow at once is "unknown". */
const PATIENCE: CallOptions = { maxWaitMs: 2_000 }

type Ask = () => Promise<RoleAnswer["outcome"]>

interface Probe {
  role: string
  needed: boolean
  operation: string
  /** Where Amazon's documentation names no role of the operation: that which the probe is for. */
  askFor?: string[]
  ask: Ask
}

const answered = async (call: Promise<unknown>): Promise<RoleAnswer["outcome"]> => {
  await call
  return { kind: "answered" }
}

/**
 * One harmless read for each role, in Amazon's order of what a shop needs first. Throws nothing that
 * Amazon says: an error is an answer here.
 */
export const askForRoles = async (
  client: Client,
  subject: RoleSubject,
  { signal, now = new Date() }: { signal?: AbortSignal; now?: Date } = {}
): Promise<RoleAnswer[]> => {
  const options = { ...PATIENCE, signal }
  const answers: RoleAnswer[] = []
  for (const probe of [
    ...needed(client, subject, now, options),
    ...later(client, subject, now, options),
  ]) {
    const { role, operation, askFor = [...rolesFor(operation)] } = probe
    answers.push({
      ...{ role, operation, askFor, needed: probe.needed },
      outcome: await outcomeOf(probe.ask),
    })
  }
  return answers
}

const outcomeOf = async (ask: Ask): Promise<RoleAnswer["outcome"]> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AmazonApiError && error.kind !== "aborted") {
      return { kind: "failed", error }
    }
    throw error
  }
}

/** A window in which hardly an order is. */
const window = (now: Date) => ({
  after: new Date(now.getTime() - (LATEST_MINUTES + 1) * MINUTE_MS),
  before: new Date(now.getTime() - LATEST_MINUTES * MINUTE_MS),
})

const needed = (
  { sellers, orders, listings }: Client,
  { sellingPartnerId, marketplaceIds, amazonOrderId }: RoleSubject,
  now: Date,
  options: CallOptions
): Probe[] => [
  {
    role: ROLES.insights,
    needed: true,
    operation: "getMarketplaceParticipations",
    ask: () => answered(sellers.getMarketplaceParticipations(options)),
  },
  {
    role: ROLES.inventory,
    needed: true,
    operation: "searchOrders",
    ask: () => {
      const { after: createdAfter, before: createdBefore } = window(now)
      const query = { createdAfter, createdBefore, maxResultsPerPage: 1 }
      const within = marketplaceIds.length ? { ...query, marketplaceIds } : query
      return answered(orders.searchOrders(within, options))
    },
  },
  {
    role: ROLES.shipping,
    needed: true,
    operation: "getOrder",
    askFor: [ROLES.shipping],
    ask: async () => {
      if (!amazonOrderId) {
        return { kind: "not_asked", reason: "no_order" }
      }
      const { recipient } = await orders.getOrder(amazonOrderId, ["RECIPIENT"], options)
      return { kind: recipient?.deliveryAddress?.addressLine1 ? "answered" : "withheld" }
    },
  },
  {
    role: ROLES.listing,
    needed: true,
    operation: "searchListingsItems",
    askFor: [ROLES.listing],
    ask: () => {
      const query = { sellerId: sellingPartnerId, marketplaceIds: marketplaceIds.slice(0, 1) }
      return answered(listings.searchListingsItems({ ...query, pageSize: 1 }, options))
    },
  },
]

const later = (
  { pricing, finances }: Client,
  { listing }: RoleSubject,
  now: Date,
  options: CallOptions
): Probe[] => [
  {
    role: ROLES.pricing,
    needed: false,
    operation: "getCompetitiveSummary",
    ask: async () => {
      if (!listing) {
        return { kind: "not_asked", reason: "no_listing" }
      }
      const request = { ...listing, includedData: ["referencePrices" as const] }
      return answered(pricing.getCompetitiveSummary([request], options))
    },
  },
  {
    role: ROLES.finance,
    needed: false,
    operation: "listTransactions",
    ask: () => {
      const { after: postedAfter, before: postedBefore } = window(now)
      return answered(finances.listTransactions({ postedAfter, postedBefore }, options))
    },
  },
]
