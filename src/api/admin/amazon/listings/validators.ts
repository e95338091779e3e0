import { z } from "@medusajs/framework/zod"
import { named, oneOf, page } from "../../../lib/validators"

export const AdminAmazonListingsQuery = z.object({
  ...page,
  tab: oneOf("tab", ["all", "linked", "unmatched", "inactive", "fba"]).optional(),
  q: z.string().optional(),
  store_id: z.string().optional(),
  product_id: z.string().optional(),
  variant_id: z.string().optional(),
})

export const AdminLinkAmazonListing = z.object({
  variant_id: named("variant_id", 100).nullable(),
})
