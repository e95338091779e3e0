import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonApplicationResponse } from "../../../../../types"
import { testApplication } from "../../../../../workflows/application/test-application"
import { answering } from "../../../../lib/answering"
import { loadApplication } from "../load-application"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonApplicationResponse>) => {
    await testApplication(req.scope)
    res.json({ application: await loadApplication(req) })
  }
)
