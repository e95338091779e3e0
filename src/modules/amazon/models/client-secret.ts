import { model } from "@medusajs/framework/utils"

/**
 * A client secret that Amazon sent after a rotation, encrypted. Tried after the configured ones, the
 * newest first, until it ends.
 */
const AmazonClientSecret = model.define("amazon_client_secret", {
  id: model.id({ prefix: "amzsec" }).primaryKey(),
  /** LWA client id of the application it is for. */
  client_id: model.text(),
  secret: model.text(),
  /** The notification that brought it: the same message again stores nothing. */
  notification_id: model.text().unique(),
  expires_at: model.dateTime().nullable(),
})

export default AmazonClientSecret
