import { z } from "@medusajs/framework/zod"
import { filterText, page } from "../../../lib/validators"

export const AdminAmazonProblemsQuery = z.object({ ...page, store_id: filterText("store_id") })
