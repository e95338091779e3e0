import type { AmazonApiErrorKind } from "./errors"

/** One attempt. Holds no personal data, token or secret. */
export interface CallReport {
  /** Key of the account; null where Login with Amazon is asked before there is one, or for none. */
  account: string | null
  operation: string
  status: number | null
  /** Null after a success. */
  kind: AmazonApiErrorKind | null
  ms: number
  requestId: string | null
  /** From 1. */
  attempt: number
  /** Waited so far within this call. */
  waitedMs: number
  /** Of it, since the attempt before: the sum over all reports is all waiting. */
  pausedMs: number
}

/** What an answer tells beside its body. */
export interface AnswerSeen {
  /** Amazon's clock, to the second; null where the answer has no `Date`. */
  date: Date | null
  /** Ours, when the attempt began and when it was over. */
  sentAt: Date
  receivedAt: Date
}

export interface CallOptions {
  signal?: AbortSignal
  /** Overrides the client's maxWaitMs for this call. */
  maxWaitMs?: number
  /** May also use the part of the limit that is kept for urgent work. */
  urgent?: boolean
  /** Called after each attempt that was answered, also with an error. Must not throw. */
  onAnswer?: (answer: AnswerSeen) => void
}
