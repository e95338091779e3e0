import { z } from "@medusajs/framework/zod"
import { noticeKinds, noticeLanguages } from "../../../../types"
import { atMost, fault, oneOf } from "../../../lib/validators"
import { shown } from "../../../lib/shown"

const MOST_ADDRESSES = 20

const address = z
  .string()
  .trim()
  .refine((value) => value.length <= 254 && z.email().safeParse(value).success, {
    params: fault("email_invalid"),
    error: (issue) => `addresses: "${shown(issue.input)}" is not an e-mail address.`,
  })

export const AdminChangeAmazonNotices = z.strictObject({
  language: oneOf("language", noticeLanguages).optional(),
  kinds: atMost(
    "kinds",
    z.strictObject({
      kind: oneOf(
        "kinds.kind",
        noticeKinds.filter((kind) => kind !== "test")
      ),
      bell: z.boolean(),
      email: z.boolean(),
    }),
    noticeKinds.length
  ).optional(),
  addresses: atMost("addresses", address, MOST_ADDRESSES).optional(),
})
