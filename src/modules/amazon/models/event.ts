import { model } from "@medusajs/framework/utils"

/** One line of a timeline. Parameters hold no personal data. */
const AmazonEvent = model
  .define("amazon_event", {
    id: model.id({ prefix: "amzevt" }).primaryKey(),
    subject_id: model.text(),
    what: model.text(),
    by: model.text().nullable(),
    parameters: model.json().nullable(),
    request_id: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ name: "IDX_amazon_event_subject", on: ["subject_id", "at"] }])

export default AmazonEvent
