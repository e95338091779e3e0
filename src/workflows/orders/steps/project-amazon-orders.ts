import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  findFaults,
  type OrderFacts,
  type PersonalData,
  projectOrder,
} from "../../../domain/orders"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { medusaOrderId } from "../../../modules/amazon/lib/ids"
import type { ClaimedOrder } from "../../../modules/amazon/lib/inbox-types"
import type AmazonModuleService from "../../../modules/amazon/service"
import { loadProjectionContext } from "../load-projection-context"
import type { PlannedImport, PlannedSettlement } from "../types"

export const projectAmazonOrdersStepId = "project-amazon-orders"

/** Decides what becomes of each claimed order. Reads only. */
export const projectAmazonOrdersStep = createStep(
  projectAmazonOrdersStepId,
  async ({ orders }: { orders: ClaimedOrder[] }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    // A malformed order is held for what it is; what else it needs is not looked up.
    const context = await loadProjectionContext(
      amazon,
      orders.filter((order) => !findFaults(order.facts as OrderFacts).length)
    )
    const imports: PlannedImport[] = []
    const settlements: PlannedSettlement[] = []
    for (const order of orders) {
      const store = context.stores.get(order.store_id ?? "")
      const projection = projectOrder({
        facts: order.facts as OrderFacts,
        personal: order.buyer
          ? (JSON.parse(amazon.secrets.open(order.buyer)) as PersonalData)
          : null,
        store: store?.projection ?? null,
        settings: store?.settings ?? { import_since: null, hold_unexplained_totals: false },
        medusa_order_id: medusaOrderId(order.account_id, order.amazon_order_id),
        variants: context.variantsOf(order.account_id),
      })
      if (projection.kind === "import") {
        imports.push({
          ...projection,
          id: order.id,
          amazon_order_id: order.amazon_order_id,
          store_id: order.store_id ?? "",
          stock_location_ids: store?.stock_location_ids ?? [],
          projected_at: order.last_updated_at,
          already_reserved: order.reserved_at !== null,
        })
        continue
      }
      settlements.push({
        id: order.id,
        amazon_order_id: order.amazon_order_id,
        owner_id: order.store_id ?? order.account_id,
        order_id: order.order_id,
        projected_at: order.last_updated_at,
        state:
          projection.kind === "wait"
            ? "waiting"
            : projection.kind === "ignore"
              ? "ignored"
              : "held",
        held_reasons: projection.kind === "hold" ? projection.reasons : null,
        ignored_reason: projection.kind === "ignore" ? projection.reason : null,
      })
    }
    return new StepResponse({ imports, settlements })
  }
)
