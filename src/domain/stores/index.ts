export * from "./default-store-name"
export * from "./guard-write"
export * from "./store-life"
