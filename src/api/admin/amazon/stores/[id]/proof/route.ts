import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ConnectionProofResponse } from "../../../../../../types"
import { proveConnection } from "../../../../../../workflows/accounts/prove-connection"
import { answering } from "../../../../../lib/answering"
import { loadStoreRow } from "../../load-stores"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ConnectionProofResponse>) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    res.json({ proof: await proveConnection(req.scope, id) })
  }
)
