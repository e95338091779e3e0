import { model } from "@medusajs/framework/utils"

/**
 * One flow of its owner. A store's row holds its switch; the row of the flow's unit (account or
 * store) holds schedule, cursor and result.
 */
const AmazonDataflow = model
  .define("amazon_dataflow", {
    id: model.id({ prefix: "amzflo" }).primaryKey(),
    owner_id: model.text(),
    flow: model.text(),
    enabled: model.boolean().default(true),
    /** Seconds. */
    interval: model.number(),
    cursor: model.json().nullable(),
    next_due_at: model.dateTime().nullable(),
    last_run_at: model.dateTime().nullable(),
    last_success_at: model.dateTime().nullable(),
    last_error: model.json().nullable(),
    /** Amazon's limits let us wait until then. */
    waiting_until: model.dateTime().nullable(),
  })
  .indexes([{ name: "IDX_amazon_dataflow_owner", on: ["owner_id", "flow"], unique: true }])

export default AmazonDataflow
