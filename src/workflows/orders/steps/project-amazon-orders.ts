import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { type OrderFacts, type Projection, unitsToShip } from "../../../domain/orders"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"
import type { ClaimedOrder } from "../../../modules/amazon/lib/inbox-types"
import type AmazonModuleService from "../../../modules/amazon/service"
import { judgeOrders } from "../judge-orders"
import type { PlannedImport, PlannedOrder, PlannedSettlement } from "../types"

export const projectAmazonOrdersStepId = "project-amazon-orders"

/** Decides what becomes of each claimed order (`judgeOrders`). Reads only. */
export const projectAmazonOrdersStep = createStep(
  projectAmazonOrdersStepId,
  async ({ orders }: { orders: ClaimedOrder[] }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const imports: PlannedImport[] = []
    const settlements: PlannedSettlement[] = []
    for (const judged of await judgeOrders(amazon, orders)) {
      const { order, medusa_order_id: id, made, store, projection } = judged
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
          to_ship: unitsToShip(order.facts as OrderFacts),
        })
      } else {
        settlements.push({
          ...row,
          order_id: made ? id : null,
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
