import { model } from "@medusajs/framework/utils"

/**
 * An SP-API application: one that was entered in the admin, with its secret, or what we know about the
 * one of the options, whose secret stays there.
 */
const AmazonApplication = model.define("amazon_application", {
  id: model.id({ prefix: "amzapp" }).primaryKey(),
  /** LWA client id. */
  client_id: model.text().unique(),
  /** `amzn1.sp.solution…` */
  application_id: model.text(),
  /** Encrypted; null: the secret is in the options. */
  client_secret: model.text().nullable(),
  /** Consent pages are opened with `version=beta`. */
  draft: model.boolean().default(false),
  /** When it was entered in the admin; null: it was not. */
  entered_at: model.dateTime().nullable(),
  /** Since when Amazon accepts the secret, as far as we know, and until when. */
  secret_since: model.dateTime().nullable(),
  secret_expires_at: model.dateTime().nullable(),
  /** Tells whether the options hold another secret than before (Secrets.fingerprint). */
  fingerprint: model.text().nullable(),
  /** Amazon was asked for a new secret, which comes by a notification. */
  rotation_asked_at: model.dateTime().nullable(),
  tested_at: model.dateTime().nullable(),
  test_result: model.json().nullable(),
})

export default AmazonApplication
