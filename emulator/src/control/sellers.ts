import { SELLERS, requireSeller } from "../amazon/sellers.js"
import { SELLING_PLANS, sellingPlanOf } from "../amazon/selling-plans.js"
import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import type { Json } from "./route.js"

/** `GET /emulator/sellers`: the invented accounts with their selling plans. */
export function viewSellers(emulator: Emulator) {
  return {
    sellers: SELLERS.map((seller) => ({
      key: seller.key,
      sellerId: seller.sellerId,
      storeName: seller.storeName,
      region: seller.region,
      countryCodes: seller.marketplaces.map(({ countryCode }) => countryCode),
      sellingPlan: sellingPlanOf(emulator, seller),
    })),
  }
}

/** `POST /emulator/sellers`: the account is on another plan from now on; `getAccount` tells it. */
export function changeSeller(emulator: Emulator, input: Json) {
  const seller = requireSeller(String(input.sellerId ?? ""))
  const plan = SELLING_PLANS.find((one) => one === input.sellingPlan)
  if (!plan) {
    throw new InputError(
      `sellingPlan is ${String(input.sellingPlan)}: use ${SELLING_PLANS.join(" or ")}`
    )
  }
  emulator.state.sellingPlans[seller.sellerId] = plan
  emulator.changed()
  return { sellerId: seller.sellerId, sellingPlan: plan }
}
