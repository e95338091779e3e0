import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonApplicationResponse, EnterApplicationBody } from "../../../../types"
import {
  enterApplication,
  removeApplication,
} from "../../../../workflows/application/enter-application"
import { answering } from "../../../lib/answering"
import { loadApplication } from "./load-application"

type Answer = MedusaResponse<AmazonApplicationResponse>

export const GET = answering(async (req: AuthenticatedMedusaRequest, res: Answer) => {
  res.json({ application: await loadApplication(req) })
})

export const POST = answering(
  async (req: AuthenticatedMedusaRequest<EnterApplicationBody>, res: Answer) => {
    await enterApplication(req.scope, { ...req.validatedBody, by: req.auth_context.actor_id })
    res.json({ application: await loadApplication(req) })
  }
)

export const DELETE = answering(async (req: AuthenticatedMedusaRequest, res: Answer) => {
  await removeApplication(req.scope, { by: req.auth_context.actor_id })
  res.json({ application: await loadApplication(req) })
})
