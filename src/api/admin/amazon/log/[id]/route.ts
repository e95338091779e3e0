import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../../../modules/amazon/lib/refusal"
import type { AmazonLogEntryResponse } from "../../../../../types"
import { answering } from "../../../../lib/answering"
import { readPeople } from "../../../../lib/people"
import { amazonOf } from "../../../../lib/request"
import { refuseUnstorable } from "../../../../lib/unstorable"
import { toLogDto } from "../to-log-dto"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonLogEntryResponse>) => {
    const { log } = amazonOf(req).overview
    const { id } = req.params
    refuseUnstorable(req.query, "")
    const { store_id } = req.query
    const row = await log.find(id, typeof store_id === "string" ? store_id : undefined)
    if (!row) {
      throw notFound("log_entry_not_found", `There is no log entry "${id}". It may be too old.`, {
        id,
      })
    }
    const [related, people] = await Promise.all([log.related(row), readPeople(req.scope, [row.by])])
    const { flow, run_id, by, selling_partner_id } = row
    res.json({
      entry: {
        ...toLogDto(row),
        answer: row.answer?.errors ?? null,
        ...{ flow, run_id, selling_partner_id, by: by && (people.get(by) ?? by) },
      },
      related: related.map(toLogDto),
    })
  }
)
