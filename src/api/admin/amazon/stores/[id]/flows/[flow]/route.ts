import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonDataflowResponse, UpdateDataflowBody } from "../../../../../../../types"
import { loadStoreRow } from "../../../load-stores"
import { loadFlow } from "../load-flows"
import { updateFlow } from "../update-flow"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AmazonDataflowResponse>
) => {
  const store = await loadStoreRow(req.scope, req.params.id)
  res.json(await loadFlow(req.scope, store, req.params.flow))
}

export const POST = async (
  req: AuthenticatedMedusaRequest<UpdateDataflowBody>,
  res: MedusaResponse<AmazonDataflowResponse>
) => {
  const store = await loadStoreRow(req.scope, req.params.id)
  await updateFlow(req.scope, store, req.params.flow, req.validatedBody)
  res.json(await loadFlow(req.scope, store, req.params.flow))
}
