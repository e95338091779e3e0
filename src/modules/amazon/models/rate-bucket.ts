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
  /** When the bucket is full again (GCRA's theoretical arrival time). */
  arrival_at: model.dateTime(),
  /** After a 429: nobody calls before. */
  blocked_until: model.dateTime().nullable(),
  /** After a 429: until then below the full rate, ever less so. */
  slowed_until: model.dateTime().nullable(),
})

export default AmazonRateBucket
