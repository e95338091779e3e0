import { rows } from "../../modules/amazon/lib/knex"
import { invalid } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"

/**
 * Where a store's goods leave from: the locations chosen, else those of its sales channel. Without any
 * Amazon would be told of zero units everywhere.
 * @throws Refusal naming what is missing.
 */
export const requireStockLocations = async (
  amazon: AmazonModuleService,
  store: { sales_channel_id: string; stock_location_ids: string[] }
): Promise<string[]> => {
  const chosen = store.stock_location_ids
  const known = await rows<{ id: string }>(
    amazon.db.knex,
    `select p.id from stock_location p
     left join sales_channel_stock_location l on l.stock_location_id = p.id
       and l.sales_channel_id = :channel and l.deleted_at is null
     where p.deleted_at is null and (p.id = any(:chosen) or l.id is not null)
     order by l.created_at, p.id`,
    { chosen, channel: store.sales_channel_id }
  )
  const unknown = chosen.find((id) => !known.some((row) => row.id === id))
  if (unknown) {
    throw invalid(
      "stock_location_ids",
      "stock_location_not_found",
      `stock_location_ids: there is no stock location ${unknown}. Choose another one.`,
      { value: unknown }
    )
  }
  if (!known.length) {
    throw invalid(
      "sales_channel_id",
      "sales_channel_without_location",
      "sales_channel_id: this sales channel has no stock location. Link one under Settings › " +
        "Locations & Shipping, or choose stock locations for the store."
    )
  }
  return chosen.length ? chosen : known.map(({ id }) => id)
}
