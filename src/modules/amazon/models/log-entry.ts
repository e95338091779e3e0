import { model } from "@medusajs/framework/utils"

/**
 * One call to Amazon: what was told or asked, and what came of it. Written many at a time; kept as long
 * as the setting `log` says. Holds no personal data and no secret. Calls alike that found nothing are
 * one entry with a count (lib/log-entry).
 */
const AmazonLogEntry = model
  .define("amazon_log_entry", {
    id: model.id({ prefix: "amzlog" }).primaryKey(),
    /** The account, or `application…` for what is asked in the application's own name. */
    account_id: model.text(),
    /** The store that was meant; null: all of the account. */
    store_id: model.text().nullable(),
    /** The store, else the account: whose log shows it. */
    owner_id: model.text(),
    /** Of several: the last. */
    at: model.dateTime(),
    /** Of several: the first. */
    since: model.dateTime(),
    count: model.number().default(1),
    operation: model.text(),
    kind: model.text(),
    /** read, told */
    direction: model.text(),
    subject: model.text().nullable(),
    told: model.json(),
    /** How many things the answers held. */
    found: model.number().nullable(),
    /** accepted, refused, failed, throttled */
    outcome: model.text(),
    http_status: model.number().nullable(),
    /** Why not, as code and parameters. */
    failure: model.json().nullable(),
    /** Amazon's code. */
    code: model.text().nullable(),
    /** Amazon's own words; forgotten sooner than the rest. */
    answer: model.json().nullable(),
    request_id: model.text().nullable(),
    duration_ms: model.number().default(0),
    waited_ms: model.number().default(0),
    attempts: model.number().default(0),
    flow: model.text().nullable(),
    run_id: model.text().nullable(),
    /** User; null: the plugin by itself. */
    by: model.text().nullable(),
    /** The same for calls that are one entry. */
    fold_key: model.text().nullable(),
  })
  .indexes([
    { name: "IDX_amazon_log_entry_at", on: ["at"] },
    { name: "IDX_amazon_log_entry_owner", on: ["owner_id", "at"] },
    { name: "IDX_amazon_log_entry_kind", on: ["kind", "at"] },
    { name: "IDX_amazon_log_entry_subject", on: ["subject", "at"] },
    { name: "IDX_amazon_log_entry_request_id", on: ["request_id"] },
    {
      name: "IDX_amazon_log_entry_not_accepted",
      on: ["outcome", "at"],
      where: "outcome <> 'accepted' and deleted_at is null",
    },
    {
      name: "IDX_amazon_log_entry_answer",
      on: ["at"],
      where: "answer is not null and deleted_at is null",
    },
    {
      name: "IDX_amazon_log_entry_fold_key",
      on: ["fold_key"],
      unique: true,
      where: "fold_key is not null and deleted_at is null",
    },
  ])

export default AmazonLogEntry
