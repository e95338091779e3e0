import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonNoticesResponse, ChangeAmazonNoticesBody } from "../../../../types"
import { noticeChannels } from "../../../../types"
import { answering } from "../../../lib/answering"
import { amazonOf } from "../../../lib/request"
import { loadNotices } from "./load-notices"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonNoticesResponse>) => {
    res.json({ notices: await loadNotices(amazonOf(req)) })
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<ChangeAmazonNoticesBody>,
    res: MedusaResponse<AmazonNoticesResponse>
  ) => {
    const amazon = amazonOf(req)
    const by = req.auth_context.actor_id
    const { language, kinds, addresses } = req.validatedBody
    const { off } = await amazon.settings.read("notices")
    const changed = (kinds ?? []).map(({ kind, ...ways }) => [
      kind,
      noticeChannels.filter((channel) => !ways[channel]),
    ])
    await amazon.settings.change(
      "notices",
      {
        ...(language ? { language } : {}),
        ...(kinds ? { off: { ...off, ...Object.fromEntries(changed) } } : {}),
        ...(addresses ? { addresses } : {}),
      },
      by
    )
    await amazon.audit.add({
      ...{ by, what: "notices_changed", subject: "installation" },
      // No addresses: these are people's.
      parameters: {
        ...(language ? { language } : {}),
        ...(kinds ? { kinds } : {}),
        ...(addresses ? { addresses: addresses.length } : {}),
      },
    })
    res.json({ notices: await loadNotices(amazon) })
  }
)
