/** Exact arithmetic with money: decimal strings and bignumber.js, never floats. */
export * from "./allocate"
export * from "./currency"
export * from "./medusa-arithmetic"
export * from "./split-units"
export * from "./statutory-rates"
