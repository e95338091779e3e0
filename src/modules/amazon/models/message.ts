import { model } from "@medusajs/framework/utils"

/** One notification that came from Amazon, once however often it was delivered. Written set-wise. */
const AmazonMessage = model
  .define("amazon_message", {
    id: model.id({ prefix: "amzmsg" }).primaryKey(),
    /** Amazon's id; of a malformed message a digest of its body. */
    notification_id: model.text().unique(),
    type: model.text(),
    payload_version: model.text().nullable(),
    /** Null: of the application, or of an account that is not known. */
    account_id: model.text().nullable(),
    /** What it is about: order, seller SKU, feed, report, ASIN. */
    subject: model.text().nullable(),
    event_at: model.dateTime().nullable(),
    published_at: model.dateTime().nullable(),
    /** What it tells, without personal data (sp-api/notifications/facts). */
    fact: model.json(),
    /** The whole message, encrypted, where it is not understood. */
    sealed: model.text().nullable(),
    /** received (to be worked on), done, kept (a fact for others), malformed */
    state: model.text(),
    /** What became of it. */
    outcome: model.text().nullable(),
    attempts: model.number().default(0),
    not_before: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_message_waiting",
      on: ["account_id", "type"],
      where: "state = 'received' and deleted_at is null",
    },
    { name: "IDX_amazon_message_subject", on: ["account_id", "type", "subject"] },
    { name: "IDX_amazon_message_created_at", on: ["created_at"] },
  ])

export default AmazonMessage
