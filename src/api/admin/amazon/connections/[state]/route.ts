import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PendingConnectionResponse } from "../../../../../types"
import { abandonConnection } from "../../../../../workflows/accounts/abandon-connection"
import { describeConnection } from "../../../../../workflows/accounts/describe-connection"
import { answering } from "../../../../lib/answering"
import { originOf } from "../../../../lib/request"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<PendingConnectionResponse>) => {
    const connection = await describeConnection(req.scope, {
      state: req.params.state,
      user_id: req.auth_context.actor_id,
      origin: originOf(req),
    })
    res.json({ connection })
  }
)

export const DELETE = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<PendingConnectionResponse>) => {
    const connection = await abandonConnection(req.scope, {
      state: req.params.state,
      user_id: req.auth_context.actor_id,
      origin: originOf(req),
    })
    res.json({ connection })
  }
)
