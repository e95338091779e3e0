import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonAuditResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { readPeople } from "../../../lib/people"
import { amazonOf } from "../../../lib/request"
import { toIso } from "../../../lib/time"

const SHOWN = 50

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonAuditResponse>) => {
    const rows = await amazonOf(req).audit.newest(SHOWN)
    const people = await readPeople(
      req.scope,
      rows.map(({ by }) => by)
    )
    res.json({
      entries: rows.map(({ id, at, what, subject, parameters, by }) => ({
        ...{ id, at: toIso(at), what, subject, parameters: parameters ?? {} },
        by: by === null ? null : { id: by, name: people.get(by) ?? null },
      })),
    })
  }
)
