import { z } from "@medusajs/framework/zod"
import { fault, named } from "../../../lib/validators"

const LONGEST_SECRET = 500
const APPLICATION_ID = "amzn1.sp.solution."
const CLIENT_ID = "amzn1.application-oa2-client."

/** A secret that must say something; no answer repeats it, also not one that refuses it. */
const secret = z.unknown().transform((value, context) => {
  const text = typeof value === "string" ? value.trim() : ""
  if (text.length >= 1 && text.length <= LONGEST_SECRET) {
    return text
  }
  context.addIssue({
    code: "custom",
    params: fault(text ? "text_too_long" : "text_empty", { maximum: LONGEST_SECRET, value: null }),
    message: `client_secret: give a text of 1 to ${LONGEST_SECRET} characters.`,
  })
  return z.NEVER
})

const beginning = (name: string, start: string, code: "application_id_form" | "client_id_form") =>
  named(name, 200).refine((value) => value.startsWith(start), {
    params: fault(code, { start }),
    error: `${name}: it begins with ${start} at Amazon. Copy it again.`,
  })

const since = z.iso
  .datetime({ error: "secret_since: write it in UTC like 2026-01-31T00:00:00Z." })
  .optional()

export const AdminEnterAmazonApplication = z.strictObject({
  application_id: beginning("application_id", APPLICATION_ID, "application_id_form"),
  client_id: beginning("client_id", CLIENT_ID, "client_id_form"),
  client_secret: secret.optional(),
  draft: z.boolean().optional(),
  secret_since: since,
})

export const AdminRotateAmazonSecret = z.strictObject({ client_secret: secret.optional() })
