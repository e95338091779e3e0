import { model } from "@medusajs/framework/utils"

/** An offer item's presence in one store, as Amazon last told it. Written set-wise. */
const AmazonListing = model
  .define("amazon_listing", {
    id: model.id({ prefix: "amzlst" }).primaryKey(),
    store_id: model.text(),
    account_id: model.text(),
    seller_sku: model.text(),
    asin: model.text().nullable(),
    title: model.text().nullable(),
    image_url: model.text().nullable(),
    product_type: model.text().nullable(),
    amazon_status: model.json(),
    identifiers: model.json().nullable(),
    price: model.text().nullable(),
    currency_code: model.text().nullable(),
    issue_count: model.number().default(0),
    issues: model.json().nullable(),
    synced_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: "IDX_amazon_listing_seller_sku", on: ["store_id", "seller_sku"], unique: true },
    { name: "IDX_amazon_listing_account_sku", on: ["account_id", "seller_sku"] },
  ])

export default AmazonListing
