import { model } from "@medusajs/framework/utils"

/** Something to tell Amazon. While waiting there is one row per kind and key: a newer intent replaces it. */
const AmazonOutbox = model
  .define("amazon_outbox", {
    id: model.id({ prefix: "amzout" }).primaryKey(),
    account_id: model.text(),
    store_id: model.text().nullable(),
    kind: model.text(),
    key: model.text(),
    subject_id: model.text().nullable(),
    payload: model.json(),
    sequence: model.number().default(1),
    /** 0 urgent (to zero), 1 normal, 2 bulk */
    lane: model.number().default(1),
    /** waiting, sending, sent, confirmed, refused, superseded, cancelled */
    state: model.text().default("waiting"),
    not_before: model.dateTime().nullable(),
    attempts: model.number().default(0),
    lease_owner: model.text().nullable(),
    lease_until: model.dateTime().nullable(),
    request_id: model.text().nullable(),
    answer: model.json().nullable(),
    error: model.json().nullable(),
    sent_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_outbox_waiting",
      on: ["kind", "key"],
      unique: true,
      where: "state = 'waiting' and deleted_at is null",
    },
    { name: "IDX_amazon_outbox_queue", on: ["account_id", "kind", "state"] },
    { name: "IDX_amazon_outbox_subject", on: ["subject_id"] },
  ])

export default AmazonOutbox
