import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonStoreResponse } from "../../../../../../types"
import { disconnectStore } from "../../../../../../workflows/accounts/disconnect-store"
import { loadStore, loadStoreRow } from "../../load-stores"
import { answering } from "../../../../../lib/answering"
import { amazonOf } from "../../../../../lib/request"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonStoreResponse>) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    const by = req.auth_context.actor_id
    await disconnectStore(req.scope, { store_id: id, by })
    // It may have wiped the account's tokens.
    await amazonOf(req).audit.add({ by, what: "store_disconnected", subject: id })
    res.json({ store: await loadStore(req.scope, id) })
  }
)
