import { z } from "@medusajs/framework/zod"
import { named, oneOf } from "../../../lib/validators"

export const AdminDeleteAmazonStore = z.strictObject({
  confirm: named("confirm", 200),
  listings: oneOf("listings", ["leave", "zero"]),
})
