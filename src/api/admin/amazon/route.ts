import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonHomeResponse } from "../../../types"
import { answering } from "../../lib/answering"
import { amazonOf, originOf } from "../../lib/request"
import { loadProblems } from "./problems/load-problems"
import { loadStoreCards } from "./stores/load-stores"

const PROBLEMS_SHOWN = 3

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonHomeResponse>) => {
    const amazon = amazonOf(req)
    const missing = await amazon.missingOptions()
    const [stores, { problems, count }] = await Promise.all([
      loadStoreCards(req.scope, null, req.validatedQuery.tz as string | undefined),
      loadProblems(req.scope, { limit: PROBLEMS_SHOWN, offset: 0 }),
    ])
    res.json({
      stores,
      problems,
      problem_count: count,
      application: {
        configured: missing.length === 0,
        missing,
        redirect_uri: amazon.redirectUri(originOf(req)),
        emulator: Boolean(amazon.options.endpoint),
      },
    })
  }
)
