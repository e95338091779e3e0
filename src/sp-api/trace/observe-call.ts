import {
  describeAnswer,
  describeCall,
  type AnswerDescription,
  type CallDescription,
} from "../operations/description"
import type { Call } from "../operations/operation"
import type { Clock } from "../ports"

/** What a call has met so far; whoever sends its attempts keeps it. */
export interface CallTrail {
  /** Sent so far. */
  attempts: number
  waitedMs: number
  /** Of the last attempt; null before there is one, or without an answer. */
  status: number | null
  requestId: string | null
}

/** One call from its start to its end, all attempts together. Holds no personal data and no secret. */
export interface EndedCall extends CallTrail {
  /** Key of the account; null where Login with Amazon is asked before there is one, or for none. */
  account: string | null
  operation: string
  description: CallDescription
  startedAt: Date
  ms: number
  answer: AnswerDescription
  /** Null after a success; a failure of ours is told as it was thrown. */
  error: Error | null
}

type Observer = (ended: EndedCall) => void

/** Runs a call and tells of it once, whatever comes of it. */
export async function observeCall<T>(
  observed: {
    account: string | null
    operation: string
    description: () => CallDescription
    answer: (value: T) => AnswerDescription
    trail: CallTrail
    clock: Clock
    onCallEnded?: Observer
  },
  run: () => Promise<T>
): Promise<T> {
  const { account, operation, trail, clock, onCallEnded } = observed
  if (!onCallEnded) {
    return run()
  }
  const startedAt = clock.now()
  const tell = (answer: AnswerDescription, error: Error | null) =>
    onCallEnded({
      ...{ account, operation, startedAt, answer, error },
      description: observed.description(),
      ms: clock.now().getTime() - startedAt.getTime(),
      attempts: trail.attempts,
      waitedMs: trail.waitedMs,
      status: trail.status,
      requestId: trail.requestId,
    })
  let value: T
  try {
    value = await run()
  } catch (error) {
    tell({ found: null, refused: null }, asError(error))
    throw error
  }
  tell(observed.answer(value), null)
  return value
}

/** How `observeCall` describes a call of an operation. */
export const describing = <T>(call: Call<T>) => ({
  operation: call.operation.name,
  description: () => describeCall(call as Call<unknown>),
  answer: (value: T) => describeAnswer(call.operation, value),
})

/** What is told of a request to Login with Amazon: its arguments are secrets. */
export const ofLogin = (direction: CallDescription["direction"]): CallDescription => ({
  ...{ kind: "access", direction, subject: null, marketplaceIds: [], told: {} },
})

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error))
