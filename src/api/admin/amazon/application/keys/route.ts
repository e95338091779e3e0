import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { KeyUsageResponse } from "../../../../../types"
import { describeKeys } from "../../../../../workflows/application/re-encrypt"
import { answering } from "../../../../lib/answering"
import { amazonOf } from "../../../../lib/request"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<KeyUsageResponse>) => {
    res.json({ usage: await describeKeys(amazonOf(req)) })
  }
)
