import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { configureStoreFlow } from "../../../../../../../dataflows/configure-store-flow"
import { requireFlow } from "../../../../../../../dataflows/registry"
import type { AmazonDataflowResponse, UpdateDataflowBody } from "../../../../../../../types"
import { answering } from "../../../../../../lib/answering"
import { pageOf } from "../../../../../../lib/request"
import { loadStoreRow } from "../../../load-stores"
import { loadFlow } from "../load-flows"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonDataflowResponse>) => {
    const store = await loadStoreRow(req.scope, req.params.id)
    res.json(await loadFlow(req.scope, store, req.params.flow, pageOf(req)))
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<UpdateDataflowBody>,
    res: MedusaResponse<AmazonDataflowResponse>
  ) => {
    const store = await loadStoreRow(req.scope, req.params.id)
    await configureStoreFlow(
      req.scope,
      store,
      requireFlow(req.params.flow),
      req.validatedBody,
      req.auth_context.actor_id
    )
    res.json(await loadFlow(req.scope, store, req.params.flow))
  }
)
