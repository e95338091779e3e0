export * from "./decide-quantity"
export * from "./quantity-patch"
