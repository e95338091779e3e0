import { z } from "@medusajs/framework/zod"
import { page } from "../../../lib/validators"

export const AdminAmazonProblemsQuery = z.object({ ...page, store_id: z.string().optional() })
