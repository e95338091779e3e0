import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PendingConnectionResponse } from "../../../../../types"
import { describeConnection } from "../../../../../workflows/accounts/describe-connection"
import { answering } from "../../../../lib/answering"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<PendingConnectionResponse>) => {
    const connection = await describeConnection(req.scope, {
      state: req.params.state,
      user_id: req.auth_context.actor_id,
    })
    res.json({ connection })
  }
)
