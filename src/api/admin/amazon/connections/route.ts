import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { BeginConnectionBody, ConnectStoreResponse } from "../../../../types"
import { beginConnection } from "../../../../workflows/accounts/begin-connection"
import { answering } from "../../../lib/answering"
import { originOf } from "../../../lib/request"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<BeginConnectionBody>,
    res: MedusaResponse<ConnectStoreResponse>
  ) => {
    res.json(
      await beginConnection(req.scope, {
        store_ids: req.validatedBody.store_ids,
        user_id: req.auth_context.actor_id,
        origin: originOf(req),
      })
    )
  }
)
