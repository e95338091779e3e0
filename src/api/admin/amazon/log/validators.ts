import { z } from "@medusajs/framework/zod"
import { LOG_DAYS } from "../../../../modules/amazon/lib/settings"
import { amazonLogDirections, amazonLogKinds, amazonLogOutcomes } from "../../../../types"
import { filterText, integer, oneOf, page } from "../../../lib/validators"

const instant = (name: string) =>
  z.iso
    .datetime({
      offset: true,
      error: `${name}: give an instant of ISO 8601, e.g. 2026-11-21T10:00:00Z.`,
    })
    .optional()

const filters = {
  store_id: filterText("store_id"),
  kind: oneOf("kind", amazonLogKinds).optional(),
  direction: oneOf("direction", amazonLogDirections).optional(),
  result: oneOf("result", amazonLogOutcomes).optional(),
  from: instant("from"),
  to: instant("to"),
  q: filterText("q"),
}

export const AdminAmazonLogQuery = z.object({ ...page, ...filters })
export const AdminAmazonLogExportQuery = z.object(filters)

export const AdminChangeAmazonLog = z.object({
  days: integer("days", LOG_DAYS.least, LOG_DAYS.most),
  raw_answers_days: integer("raw_answers_days", LOG_DAYS.least, LOG_DAYS.most),
})
