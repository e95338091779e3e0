import { model } from "@medusajs/framework/utils"

/**
 * A time in which an account's orders could not be read, and the catching up after it. While one is
 * not caught up no quantity above zero is sent: what was sold meanwhile is not known yet.
 */
const AmazonAbsence = model
  .define("amazon_absence", {
    id: model.id({ prefix: "amzabs" }).primaryKey(),
    account_id: model.text(),
    /** `access_lapsed`, `disconnected`, `paused` or `unread`. */
    reason: model.text(),
    /** Up to when orders had been read before. */
    since: model.dateTime(),
    began_at: model.dateTime(),
    ended_at: model.dateTime().nullable(),
    caught_up_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_absence_open",
      on: ["account_id"],
      unique: true,
      where: "caught_up_at is null and deleted_at is null",
    },
  ])

export default AmazonAbsence
