import { z } from "@medusajs/framework/zod"
import { atMost, fault, named } from "../../../lib/validators"
import { SELLING_PARTNER } from "../../../../workflows/accounts/receive-consent"

const MOST_STORES = 50
const LONGEST_TOKEN = 4000

const storeIds = atMost("store_ids", named("store_ids", 100), MOST_STORES, 1)

const sellingPartner = z
  .string()
  .trim()
  .refine((value) => SELLING_PARTNER.test(value), {
    params: fault("seller_id_invalid"),
    error:
      "selling_partner_id: it is not a seller id. Copy the merchant token from Seller Central › " +
      "Account Info; it is made of capital letters and digits.",
  })

export const AdminBeginAmazonConnection = z.object({ store_ids: storeIds })

/** No refusal repeats what was sent: it may be a token with a slip of the pen. */
const refreshToken = z.unknown().transform((value, context) => {
  const token = typeof value === "string" ? value.trim() : ""
  if (!/^Atzr\|[\x21-\x7e]+$/.test(token) || token.length > LONGEST_TOKEN) {
    context.addIssue({
      code: "custom",
      params: fault("refresh_token_invalid", { value: null }),
      message:
        "refresh_token: it is not a refresh token. Copy the whole of it from Seller Central; it " +
        "begins with Atzr|.",
    })
    return z.NEVER
  }
  return token
})

export const AdminEnterAmazonToken = z.object({
  store_ids: storeIds,
  selling_partner_id: sellingPartner,
  refresh_token: refreshToken,
})

const LONGEST_ADDRESS = 2000

export const AdminLoginFromAmazon = z.object({
  amazon_callback_uri: named("amazon_callback_uri", LONGEST_ADDRESS),
  amazon_state: named("amazon_state", LONGEST_ADDRESS),
  selling_partner_id: sellingPartner,
})

export const AdminConfirmAmazonConnection = z.object({
  store_ids: storeIds.optional(),
  add_marketplace_ids: atMost(
    "add_marketplace_ids",
    named("add_marketplace_ids", 30),
    MOST_STORES
  ).optional(),
  other_account: z.string().max(200).optional(),
})
