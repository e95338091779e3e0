import { model } from "@medusajs/framework/utils"

/** The personal data of one order: one encrypted record, so that it can be erased by itself. */
const AmazonBuyer = model.define("amazon_buyer", {
  id: model.id({ prefix: "amzbuy" }).primaryKey(),
  amazon_order_row_id: model.text().unique(),
  /** AES-256-GCM, see services/secrets. */
  blob: model.text().nullable(),
  erase_after: model.dateTime().nullable(),
  erased_at: model.dateTime().nullable(),
})

export default AmazonBuyer
