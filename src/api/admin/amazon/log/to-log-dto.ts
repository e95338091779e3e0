import type { LogRow } from "../../../../modules/amazon/services/overview-log"
import type { AmazonLogEntryDto } from "../../../../types"
import { toIso } from "../../../lib/time"

/** Amazon's words of the first error belong to the sentence, as long as they are kept. */
const failureOf = ({ failure, answer }: LogRow): AmazonLogEntryDto["failure"] =>
  failure && {
    ...failure,
    parameters: { ...failure.parameters, answer: answer?.errors[0]?.message || null },
  }

export const toLogDto = (row: LogRow): AmazonLogEntryDto => {
  const { id, store, count, operation, kind, direction, subject, told, found, outcome } = row
  const { http_status, code, request_id, duration_ms, waited_ms, attempts } = row
  return {
    ...{ id, store, at: toIso(row.at), since: toIso(row.since), count },
    ...{ operation, kind, direction, subject, told: told ?? {}, found, outcome },
    ...{ http_status, failure: failureOf(row), code, request_id },
    ...{ duration_ms, waited_ms, attempts },
  }
}
