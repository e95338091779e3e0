import { model } from "@medusajs/framework/utils"

/** One run of a dataflow. Kept 90 days. */
const AmazonDataflowRun = model
  .define("amazon_dataflow_run", {
    id: model.id({ prefix: "amzrun" }).primaryKey(),
    dataflow_id: model.text(),
    started_at: model.dateTime(),
    finished_at: model.dateTime().nullable(),
    outcome: model.text().default("running"),
    counts: model.json(),
    error: model.json().nullable(),
    /** How long its calls waited for Amazon's limits. */
    waited_ms: model.number().nullable(),
    /** Only looked what a run would do: nothing was sent, nothing changed. */
    dry_run: model.boolean().default(false),
    /** Of a trial run: for which store, and what it found. */
    preview: model.json().nullable(),
  })
  .indexes([{ name: "IDX_amazon_dataflow_run_flow", on: ["dataflow_id", "started_at"] }])

export default AmazonDataflowRun
