import { model } from "@medusajs/framework/utils"

/** A notification type of an account, as Amazon was asked to send it. */
const AmazonSubscription = model
  .define("amazon_subscription", {
    id: model.id({ prefix: "amzsub" }).primaryKey(),
    account_id: model.text(),
    type: model.text(),
    payload_version: model.text().nullable(),
    /** Queue or EventBridge account that it goes to: another one in the options is a new destination. */
    target: model.text(),
    destination_id: model.text().nullable(),
    subscription_id: model.text().nullable(),
    /** active; refused (Amazon does not allow it); elsewhere (it goes to a destination not ours) */
    state: model.text(),
    /** Why it is refused: Amazon's code. */
    reason: model.text().nullable(),
    checked_at: model.dateTime(),
  })
  .indexes([
    { name: "IDX_amazon_subscription_type", on: ["account_id", "type"], unique: true },
    { name: "IDX_amazon_subscription_subscription_id", on: ["subscription_id"] },
  ])

export default AmazonSubscription
