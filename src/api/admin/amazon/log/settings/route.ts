import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonLogSettings } from "../../../../../types"
import { answering } from "../../../../lib/answering"
import { amazonOf } from "../../../../lib/request"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonLogSettings>) => {
    const { days, raw_answers_days } = await amazonOf(req).settings.read("log")
    res.json({ days, raw_answers_days })
  }
)

/** A shorter time takes effect within the hour, and cannot be taken back for what is gone by then. */
export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<AmazonLogSettings>,
    res: MedusaResponse<AmazonLogSettings>
  ) => {
    const amazon = amazonOf(req)
    const by = req.auth_context.actor_id
    const { days, raw_answers_days } = req.validatedBody
    await amazon.settings.change("log", { days, raw_answers_days }, by)
    await amazon.audit.add({ by, what: "log_kept", parameters: { days, raw_answers_days } })
    res.json({ days, raw_answers_days })
  }
)
