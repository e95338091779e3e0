import { model } from "@medusajs/framework/utils"

/** Who read personal data, erased something, or changed settings or secrets. Kept a year at least. */
const AmazonAudit = model
  .define("amazon_audit", {
    id: model.id({ prefix: "amzaud" }).primaryKey(),
    /** User; null: the plugin by itself. */
    by: model.text().nullable(),
    what: model.text(),
    /** What it was done to, e.g. a store's id. */
    subject: model.text().nullable(),
    /** No personal data, no secrets. */
    parameters: model.json().nullable(),
    at: model.dateTime(),
  })
  .indexes([
    { name: "IDX_amazon_audit_at", on: ["at"] },
    { name: "IDX_amazon_audit_subject", on: ["subject", "at"] },
  ])

export default AmazonAudit
