import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { requireFlow } from "../../../../../../../../dataflows/registry"
import { startStoreFlow } from "../../../../../../../../dataflows/start-store-flow"
import type { RunDataflowResponse } from "../../../../../../../../types"
import { loadStoreRow } from "../../../../load-stores"
import { loadFlow } from "../../load-flows"
import { answering } from "../../../../../../../lib/answering"

/** Answers how the flow stands as soon as it runs; its end is seen by asking again. */
export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RunDataflowResponse>) => {
    const store = await loadStoreRow(req.scope, req.params.id)
    const outcome = await startStoreFlow(req.scope, store, requireFlow(req.params.flow))
    res.json({ outcome, ...(await loadFlow(req.scope, store, req.params.flow)) })
  }
)
