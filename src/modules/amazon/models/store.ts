import { model } from "@medusajs/framework/utils"

/** One marketplace of an account, bound to one Medusa sales channel: what an admin adds. */
const AmazonStore = model
  .define("amazon_store", {
    id: model.id({ prefix: "amzsto" }).primaryKey(),
    account_id: model.text().nullable(),
    name: model.text().searchable(),
    email: model.text().nullable(),
    /** A stage of src/domain/stores. */
    status: model.text().default("setup"),
    /** User who paused or closes it, and since when. */
    status_by: model.text().nullable(),
    status_since: model.dateTime().nullable(),
    /** Seller SKUs that a closing set out to bring to zero. */
    closing_total: model.number().nullable(),
    marketplace_id: model.text(),
    country_code: model.text(),
    region: model.text(),
    currency_code: model.text(),
    sales_channel_id: model.text().index("IDX_amazon_store_sales_channel"),
    stock_location_ids: model.json(),
    attribute_map: model.json(),
    settings: model.json(),
    /** Made by the plugin, hidden from the storefront: imported shipping methods point to it. */
    shipping_option_id: model.text().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_store_marketplace",
      on: ["account_id", "marketplace_id"],
      unique: true,
      where: "account_id is not null and deleted_at is null",
    },
  ])

export default AmazonStore
