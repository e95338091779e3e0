import { model } from "@medusajs/framework/utils"

/** What Amazon's answers told of an account when its health was last looked at. */
const AmazonHealth = model.define("amazon_health", {
  id: model.id({ prefix: "amzhea" }).primaryKey(),
  account_id: model.text().unique(),
  /** By kind (lib/health-facts), each with the instant it was seen. No personal data. */
  facts: model.json(),
  /** When Amazon was last asked, whatever came of it. */
  asked_at: model.dateTime(),
})

export default AmazonHealth
