export * from "./carriers"
export * from "./shipment-confirmation"
