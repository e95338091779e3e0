export * from "./attribute-source"
export * from "./choose-variant"
export * from "./read-listing"
