import { model } from "@medusajs/framework/utils"

/**
 * Something people are told by bell and e-mail, once: one row per kind, subject and step, whatever
 * number of processes find it due.
 */
const AmazonNotice = model
  .define("amazon_notice", {
    id: model.id({ prefix: "amznot" }).primaryKey(),
    kind: model.text(),
    /** Store or account, or `installation`: whose name the title starts with and who gets the e-mail. */
    owner_id: model.text(),
    /** What it is about, e.g. one authorization of an account. */
    subject: model.text(),
    /** Of a countdown the days left; else what tells one occasion from the next. */
    step: model.text(),
    /** For the sentences; no personal data. */
    parameters: model.json(),
    state: model.text().default("waiting"),
    /** Each way it goes, with its attempts; null before the first. */
    deliveries: model.json().nullable(),
    next_try_at: model.dateTime(),
  })
  .indexes([
    { name: "IDX_amazon_notice_once", on: ["kind", "subject", "step"], unique: true },
    {
      name: "IDX_amazon_notice_waiting",
      on: ["next_try_at"],
      where: "state = 'waiting' and deleted_at is null",
    },
  ])

export default AmazonNotice
