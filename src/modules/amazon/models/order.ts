import { model } from "@medusajs/framework/utils"

/**
 * Inbox: an Amazon order as last heard, without personal data, and how far it got in Medusa.
 * Written set-wise; an older message never overwrites a newer one (`last_updated_at`).
 */
const AmazonOrder = model
  .define("amazon_order", {
    id: model.id({ prefix: "amzord" }).primaryKey(),
    account_id: model.text(),
    amazon_order_id: model.text().searchable(),
    store_id: model.text().nullable(),
    marketplace_id: model.text().nullable(),
    amazon_status: model.text(),
    fulfilled_by: model.text().nullable(),
    programs: model.json().nullable(),
    placed_at: model.dateTime(),
    last_updated_at: model.dateTime(),
    ship_by: model.dateTime().nullable(),
    source: model.text(),
    facts: model.json(),
    total: model.text().nullable(),
    currency_code: model.text().nullable(),
    item_count: model.number().default(0),
    /** received, waiting, importing, imported, held, ignored */
    state: model.text().default("received"),
    held_reasons: model.json().nullable(),
    ignored_reason: model.text().nullable(),
    convention: model.text().nullable(),
    /** Amazon's components and Medusa's totals as composed, for the admin's money table. */
    money: model.json().nullable(),
    order_id: model.text().nullable(),
    imported_at: model.dateTime().nullable(),
    /** When `amazon.order.imported` was emitted. */
    announced_at: model.dateTime().nullable(),
    reserved_at: model.dateTime().nullable(),
    /** `last_updated_at` of the message that was last projected. */
    projected_at: model.dateTime().nullable(),
    attempts: model.number().default(0),
    lease_owner: model.text().nullable(),
    lease_until: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_order_amazon_order_id",
      on: ["account_id", "amazon_order_id"],
      unique: true,
    },
    { name: "IDX_amazon_order_state", on: ["state", "placed_at"] },
    { name: "IDX_amazon_order_store", on: ["store_id", "placed_at"] },
    { name: "IDX_amazon_order_order_id", on: ["order_id"] },
    {
      name: "IDX_amazon_order_unannounced",
      on: ["account_id"],
      where: "state = 'imported' and announced_at is null and deleted_at is null",
    },
    {
      name: "IDX_amazon_order_unreserved",
      on: ["account_id"],
      where: "state = 'imported' and reserved_at is null and deleted_at is null",
    },
  ])

export default AmazonOrder
