import type { MoneyReading } from "./money-reading"
import type { OrderFacts, ProjectionStore } from "./types"

/**
 * What Medusa's order remembers of Amazon's: no personal field. The buyer's payment and Amazon's
 * figures stay here even where Medusa's totals, by their nature, show them in another form.
 */
export function orderMetadata(
  facts: OrderFacts,
  money: MoneyReading,
  store: ProjectionStore
): Record<string, unknown> {
  return {
    amazon_order_id: facts.orderId,
    amazon_store_id: store.id,
    amazon_store_name: store.name,
    amazon_marketplace_id: facts.salesChannel.marketplaceId ?? store.marketplace_id,
    amazon_fulfilled_by: facts.fulfillment?.fulfilledBy ?? null,
    amazon_programs: facts.programs ?? [],
    amazon_placed_at: facts.createdTime,
    amazon_replaces_order_id: replacedOrder(facts),
    amazon_money: {
      grand_total: money.grand_total,
      currency_code: money.currency_code,
      buyer_paid: money.buyer_paid,
      convention: money.convention,
      tax_owed_by: money.tax_owed_by,
      stated: money.stated,
      order_level: money.order_level,
      remainder: money.remainder,
    },
  }
}

function replacedOrder(facts: OrderFacts): string | null {
  const original = (facts.associatedOrders ?? []).find(
    ({ associationType }) => associationType === "REPLACEMENT_ORIGINAL_ID"
  )
  return original?.orderId ?? null
}
