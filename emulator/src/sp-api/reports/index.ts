import type { Handlers } from "../operations.js"
import { getReportDocument } from "./documents.js"
import { cancelReport, createReport, getReport, getReports } from "./reports.js"
import {
  cancelReportSchedule,
  createReportSchedule,
  getReportSchedule,
  getReportSchedules,
} from "./schedules.js"

/** Reports API 2021-06-30. */
export const REPORTS: Handlers = {
  ...{ createReport, getReport, getReports, cancelReport, getReportDocument },
  ...{ createReportSchedule, getReportSchedules, getReportSchedule, cancelReportSchedule },
}
