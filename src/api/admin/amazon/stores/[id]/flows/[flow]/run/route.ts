import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonDataflowResponse } from "../../../../../../../../types"
import { loadStoreRow } from "../../../../load-stores"
import { runFlow } from "../../run-flow"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AmazonDataflowResponse>
) => {
  const store = await loadStoreRow(req.scope, req.params.id)
  res.json(await runFlow(req.scope, store, req.params.flow))
}
