import { model } from "@medusajs/framework/utils"

/** One order item of an inbox order. Written set-wise with its order. */
const AmazonOrderLine = model
  .define("amazon_order_line", {
    id: model.id({ prefix: "amzoli" }).primaryKey(),
    amazon_order_row_id: model.text(),
    amazon_order_item_id: model.text(),
    seller_sku: model.text().nullable(),
    asin: model.text().nullable(),
    title: model.text().nullable(),
    quantity_ordered: model.number(),
    quantity_fulfilled: model.number().default(0),
    total: model.text().nullable(),
    /** Ids of the Medusa line items made of this item (two where a price does not divide). */
    line_item_ids: model.json().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_order_line_item",
      on: ["amazon_order_row_id", "amazon_order_item_id"],
      unique: true,
    },
    { name: "IDX_amazon_order_line_sku", on: ["seller_sku"] },
  ])

export default AmazonOrderLine
