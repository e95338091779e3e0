import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ConfirmConnectionBody, ConfirmConnectionResponse } from "../../../../../../types"
import { confirmConnection } from "../../../../../../workflows/accounts/confirm-connection"
import { loadStoreCards } from "../../../stores/load-stores"
import { answering } from "../../../../../lib/answering"
import { originOf } from "../../../../../lib/request"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<ConfirmConnectionBody>,
    res: MedusaResponse<ConfirmConnectionResponse>
  ) => {
    const { connection, store_ids } = await confirmConnection(req.scope, {
      state: req.params.state,
      user_id: req.auth_context.actor_id,
      origin: originOf(req),
      choice: req.validatedBody,
    })
    const cards = await loadStoreCards(req.scope, store_ids)
    res.json({ connection, stores: cards.map(({ figures: _figures, ...store }) => store) })
  }
)
