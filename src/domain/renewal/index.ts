/** Decisions on authorizations: how long one holds, whom to tell when, what to read after an absence. */
export { countdownOf, WARN_DAYS } from "./countdown"
export type { Countdown } from "./countdown"
export { ACCESS_STEPS, dueStep } from "./due-step"
export { endOfReading, endOfWindow } from "./order-window"
