import { model } from "@medusajs/framework/utils"

/**
 * Offer item: one seller SKU of one account. Amazon keeps one quantity per seller and SKU, for
 * all marketplaces of the account, so quantities live here. Written set-wise (services/stock).
 */
const AmazonSku = model
  .define("amazon_sku", {
    id: model.id({ prefix: "amzsku" }).primaryKey(),
    account_id: model.text(),
    seller_sku: model.text(),
    variant_id: model.text().nullable(),
    /** `sku`, `attribute` or `manual`; a manual link (also a manual "none") is never overwritten. */
    linked_by: model.text().nullable(),
    /** As Amazon says: `merchant`, `amazon`, or `unknown`. Only `merchant` is sent a quantity. */
    fulfilment: model.text().default("unknown"),
    product_type: model.text().nullable(),
    lead_time_days: model.number().nullable(),
    desired_quantity: model.number().nullable(),
    reasons: model.json().nullable(),
    /** The facts of that decision as one text: while they are the same, so is the decision. */
    decided_from: model.text().nullable(),
    sent_quantity: model.number().nullable(),
    sent_at: model.dateTime().nullable(),
    /** Last accepted minus sold since; null: not known, so the next comparison sends. */
    expected_quantity: model.number().nullable(),
    /** Since when `expected_quantity` counts: orders placed later were sold from it. */
    expected_at: model.dateTime().nullable(),
    read_back_quantity: model.number().nullable(),
    read_back_at: model.dateTime().nullable(),
    /** Set while stock may have changed since `desired_quantity` was decided. */
    dirty_at: model.dateTime().nullable(),
    /** Grows with each mark, so that a mark made during a decision is not cleared by it. */
    dirty_sequence: model.number().default(0),
  })
  .indexes([
    { name: "IDX_amazon_sku_seller_sku", on: ["account_id", "seller_sku"], unique: true },
    { name: "IDX_amazon_sku_variant", on: ["variant_id"] },
    {
      name: "IDX_amazon_sku_dirty",
      on: ["account_id", "dirty_at"],
      where: "dirty_at is not null and deleted_at is null",
    },
  ])

export default AmazonSku
