import type { AttemptResult } from "../attempt"
import type { CallReport } from "../call-options"
import type { AmazonApiErrorKind } from "../errors"
import type { Operation } from "../operations/operation"
import type { SpApiAccount } from "../options"
import type { Clock } from "../ports"
import { inCallSpan } from "./call-span"

export interface Observation {
  operation: Operation
  account: Pick<SpApiAccount, "key" | "region">
  /** From 1. */
  attempt: number
  /** Waited so far within the call. */
  waitedMs: number
  /** Of it, since the attempt before. */
  pausedMs: number
  origin: (region: SpApiAccount["region"]) => string
  clock: Clock
  onCall?: (report: CallReport) => void
}

/** Sends once, in a span, and reports it whatever comes of it. */
export async function observeAttempt<T>(
  observation: Observation,
  send: () => Promise<AttemptResult<T>>
): Promise<AttemptResult<T>> {
  const { operation, account, attempt, waitedMs, pausedMs, origin, clock, onCall } = observation
  const { name, api, version, method, path } = operation
  const startedAt = clock.now().getTime()
  let result: AttemptResult<T> | undefined
  try {
    result = await inCallSpan(
      {
        ...{ operation: name, api, version, method, path, attempt, waitedMs },
        account: account.key,
        origin: origin(account.region),
      },
      send,
      (ended) => ({ ...ended, kind: kindOf(ended) })
    )
    return result
  } finally {
    onCall?.({
      account: account.key,
      operation: name,
      status: result?.status ?? null,
      kind: result ? kindOf(result) : "aborted",
      ms: clock.now().getTime() - startedAt,
      requestId: result?.requestId ?? null,
      attempt,
      waitedMs,
      pausedMs,
    })
  }
}

function kindOf({ outcome }: AttemptResult<unknown>): AmazonApiErrorKind | null {
  return "error" in outcome ? outcome.error.kind : null
}
