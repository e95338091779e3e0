import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonStoreResponse } from "../../../../../../types"
import { disconnectStore } from "../../../../../../workflows/accounts/disconnect-store"
import { loadStore, loadStoreRow } from "../../load-stores"
import { answering } from "../../../../../lib/answering"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonStoreResponse>) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    await disconnectStore(req.scope, { store_id: id, by: req.auth_context.actor_id })
    res.json({ store: await loadStore(req.scope, id) })
  }
)
