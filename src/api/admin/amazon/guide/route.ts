import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonGuideResponse, TickAmazonGuideBody } from "../../../../types"
import { answering } from "../../../lib/answering"
import { amazonOf, originOf } from "../../../lib/request"
import { loadGuide } from "./load-guide"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonGuideResponse>) => {
    const country = req.validatedQuery.country as string | undefined
    res.json(await loadGuide(req.scope, originOf(req), country))
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<TickAmazonGuideBody>,
    res: MedusaResponse<AmazonGuideResponse>
  ) => {
    const amazon = amazonOf(req)
    const { step, done } = req.validatedBody
    const by = req.auth_context.actor_id
    const tick = done ? { by, at: new Date().toISOString() } : null
    await amazon.settings.change("guide", { [step]: tick }, by)
    await amazon.audit.add({ by, what: "guide_step", subject: step, parameters: { done } })
    res.json(await loadGuide(req.scope, originOf(req)))
  }
)
