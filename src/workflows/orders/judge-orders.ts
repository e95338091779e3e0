import {
  endedAtAmazon,
  findFaults,
  type OrderFacts,
  type PersonalData,
  type Projection,
  projectOrder,
} from "../../domain/orders"
import { medusaOrderId } from "../../modules/amazon/lib/ids"
import type { ClaimedOrder } from "../../modules/amazon/lib/inbox-types"
import type AmazonModuleService from "../../modules/amazon/service"
import { loadProjectionContext, type StoreContext } from "./load-projection-context"
import { findMadeOrders } from "./made-orders"

export interface JudgedOrder {
  order: ClaimedOrder
  /** Of the Medusa order that it is or would become. */
  medusa_order_id: string
  /** That order is in Medusa already. */
  made: boolean
  store: StoreContext | undefined
  projection: Projection | { kind: "finish" }
}

/**
 * What becomes of inbox orders. Reads only. An order that is in Medusa already, though its importer
 * died, is finished whatever would be decided of it today, unless Amazon ended it.
 */
export const judgeOrders = async (
  amazon: AmazonModuleService,
  orders: ClaimedOrder[]
): Promise<JudgedOrder[]> => {
  const idOf = (order: ClaimedOrder) => medusaOrderId(order.account_id, order.amazon_order_id)
  const made = await findMadeOrders(amazon, orders.map(idOf))
  // A malformed order is held for what it is; its SKUs are not looked up.
  const context = await loadProjectionContext(
    amazon,
    orders.map((order) =>
      findFaults(order.facts as OrderFacts).length ? { ...order, facts: {} } : order
    )
  )
  return orders.map((order) => {
    const facts = order.facts as OrderFacts
    const id = idOf(order)
    const store = context.stores.get(order.store_id ?? "")
    const projection = made.has(id)
      ? judgeMade(facts)
      : projectOrder({
          facts,
          personal: order.buyer
            ? (JSON.parse(amazon.secrets.open(order.buyer)) as PersonalData)
            : null,
          store: store?.projection ?? null,
          settings: store?.settings ?? { import_since: null, hold_unexplained_totals: false },
          medusa_order_id: id,
          variants: context.variantsOf(order.account_id),
        })
    return { order, medusa_order_id: id, made: made.has(id), store, projection }
  })
}

const judgeMade = (facts: OrderFacts): Projection | { kind: "finish" } => {
  const reason = endedAtAmazon(facts)
  return reason ? { kind: "ignore", reason } : { kind: "finish" }
}
