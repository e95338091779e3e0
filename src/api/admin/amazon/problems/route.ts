import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonProblemListResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { pageOf } from "../../../lib/request"
import { loadProblems } from "./load-problems"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonProblemListResponse>) => {
    const { store_id } = req.filterableFields as { store_id?: string }
    res.json(await loadProblems(req.scope, { storeId: store_id, ...pageOf(req) }))
  }
)
