import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonApplicationResponse, RotateSecretBody } from "../../../../../types"
import {
  addClientSecret,
  askForClientSecret,
} from "../../../../../workflows/application/rotate-secret"
import { answering } from "../../../../lib/answering"
import { loadApplication } from "../load-application"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<RotateSecretBody>,
    res: MedusaResponse<AmazonApplicationResponse>
  ) => {
    const { client_secret } = req.validatedBody
    const by = req.auth_context.actor_id
    await (client_secret
      ? addClientSecret(req.scope, { client_secret, by })
      : askForClientSecret(req.scope, { by }))
    res.json({ application: await loadApplication(req) })
  }
)
