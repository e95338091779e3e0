import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { acknowledgeStoreFlow } from "../../../../../../../../dataflows/acknowledge-store-flow"
import { requireFlow } from "../../../../../../../../dataflows/registry"
import type { AcknowledgeDataflowBody, AmazonDataflowResponse } from "../../../../../../../../types"
import { answering } from "../../../../../../../lib/answering"
import { loadStoreRow } from "../../../../load-stores"
import { loadFlow } from "../../load-flows"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<AcknowledgeDataflowBody>,
    res: MedusaResponse<AmazonDataflowResponse>
  ) => {
    const store = await loadStoreRow(req.scope, req.params.id)
    await acknowledgeStoreFlow(req.scope, store, requireFlow(req.params.flow), {
      text: req.validatedBody.text,
      by: req.auth_context.actor_id,
    })
    res.json(await loadFlow(req.scope, store, req.params.flow))
  }
)
