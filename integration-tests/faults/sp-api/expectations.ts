import type { FaultKind } from "../../../emulator/src/faults/kinds"

/** How often the fault happens: to the first request of a call only, or to all of them. */
export type Dose = "once" | "always"

/** A fault that can come to a call of the Selling Partner API or of Login with Amazon. */
export type CallFault = Exclude<FaultKind, "expired_url">

export interface Expectation {
  /** Ends that are right: what an undisturbed call ends in, or kinds of the typed error. */
  ends: string[]
  requests: number
}

export interface Subject {
  /** What an undisturbed call ends in. */
  baseline: string
  repeatable: boolean
  /** Kind of a token that is refused twice. */
  refusedAnew: string
  /** How the client sees an answer that is cut. */
  cut: "unexpected_answer" | "network"
}

const MAX_ATTEMPTS = 4
/** A repetition after the effect may find that it is done. */
const DONE_ALREADY = ["conflict", "not_found", "invalid_input"]

/** What docs/rate-limits.md and the types promise; the requests are counted at the emulator. */
export const expectationOf = (kind: CallFault, dose: Dose, subject: Subject): Expectation => {
  const { baseline, repeatable, refusedAnew, cut } = subject
  const retried = (error: string, done: string[] = []): Expectation =>
    dose === "once"
      ? repeatable
        ? { ends: [baseline, ...done], requests: 2 }
        : { ends: [error], requests: 1 }
      : { ends: [error], requests: repeatable ? MAX_ATTEMPTS : 1 }
  switch (kind) {
    case "throttle":
    case "throttle_with_limit":
      // Not executed, so repeated whatever it does.
      return dose === "once"
        ? { ends: [baseline], requests: 2 }
        : { ends: ["throttled"], requests: MAX_ATTEMPTS }
    case "expired_token":
    case "revoked_token":
      return { ends: [dose === "once" ? baseline : refusedAnew], requests: 2 }
    case "500":
    case "502":
    case "503":
    case "html_500":
    case "html_502":
    case "html_503":
      return retried("server")
    case "reset_before":
    case "hang":
      return retried("network")
    case "reset_after":
      return retried("network", DONE_ALREADY)
    case "truncated_body":
      return retried(cut, DONE_ALREADY)
    case "slow_body":
      return { ends: [baseline], requests: 1 }
  }
}
