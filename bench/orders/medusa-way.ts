import type { CreateOrderDTO, MedusaContainer } from "@medusajs/framework/types"
import {
  createOrderPaymentCollectionWorkflow,
  createOrderWorkflow,
  createReservationsWorkflow,
  markPaymentCollectionAsPaid,
} from "@medusajs/medusa/core-flows"
import { projectOrder, type OrderFacts, type PersonalData } from "../../src/domain/orders"
import { medusaOrderId } from "../../src/modules/amazon/lib/ids"
import type { ClaimedOrder } from "../../src/modules/amazon/lib/inbox-types"
import { readReservationTargets } from "../../src/modules/amazon/medusa-tables/availability"
import { loadProjectionContext } from "../../src/workflows/orders/load-projection-context"
import { planReservations } from "../../src/workflows/orders/plan-reservations"
import { toInboxMessage } from "../../src/workflows/orders/to-inbox-message"
import type { BenchShop } from "./shop"

/** All that Medusa's workflows need of an order; working it out is not measured. */
export interface PreparedOrder {
  id: string
  amount: number
  order: CreateOrderDTO
  /** In the order of the items. */
  line_ids: string[]
  reservations: {
    line_item_id: string
    inventory_item_id: string
    location_id: string
    quantity: number
  }[]
}

export const prepareOrders = async (
  shop: BenchShop,
  orders: unknown[]
): Promise<PreparedOrder[]> => {
  const { amazon, account } = shop
  const claimed = orders.map((order) => {
    const message = toInboxMessage(
      order,
      (id) => shop.stores.find(({ marketplace_id }) => marketplace_id === id)?.id ?? null,
      amazon.secrets,
      "poll"
    )
    return { ...message, account_id: account.id } as unknown as ClaimedOrder
  })
  const context = await loadProjectionContext(amazon, claimed)
  return Promise.all(
    claimed.map(async (order) => {
      const store = context.stores.get(order.store_id ?? "")
      const projection = projectOrder({
        facts: order.facts as OrderFacts,
        personal: JSON.parse(amazon.secrets.open(order.buyer ?? "")) as PersonalData,
        store: store?.projection ?? null,
        settings: { import_since: null, hold_unexplained_totals: false },
        medusa_order_id: medusaOrderId(account.id, order.amazon_order_id),
        variants: context.variantsOf(account.id),
      })
      if (projection.kind !== "import") {
        throw new Error(`Order ${order.amazon_order_id} is not one to import`)
      }
      const targets = await readReservationTargets(
        amazon.db.knex,
        projection.reservations.map(({ variant_id }) => variant_id),
        store?.stock_location_ids ?? [],
        projection.order.sales_channel_id
      )
      const { reservations } = planReservations(
        [
          {
            ...{ id: projection.order.id, owner_id: account.id },
            reservations: projection.reservations,
          },
        ],
        targets
      )
      // An e-mail would make it add a customer, which the import does not.
      const { email: _email, ...composed } = projection.order
      return {
        id: composed.id,
        amount: Number(projection.money.grand_total),
        order: composed as unknown as CreateOrderDTO,
        line_ids: composed.items.map((item) => item.id),
        reservations,
      }
    })
  )
}

/**
 * The same order as Medusa's own workflows make it: order, reservations, payment collection with its
 * link, session, payment, capture and order transaction.
 */
export const createByWorkflows = async (
  container: MedusaContainer,
  { id, order, line_ids, amount, reservations }: PreparedOrder
): Promise<void> => {
  const { result: made } = await createOrderWorkflow(container).run({ input: order })
  // It gives the lines ids of its own.
  const lineOf = (id: string) => made.items![line_ids.indexOf(id)].id
  await createReservationsWorkflow(container).run({
    input: {
      reservations: reservations.map((entry) => ({
        ...entry,
        line_item_id: lineOf(entry.line_item_id),
        allow_backorder: true,
        description: "Amazon",
      })),
    },
  })
  if (amount > 0) {
    const { result } = await createOrderPaymentCollectionWorkflow(container).run({
      input: { order_id: id, amount },
    })
    await markPaymentCollectionAsPaid(container).run({
      input: { order_id: id, payment_collection_id: result[0].id },
    })
  }
}
