/** Decisions on what Amazon's push notifications ask for. */
export { planOrderChanges } from "./plan-order-changes"
export type { OrderPlan, ToldOrder } from "./plan-order-changes"
