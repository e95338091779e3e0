import { model } from "@medusajs/framework/utils"

/** One token bucket (GCRA) per application, account and operation; one atomic SQL statement each. */
const AmazonRateBucket = model.define("amazon_rate_bucket", {
  id: model.id({ prefix: "amzrat" }).primaryKey(),
  key: model.text().unique(),
  /** Published default as last used: requests per second, and requests at once. */
  rate: model.float().nullable(),
  burst: model.number().nullable(),
  /** Requests per second as learned from Amazon; null: the published default. */
  learned_rate: model.float().nullable(),
  learned_at: model.dateTime().nullable(),
  /** Theoretical arrival time of the next request. */
  arrival_at: model.dateTime(),
  blocked_until: model.dateTime().nullable(),
})

export default AmazonRateBucket
