import { createResult } from "../documents/documents.js"
import type { Emulator } from "../emulator.js"
import { accountIdOf } from "../notifications/account-events.js"
import { end, isOpen, moveOn, nextStep, orEnd } from "../processing/jobs.js"
import { encode } from "./charsets.js"
import { formatOf } from "./format.js"
import { requireKind } from "./report-types.js"
import { runSchedules } from "./schedules.js"
import type { ReportRecord } from "./types.js"
import { takeVolume } from "./volumes.js"

/** Reports on their way and schedules; tells when the next one moves. */
export function runReports(emulator: Emulator, now: number): number | null {
  const scheduled = runSchedules(emulator, now)
  const open = Object.values(emulator.state.reports).filter(isOpen)
  for (const report of open) {
    const before = report.status
    if (moveOn(report, now)) {
      orEnd(report, () => finish(emulator, report))
    }
    if (report.status !== before) {
      emulator.changed()
    }
  }
  const next = [scheduled, ...open.map(nextStep)].filter((at): at is number => at !== null)
  return next.length > 0 ? Math.min(...next) : null
}

function finish(emulator: Emulator, report: ReportRecord): void {
  report.reportDocumentId = makeDocument(emulator, report)
  const status =
    report.fate === "FATAL" ? "FATAL" : report.reportDocumentId === null ? "CANCELLED" : "DONE"
  endReport(emulator, report, status, report.endsAt)
}

/** The report is over, also when its seller has cancelled it; subscribers are told. */
export function endReport(
  emulator: Emulator,
  report: ReportRecord,
  status: "DONE" | "FATAL" | "CANCELLED",
  at: number
): void {
  end(report, status, at)
  const { sellerId, reportId, reportType, reportDocumentId } = report
  emulator.changed()
  emulator.events.emit({
    ...{ type: "REPORT_PROCESSING_FINISHED", at, sellerId, marketplaceId: null },
    payload: {
      reportProcessingFinishedNotification: {
        ...{ sellerId, accountId: accountIdOf(sellerId), reportId, reportType },
        processingStatus: status,
        ...(reportDocumentId !== null && { reportDocumentId }),
      },
    },
  })
}

/** The report's document; null when there is no data, or none is to come of it. */
function makeDocument(emulator: Emulator, report: ReportRecord): string | null {
  if (report.fate === "CANCELLED") {
    return null
  }
  const { sellerId, reportType } = report
  const format = formatOf(emulator, report)
  const kind = requireKind(reportType)
  const common = { sellerId, contentType: format.contentType, gzip: format.gzip }
  const restrictedType = kind.restricted ? reportType : null
  if (report.fate === "FATAL") {
    // "FATAL … If a reportDocumentId is returned, the document may explain why."
    const bytes = Buffer.from(`The report ${report.reportId} could not be generated.\r\n`)
    return createResult(emulator, { ...common, bytes }).id
  }
  const rows = takeVolume(emulator, reportType)
  if (rows !== null) {
    const { charset, bom } = format
    const marketplaceId = report.marketplaceIds[0] as string
    const bytes = { reportType, marketplaceId, rows, charset, bom }
    return createResult(emulator, { ...common, restrictedType, bytes }).id
  }
  const lines = kind.lines(emulator, report)
  if (lines.length === 0) {
    return null
  }
  const text = [kind.header, ...lines, ""].join("\r\n")
  const bytes = encode(`${format.bom ? "\uFEFF" : ""}${text}`, format.charset)
  return createResult(emulator, { ...common, restrictedType, bytes }).id
}
