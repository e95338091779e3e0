import { model } from "@medusajs/framework/utils"

/** Something a person must see. One open row per owner, code and subject. */
const AmazonProblem = model
  .define("amazon_problem", {
    id: model.id({ prefix: "amzprb" }).primaryKey(),
    /** Store or account. */
    owner_id: model.text(),
    code: model.text(),
    subject: model.text().default(""),
    severity: model.text(),
    parameters: model.json(),
    count: model.number().default(1),
    first_seen_at: model.dateTime(),
    last_seen_at: model.dateTime(),
    resolved_at: model.dateTime().nullable(),
    resolved_how: model.text().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_problem_open",
      on: ["owner_id", "code", "subject"],
      unique: true,
      where: "resolved_at is null and deleted_at is null",
    },
  ])

export default AmazonProblem
