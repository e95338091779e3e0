import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { linkMadeLines, notesOfMade, type MadeLine } from "../../domain/orders"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { PlannedImport } from "./types"

/** In the metadata of a Medusa order: `last_updated_at` of the inbox row that it was made of. */
export const PROJECTED_AT = "amazon_projected_at"

/** A Medusa order that an earlier import made. */
interface MadeOrder {
  id: string
  status: string
  currency_code: string
  sales_channel_id: string | null
  raw_total: { value: string }
  metadata: Record<string, unknown> | null
  items: {
    id: string
    quantity: number
    variant_id: string | null
    metadata: Record<string, unknown> | null
    detail: { fulfilled_quantity: number }
  }[]
}

/** Which of these orders are in Medusa, also those that somebody deleted: their ids are taken. */
export const findMadeOrders = async (
  amazon: AmazonModuleService,
  ids: string[]
): Promise<Set<string>> => {
  const present = await rows<{ id: string }>(
    amazon.db.knex,
    `select id from "order" where id = any(?)`,
    [ids]
  )
  return new Set(present.map(({ id }) => id))
}

/**
 * Amazon may have changed an order between its making and the end of its import. What is paid, linked
 * and reserved follows the Medusa order as it is; `projected_at` is that of its making, so that the
 * change is reviewed like any that comes after an import. A deleted order gets nothing, a cancelled
 * one no reservation.
 */
export const followMadeOrders = async (
  container: MedusaContainer,
  imports: PlannedImport[]
): Promise<PlannedImport[]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const present = await findMadeOrders(
    amazon,
    imports.map(({ order }) => order.id)
  )
  const made = present.size ? await readMadeOrders(container, [...present]) : new Map()
  return imports.map((entry) =>
    present.has(entry.order.id) ? followMade(entry, made.get(entry.order.id)) : entry
  )
}

const followMade = (entry: PlannedImport, made: MadeOrder | undefined): PlannedImport => {
  if (!made) {
    return { ...entry, composed: null, amount: "0", notes: [], links: [], reservations: [] }
  }
  const moment = made.metadata?.[PROJECTED_AT]
  const projectedAt = typeof moment === "string" ? new Date(moment) : new Date(entry.projected_at)
  const unchanged = projectedAt.getTime() === new Date(entry.projected_at).getTime()
  const { links, reservations } = linkMadeLines(linesOf(made), entry.to_ship)
  return {
    ...entry,
    composed: null,
    projected_at: projectedAt,
    order: {
      id: made.id,
      currency_code: made.currency_code,
      sales_channel_id: made.sales_channel_id ?? entry.order.sales_channel_id,
    },
    amount: made.raw_total.value,
    money: unchanged ? entry.money : null,
    notes: notesOfMade(made.metadata),
    links,
    reservations: made.status === "canceled" ? [] : reservations,
  }
}

/** In the order of their making, which their ids tell. */
const linesOf = ({ items }: MadeOrder): MadeLine[] =>
  [...items]
    .sort((a, b) => a.id.localeCompare(b.id))
    .flatMap(({ metadata, ...line }) => {
      const itemId = metadata?.amazon_order_item_id
      return typeof itemId === "string"
        ? [
            {
              id: line.id,
              amazon_order_item_id: itemId,
              seller_sku: (metadata?.amazon_seller_sku as string | undefined) ?? null,
              variant_id: line.variant_id,
              quantity: Number(line.quantity),
              fulfilled: Number(line.detail.fulfilled_quantity),
            },
          ]
        : []
    })

const readMadeOrders = async (
  container: MedusaContainer,
  ids: string[]
): Promise<Map<string, MadeOrder>> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      ...["id", "status", "currency_code", "sales_channel_id", "metadata", "total", "raw_total"],
      ...["items.*", "items.detail.*"],
    ],
    filters: { id: ids },
  })
  return new Map((data as unknown as MadeOrder[]).map((order) => [order.id, order]))
}
