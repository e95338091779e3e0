import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReadOnlyResponse, SetReadOnlyBody } from "../../../../types"
import { setReadOnly } from "../../../../workflows/installation/read-only"
import { answering } from "../../../lib/answering"
import { loadReadOnly } from "./load-read-only"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReadOnlyResponse>) => {
    res.json({ read_only: await loadReadOnly(req.scope) })
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<SetReadOnlyBody>,
    res: MedusaResponse<ReadOnlyResponse>
  ) => {
    const { on } = req.validatedBody
    await setReadOnly(req.scope, { on, by: req.auth_context.actor_id })
    res.json({ read_only: await loadReadOnly(req.scope) })
  }
)
