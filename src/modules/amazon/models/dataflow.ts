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
    /** Of a store's row: when its switch was last moved, and by whom. */
    switched_at: model.dateTime().nullable(),
    switched_by: model.text().nullable(),
    /** Of a store's row, for a flow that needs care: somebody took on its risk, by this text. */
    acknowledged_at: model.dateTime().nullable(),
    acknowledged_by: model.text().nullable(),
    acknowledged_text: model.text().nullable(),
    /** Nothing has stood in its way since; null: something does. Its lateness counts from here. */
    runnable_since: model.dateTime().nullable(),
  })
  .indexes([{ name: "IDX_amazon_dataflow_owner", on: ["owner_id", "flow"], unique: true }])

export default AmazonDataflow
