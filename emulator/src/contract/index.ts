export { createJudge, type JudgeOptions } from "./judge.js"
export { grantOf, LWA_API } from "./lwa.js"
export { CONSENT_API } from "./consent.js"
export { RULES, type Rule } from "./rules.js"
export type {
  HeaderMap,
  Judge,
  JudgedRequest,
  JudgedResponse,
  Match,
  OperationInfo,
  Violation,
} from "./types.js"
