export * from "./care"
export * from "./lateness"
export * from "./obstacle"
