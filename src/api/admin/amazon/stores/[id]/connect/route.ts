import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ConnectStoreResponse } from "../../../../../../types"
import { beginConnection } from "../../../../../../workflows/accounts/begin-connection"
import { answering } from "../../../../../lib/answering"
import { originOf } from "../../../../../lib/request"
import { loadStoreRow } from "../../load-stores"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ConnectStoreResponse>) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    res.json(
      await beginConnection(req.scope, {
        store_ids: [id],
        user_id: req.auth_context.actor_id,
        origin: originOf(req),
      })
    )
  }
)
