import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonStoreCallsResponse } from "../../../../../../types"
import { answering } from "../../../../../lib/answering"
import { loadStoreRow } from "../../load-stores"
import { loadCalls } from "./load-calls"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonStoreCallsResponse>) => {
    res.json(await loadCalls(req.scope, await loadStoreRow(req.scope, req.params.id)))
  }
)
