import { model } from "@medusajs/framework/utils"

/** One running process and its locking provider; two on in-memory locking are a problem. */
const AmazonProcess = model.define("amazon_process", {
  id: model.id({ prefix: "amzprc" }).primaryKey(),
  process_id: model.text().unique(),
  locking_provider: model.text(),
  worker_mode: model.text(),
  heartbeat_at: model.dateTime(),
})

export default AmazonProcess
