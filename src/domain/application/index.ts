/** Decisions on the SP-API application: which one is in force, and how long its secret lives. */
export { chooseApplication } from "./choose-application"
export type { ApplicationInForce, ApplicationKeys } from "./choose-application"
export { judgeNewSecret } from "./judge-new-secret"
export { judgeSecret } from "./judge-secret"
export type { SecretProblem } from "./judge-secret"
export { endOfLast, endsWith, summariseSecrets } from "./known-secrets"
export type { KnownSecret, SecretSummary } from "./known-secrets"
export {
  daysLeft,
  endOfReplaced,
  endOfSecret,
  SECRET_DAYS,
  SECRET_STAGES,
  stageOf,
} from "./secret-life"
