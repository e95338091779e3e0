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
  operations: readonly (ExpectedOperation & { calls: number })[]
  violations: readonly { count: number }[]
}

/** What the whole smoke must have called; `getOrder` is only needed when a single order is read. */
export const EXPECTED: readonly ExpectedOperation[] = [
  { api: "loginWithAmazon", operation: "getAccessToken", variant: "authorization_code" },
  { api: "loginWithAmazon", operation: "getAccessToken", variant: "refresh_token" },
  { api: "sellers", operation: "getMarketplaceParticipations", variant: null },
  { api: "orders_2026-01-01", operation: "searchOrders", variant: null },
  { api: "ordersV0", operation: "confirmShipment", variant: null },
  { api: "listingsItems_2021-08-01", operation: "searchListingsItems", variant: null },
  { api: "listingsItems_2021-08-01", operation: "getListingsItem", variant: null },
  { api: "listingsItems_2021-08-01", operation: "patchListingsItem", variant: null },
]

/**
 * Why the recorded traffic does not pass, one sentence each; empty when it does. Traffic that never
 * happened proves nothing, so an expected operation that was not called fails as well.
 */
export function objections(report: RecordedTraffic): string[] {
  const reasons: string[] = []
  if (report.judged === 0) {
    reasons.push("No call was judged: the plugin did not talk to Amazon through the recorder")
  }
  for (const expected of EXPECTED) {
    const seen = report.operations.some(
      (it) =>
        it.api === expected.api &&
        it.operation === expected.operation &&
        it.variant === expected.variant &&
        it.calls > 0
    )
    if (!seen) {
      const name = expected.operation + (expected.variant ? ` (${expected.variant})` : "")
      reasons.push(`${name} of ${expected.api} was never called`)
    }
  }
  const violations = report.violations.reduce((sum, it) => sum + it.count, 0)
  if (violations > 0) {
    reasons.push(`${violations} violations of Amazon's contract`)
  }
  if (report.unreadable > 0) {
    reasons.push(`${report.unreadable} connections did not speak readable HTTP/1.1`)
  }
  return reasons
}
