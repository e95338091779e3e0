import { z } from "@medusajs/framework/zod"
import { filterText, named, oneOf, page } from "../../../lib/validators"

export const AdminAmazonListingsQuery = z.object({
  ...page,
  tab: oneOf("tab", ["all", "linked", "unmatched", "inactive", "fba"]).optional(),
  q: filterText("q"),
  store_id: filterText("store_id"),
  product_id: filterText("product_id"),
  variant_id: filterText("variant_id"),
})

export const AdminLinkAmazonListing = z.object({
  variant_id: named("variant_id", 100).nullable(),
})
