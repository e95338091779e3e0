import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MOST_COUNTED } from "../../../../modules/amazon/services/overview-log"
import type { AmazonLogResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { amazonOf, pageOf } from "../../../lib/request"
import { toLogFilter } from "./log-filter"
import { toLogDto } from "./to-log-dto"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonLogResponse>) => {
    const amazon = amazonOf(req)
    const filter = toLogFilter(req.filterableFields)
    const page = pageOf(req)
    const { log } = amazon.overview
    const [rows, count, kept] = await Promise.all([
      log.list(filter, page),
      log.count(filter),
      amazon.settings.read("log"),
    ])
    const { days, raw_answers_days } = kept
    res.json({
      ...{ entries: rows.map(toLogDto), count, most: MOST_COUNTED, ...page },
      kept: { days, raw_answers_days },
    })
  }
)
