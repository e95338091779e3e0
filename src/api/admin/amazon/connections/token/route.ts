import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { EnterTokenBody, EnterTokenResponse } from "../../../../../types"
import { enterToken } from "../../../../../workflows/accounts/enter-token"
import { answering } from "../../../../lib/answering"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<EnterTokenBody>,
    res: MedusaResponse<EnterTokenResponse>
  ) => {
    res.json(
      await enterToken(req.scope, { ...req.validatedBody, user_id: req.auth_context.actor_id })
    )
  }
)
