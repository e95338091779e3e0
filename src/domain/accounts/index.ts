/** Decisions on connecting accounts: what a consent changes, and whether the account may be used. */
export { compareConnection, wantsOtherAccount } from "./compare-connection"
export type {
  ComparedCountry,
  ComparedStore,
  ConnectionComparison,
  ConnectionFacts,
  CountryState,
} from "./compare-connection"
export { judgePlan } from "./judge-plan"
export type { PlanJudgement } from "./judge-plan"
