/** An operation the plugin's main job cannot do without. */
export interface ExpectedOperation {
  api: string
  operation: string
  /** Grant type for the token endpoint, else null. */
  variant: string | null
}

/** What the verdict looks at in a recorder's report. */
export interface RecordedTraffic {
  judged: number
  unreadable: number
  /** Answers that never came or were cut off. */
  incomplete: number
  /** Answers the local Amazon spoilt on purpose. */
  disturbed: number
  operations: readonly (ExpectedOperation & {
    calls: number
    /** Count per status as text. */
    statuses: Readonly<Record<string, number>>
  })[]
  violations: readonly { count: number }[]
}

/** What the whole smoke must have called; `getOrder` is only needed when a single order is read. */
export const EXPECTED: readonly ExpectedOperation[] = [
  { api: "loginWithAmazon", operation: "getAccessToken", variant: "authorization_code" },
  { api: "loginWithAmazon", operation: "getAccessToken", variant: "refresh_token" },
  { api: "loginWithAmazon", operation: "getAccessToken", variant: "client_credentials" },
  { api: "notifications", operation: "createDestination", variant: null },
  { api: "notifications", operation: "createSubscription", variant: null },
  { api: "sellers", operation: "getMarketplaceParticipations", variant: null },
  { api: "orders_2026-01-01", operation: "searchOrders", variant: null },
  { api: "ordersV0", operation: "confirmShipment", variant: null },
  { api: "listingsItems_2021-08-01", operation: "searchListingsItems", variant: null },
  { api: "listingsItems_2021-08-01", operation: "getListingsItem", variant: null },
  { api: "listingsItems_2021-08-01", operation: "patchListingsItem", variant: null },
]

/**
 * Why the recorded traffic does not pass, one sentence each; empty when it does. Traffic that never
 * happened or was not judged proves nothing: an expected operation must have succeeded, and no fault
 * is injected in this run, so every answer must have been judged.
 */
export function objections(report: RecordedTraffic): string[] {
  const reasons: string[] = []
  if (report.judged === 0) {
    reasons.push("No call was judged: the plugin did not talk to Amazon through the recorder")
  }
  for (const expected of EXPECTED) {
    const seen = report.operations.find(
      (it) =>
        it.api === expected.api &&
        it.operation === expected.operation &&
        it.variant === expected.variant &&
        it.calls > 0
    )
    const succeeded = Object.keys(seen?.statuses ?? {}).some((status) => /^2\d\d$/.test(status))
    if (!succeeded) {
      const name = expected.operation + (expected.variant ? ` (${expected.variant})` : "")
      reasons.push(`${name} of ${expected.api} ${seen ? "never succeeded" : "was never called"}`)
    }
  }
  const violations = report.violations.reduce((sum, it) => sum + it.count, 0)
  if (violations > 0) {
    reasons.push(`${violations} violations of Amazon's contract`)
  }
  if (report.unreadable > 0) {
    reasons.push(`${report.unreadable} connections did not speak readable HTTP/1.1`)
  }
  if (report.incomplete > 0) {
    reasons.push(`${report.incomplete} answers never came or were cut off`)
  }
  if (report.disturbed > 0) {
    reasons.push(`${report.disturbed} answers were disturbed, and nobody asked for faults`)
  }
  return reasons
}
