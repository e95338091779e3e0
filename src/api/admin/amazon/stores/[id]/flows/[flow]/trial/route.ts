import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { requireFlow } from "../../../../../../../../dataflows/registry"
import { tryStoreFlow } from "../../../../../../../../dataflows/try-dataflow"
import type { TryDataflowResponse } from "../../../../../../../../types"
import { answering } from "../../../../../../../lib/answering"
import { loadStoreRow } from "../../../../load-stores"
import { loadFlow } from "../../load-flows"

/** Answers as soon as the trial has begun; what it finds is seen by asking again. */
export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<TryDataflowResponse>) => {
    const store = await loadStoreRow(req.scope, req.params.id)
    const outcome = await tryStoreFlow(req.scope, store, requireFlow(req.params.flow))
    res.json({ outcome, ...(await loadFlow(req.scope, store, req.params.flow)) })
  }
)
