import type { SellingPlan } from "../core/state.js"
import type { Emulator } from "../emulator.js"
import type { Seller } from "./sellers.js"

export const SELLING_PLANS: readonly SellingPlan[] = ["PROFESSIONAL", "INDIVIDUAL"]

export function sellingPlanOf({ state }: Emulator, { sellerId }: Seller): SellingPlan {
  return state.sellingPlans[sellerId] ?? "PROFESSIONAL"
}
