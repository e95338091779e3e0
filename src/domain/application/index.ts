/** Decisions on the SP-API application: which one is in force, and how long its secret lives. */
export { chooseApplication } from "./choose-application"
export type { ApplicationInForce, ApplicationKeys } from "./choose-application"
export { daysLeft, endOfSecret, SECRET_DAYS, SECRET_STAGES, stageOf } from "./secret-life"
