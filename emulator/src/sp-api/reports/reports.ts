import { invalidInput, notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import { KEPT_DAYS } from "../../processing/jobs.js"
import { presentJob } from "../../processing/present.js"
import { endReport } from "../../reports/course.js"
import { requestReport } from "../../reports/request.js"
import type { ReportRecord } from "../../reports/types.js"
import { toIso } from "../../core/clock.js"
import { listJobs } from "../job-list.js"
import type { Call } from "../operations.js"
import { readReportWish } from "./wish.js"

/** `POST /reports/2021-06-30/reports`. */
export function createReport(call: Call): Answer {
  const body = readJsonObject(call.request)
  const instant = (value: unknown) => (typeof value === "string" ? Date.parse(value) : null)
  const [start, finish] = [instant(body.dataStartTime), instant(body.dataEndTime)]
  if (start !== null && finish !== null && finish < start) {
    throw invalidInput("dataEndTime must not be before dataStartTime.")
  }
  const report = requestReport(call.emulator, {
    ...readReportWish(call, body),
    ...{ dataStartTime: start, dataEndTime: finish, reportScheduleId: null },
  })
  return { status: 202, body: { reportId: report.reportId } }
}

/** `GET /reports/2021-06-30/reports/{reportId}`. */
export function getReport(call: Call): Answer {
  return ok(present(ownReport(call)))
}

/** `GET /reports/2021-06-30/reports`. */
export function getReports(call: Call): Answer {
  const { sellerId } = call.caller.seller
  const own = Object.values(call.emulator.state.reports).filter(
    (report) => report.sellerId === sellerId
  )
  const { page, nextToken } = listJobs(call, own, {
    ...{ typesName: "reportTypes", days: KEPT_DAYS },
    typeOf: (report: ReportRecord) => report.reportType,
  })
  return ok({ reports: page.map(present), ...(nextToken !== null && { nextToken }) })
}

/** `DELETE /reports/2021-06-30/reports/{reportId}`: "Only reports with processingStatus=IN_QUEUE can be cancelled." */
export function cancelReport(call: Call): Answer {
  const report = ownReport(call)
  if (report.status !== "IN_QUEUE") {
    throw invalidInput(`The report ${report.reportId} is ${report.status}.`)
  }
  endReport(call.emulator, report, "CANCELLED", call.emulator.clock.now())
  return { status: 200 }
}

function ownReport({ emulator, caller, path }: Call): ReportRecord {
  const report = emulator.state.reports[path[0] as string]
  if (report?.sellerId !== caller.seller.sellerId) {
    throw notFound(`The report ${path[0]} was not found.`)
  }
  return report
}

function present(report: ReportRecord) {
  const { reportId, reportType, marketplaceIds, reportScheduleId, reportDocumentId } = report
  const { dataStartTime: start, dataEndTime: finish } = report
  return {
    ...{ reportId, reportType, marketplaceIds },
    ...(start !== null && { dataStartTime: toIso(start) }),
    ...(finish !== null && { dataEndTime: toIso(finish) }),
    ...(reportScheduleId !== null && { reportScheduleId }),
    ...presentJob(report),
    ...(reportDocumentId !== null && { reportDocumentId }),
  }
}
