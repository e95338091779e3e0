import type { FailureDto } from "./failures"

/** `not_tested`: there is nothing to ask with, e.g. no account or no order. */
export type RoleVerdict = "works" | "refused" | "not_tested" | "unknown"

/** Why nothing was asked. */
export type NotTestedReason = "no_account" | "no_order" | "no_listing"

/** Whether the application may do what a role of Amazon's is for, found by one harmless read. */
export type RoleResult = {
  /** Amazon's name of the role, as Seller Central shows it. */
  role: string
  verdict: RoleVerdict
  /** Present flows need it; the others are for what comes later. */
  needed: boolean
  /** What was asked. */
  operation: string
  /** Any one of these would do; what to ask Amazon for when refused. */
  ask_for: string[]
  not_tested: NotTestedReason | null
  /** Why it is refused or unknown. */
  failure: FailureDto | null
  request_id: string | null
}
