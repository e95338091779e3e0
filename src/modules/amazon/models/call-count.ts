import { model } from "@medusajs/framework/utils"

/** Calls of one operation in one hour: what the admin shows of them. Set-wise; kept 30 days. */
const AmazonCallCount = model
  .define("amazon_call_count", {
    id: model.id({ prefix: "amzcnt" }).primaryKey(),
    /** The account, or `application…` for what is asked in the application's own name. */
    account_id: model.text(),
    operation: model.text(),
    hour: model.dateTime(),
    calls: model.number().default(0),
    errors: model.number().default(0),
    /** Of the errors, those with HTTP 429. */
    throttled: model.number().default(0),
    total_ms: model.number().default(0),
    waited_ms: model.number().default(0),
  })
  .indexes([
    {
      name: "IDX_amazon_call_count_hour",
      on: ["account_id", "operation", "hour"],
      unique: true,
    },
  ])

export default AmazonCallCount
