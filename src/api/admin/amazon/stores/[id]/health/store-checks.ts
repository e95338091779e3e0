import type { MedusaContainer } from "@medusajs/framework/types"
import {
  judgeClock,
  judgeFlow,
  judgeLocations,
  judgeParticipation,
  judgePlan,
  judgeProducts,
  judgeRegion,
  judgeSalesChannel,
  judgeShippingOption,
  verdict,
  type AccountFacts,
  type Places,
} from "../../../../../../domain/health"
import { readStoreShopFacts } from "../../../../../../modules/amazon/medusa-tables/shop-facts"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type { HealthCheckDto } from "../../../../../../types"
import { loadFlows } from "../flows/load-flows"

interface StoreInput {
  store: StoreOverviewRow
  facts: AccountFacts
  places: Places
}

/** The country at Amazon, the flows, and what the store hangs on in the shop. */
export const storeChecks = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  { store, facts, places }: StoreInput
): Promise<HealthCheckDto[]> => {
  const [shop, flows] = await Promise.all([
    readStoreShopFacts(amazon.db.knex, store.id),
    loadFlows(container, store),
  ])
  const now = new Date()
  const { participations, plan, clock } = facts
  const { marketplace_id: marketplaceId, country_code: country, currency_code: currency } = store
  const location = { chosen: shop.locations_chosen, there: shop.locations_there }
  return [
    verdict(
      "participation",
      judgeParticipation(participations, { marketplaceId, country }, places),
      participations?.at ?? null
    ),
    verdict("selling_plan", judgePlan(plan, places), plan?.at ?? null),
    verdict("clock", judgeClock(clock?.skew_seconds ?? null), clock?.at ?? null),
    ...flows.map((flow) => verdict("flow", judgeFlow(flow, places), now, flow.id)),
    verdict("sales_channel", judgeSalesChannel(shop.channel, places), now),
    verdict("stock_locations", judgeLocations(location, places), now),
    verdict("shipping_option", judgeShippingOption(shop.shipping_there), now),
    verdict("region", judgeRegion(shop.region, { currency, country }), now),
    verdict("products", judgeProducts(shop, places), now),
  ]
}
