import { Modules } from "@medusajs/framework/utils"
import type { DataflowContext } from "../../dataflows/types"
import { crashPoint } from "../../modules/amazon/lib/crash-points"
import { rows } from "../../modules/amazon/lib/knex"

export const ORDER_IMPORTED = "amazon.order.imported"

/** Imported this long ago and not announced: whoever imported it died before. */
const LEFTOVER_SECONDS = 60
const BATCH_SIZE = 500

/**
 * Emits `amazon.order.imported` with `{ id }` of the Medusa order: for the inbox rows just imported, else
 * for those whose importer died in between. After the import and before the mark, so that a kill loses
 * none; subscribers may therefore hear of an order twice.
 */
export const announceOrders = async (
  { container, amazon, account }: Pick<DataflowContext, "container" | "amazon" | "account">,
  ids?: string[]
): Promise<void> => {
  const imported = await rows<{ id: string; order_id: string }>(
    amazon.db.knex,
    `select id, order_id from amazon_order
     where account_id = :account and state = 'imported' and announced_at is null
       and order_id is not null and deleted_at is null
       and case when cast(:ids as text[]) is null
         then imported_at < clock_timestamp() - make_interval(secs => :seconds)
         else id = any(:ids) end
     limit :limit`,
    { account: account.id, ids: ids ?? null, seconds: LEFTOVER_SECONDS, limit: BATCH_SIZE }
  )
  if (!imported.length) {
    return
  }
  await container
    .resolve(Modules.EVENT_BUS)
    .emit(imported.map(({ order_id }) => ({ name: ORDER_IMPORTED, data: { id: order_id } })))
  await crashPoint("orders.event_emitted")
  await rows(
    amazon.db.knex,
    `update amazon_order set announced_at = clock_timestamp(), updated_at = now() where id = any(?)`,
    [imported.map(({ id }) => id)]
  )
  await crashPoint("orders.announced")
}
