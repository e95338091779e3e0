import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { KeyUsageResponse } from "../../../../../types"
import { describeKeys, startReencrypting } from "../../../../../workflows/application/re-encrypt"
import { answering } from "../../../../lib/answering"
import { amazonOf } from "../../../../lib/request"

/** Starts it and answers at once: the counts go down while it runs. */
export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<KeyUsageResponse>) => {
    startReencrypting(req.scope, { by: req.auth_context.actor_id })
    res.status(202).json({ usage: await describeKeys(amazonOf(req)) })
  }
)
