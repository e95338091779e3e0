import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonMonitoringResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { amazonOf, originOf } from "../../../lib/request"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonMonitoringResponse>) => {
    const { backendUrl, monitoringToken } = amazonOf(req).options
    const base = (backendUrl ?? originOf(req)).replace(/\/$/, "")
    res.json({
      health_url: `${base}/amazon/health`,
      metrics_url: `${base}/amazon/metrics`,
      token_set: monitoringToken !== undefined,
    })
  }
)
