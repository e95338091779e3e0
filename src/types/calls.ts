/** Calls of one operation for the store's seller account. */
export interface AmazonCallsDto {
  /** Amazon's operation id. */
  operation: string
  calls: number
  /** Without success, those that Amazon let wait included. */
  failed: number
  /** Of these, refused because Amazon's limit was used up. */
  throttled: number
  average_ms: number
  /** Waited before calling, on average, to stay within Amazon's limit. */
  average_waited_ms: number
  /** Until the next call would be sent; 0: at once. Null where that is not known. */
  next_turn_ms: number | null
}

/** GET /admin/amazon/stores/:id/calls */
export interface AmazonStoreCallsResponse {
  /** The counts are of so many hours. */
  hours: number
  calls: AmazonCallsDto[]
}
