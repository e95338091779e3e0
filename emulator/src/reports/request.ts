import { nextNumber } from "../core/numbers.js"
import type { Emulator } from "../emulator.js"
import { takeFate } from "../processing/fates.js"
import { forgetOld, isOpen, newJob } from "../processing/jobs.js"
import type { ReportRecord } from "./types.js"

export type ReportRequest = Pick<
  ReportRecord,
  | "sellerId"
  | "reportType"
  | "marketplaceIds"
  | "reportOptions"
  | "dataStartTime"
  | "dataEndTime"
  | "reportScheduleId"
>

/**
 * Puts a report into the queue. The same request again while the first is under way is taken and
 * then cancelled, as Amazon does.
 */
export function requestReport(emulator: Emulator, request: ReportRequest): ReportRecord {
  const { reportDelaySeconds, reportProcessingSeconds } = emulator.options
  const twin = Object.values(emulator.state.reports).find(
    (report) => isOpen(report) && sameRequest(report) === sameRequest(request)
  )
  const fate = twin ? "CANCELLED" : takeFate(emulator, "report", request.reportType)
  const report: ReportRecord = {
    ...newJob(emulator.clock.now(), reportDelaySeconds, reportProcessingSeconds, fate),
    reportId: nextNumber(emulator),
    ...request,
    reportDocumentId: null,
  }
  forgetOld(emulator.state.reports, report.createdTime)
  emulator.state.reports[report.reportId] = report
  emulator.changed()
  return report
}

function sameRequest(request: ReportRequest): string {
  const { sellerId, reportType, marketplaceIds, reportOptions, dataStartTime, dataEndTime } =
    request
  const options = Object.entries(reportOptions).sort()
  const places = [...marketplaceIds].sort()
  return JSON.stringify([sellerId, reportType, places, options, dataStartTime, dataEndTime])
}
