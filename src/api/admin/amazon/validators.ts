import { z } from "@medusajs/framework/zod"
import { timeZone } from "../../lib/validators"

export const AdminAmazonHomeQuery = z.object({ tz: timeZone })
