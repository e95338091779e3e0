import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  endedAtAmazon,
  findFaults,
  type OrderFacts,
  type PersonalData,
  type Projection,
  projectOrder,
  unitsToShip,
} from "../../../domain/orders"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { medusaOrderId } from "../../../modules/amazon/lib/ids"
import type { ClaimedOrder } from "../../../modules/amazon/lib/inbox-types"
import type AmazonModuleService from "../../../modules/amazon/service"
import { loadProjectionContext } from "../load-projection-context"
import { findMadeOrders } from "../made-orders"
import type { PlannedImport, PlannedOrder, PlannedSettlement } from "../types"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"

export const projectAmazonOrdersStepId = "project-amazon-orders"

/**
 * Decides what becomes of each claimed order. Reads only. An order that is in Medusa already, though
 * its importer died, is finished whatever would be decided of it today, unless Amazon ended it.
 */
export const projectAmazonOrdersStep = createStep(
  projectAmazonOrdersStepId,
  async ({ orders }: { orders: ClaimedOrder[] }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const idOf = (order: ClaimedOrder) => medusaOrderId(order.account_id, order.amazon_order_id)
    const made = await findMadeOrders(amazon, orders.map(idOf))
    // A malformed order is held for what it is; its SKUs are not looked up.
    const context = await loadProjectionContext(
      amazon,
      orders.map((order) =>
        findFaults(order.facts as OrderFacts).length ? { ...order, facts: {} } : order
      )
    )
    const imports: PlannedImport[] = []
    const settlements: PlannedSettlement[] = []
    for (const order of orders) {
      const facts = order.facts as OrderFacts
      const id = idOf(order)
      const store = context.stores.get(order.store_id ?? "")
      const projection = made.has(id)
        ? projectMade(facts)
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
      const row = {
        id: order.id,
        amazon_order_id: order.amazon_order_id,
        owner_id: order.store_id ?? order.account_id,
        projected_at: order.last_updated_at,
      }
      if (projection.kind === "finish" || projection.kind === "import") {
        imports.push({
          ...(projection.kind === "finish" ? planMade(id) : planNew(projection)),
          ...row,
          stock_location_ids: store?.stock_location_ids ?? [],
          already_reserved: order.reserved_at !== null,
          to_ship: unitsToShip(facts),
        })
      } else {
        settlements.push({
          ...row,
          order_id: made.has(id) ? id : null,
          state: STATES[projection.kind],
          held_reasons: projection.kind === "hold" ? projection.reasons : null,
          ignored_reason: projection.kind === "ignore" ? projection.reason : null,
        })
      }
    }
    await crashPoint("orders.projected")
    return new StepResponse({ imports, settlements })
  }
)

const STATES = { wait: "waiting", ignore: "ignored", hold: "held" } as const

const projectMade = (facts: OrderFacts): Projection | { kind: "finish" } => {
  const reason = endedAtAmazon(facts)
  return reason ? { kind: "ignore", reason } : { kind: "finish" }
}

const planNew = (projection: Extract<Projection, { kind: "import" }>): PlannedOrder => {
  const { order, money, notes, links, reservations } = projection
  const { id, currency_code, sales_channel_id } = order
  return {
    composed: order,
    order: { id, currency_code, sales_channel_id },
    amount: money.grand_total,
    money,
    notes,
    links,
    reservations,
  }
}

/** The rest is read from the Medusa order by the next step. */
const planMade = (id: string): PlannedOrder => ({
  composed: null,
  order: { id, currency_code: "", sales_channel_id: "" },
  amount: "0",
  money: null,
  notes: [],
  links: [],
  reservations: [],
})
