import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReadOnlyResponse } from "../../../../../types"
import { claimInstallation } from "../../../../../workflows/installation/read-only"
import { answering } from "../../../../lib/answering"
import { loadReadOnly } from "../load-read-only"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReadOnlyResponse>) => {
    await claimInstallation(req.scope, { by: req.auth_context.actor_id })
    res.json({ read_only: await loadReadOnly(req.scope) })
  }
)
