import type { DocumentLocation, ProcessingStatus } from "./feeds"

/* Reports API 2021-06-30, names as Amazon's. Times: ISO 8601. */

export interface Report {
  /** Unique only together with the seller. */
  reportId: string
  reportType: string
  marketplaceIds?: string[]
  dataStartTime?: string
  dataEndTime?: string
  reportScheduleId?: string
  createdTime: string
  /** CANCELLED: by a call, or because there is no data; Amazon does not tell which. */
  processingStatus: ProcessingStatus
  processingStartTime?: string
  processingEndTime?: string
  reportDocumentId?: string
}

export interface CreateReportSpecification {
  reportType: string
  /** At most 25. */
  marketplaceIds: string[]
  /** Not in the future; not all report types make use of the times. */
  dataStartTime?: Date | string
  dataEndTime?: Date | string
  reportOptions?: Record<string, string>
}

/** Reports are kept 90 days. */
export interface GetReportsParameters {
  /** 1–10; needed unless there is a nextToken. */
  reportTypes?: string[]
  /** 1–10. */
  marketplaceIds?: string[]
  processingStatuses?: ProcessingStatus[]
  /** 1–100; Amazon's default is 10. */
  pageSize?: number
  /** Amazon's default is 90 days ago. */
  createdSince?: Date | string
  createdUntil?: Date | string
  /** Carries the filters of the search it came from; they are not sent beside it. */
  nextToken?: string
}

export interface GetReportsResponse {
  reports: Report[]
  nextToken?: string
}

/** Amazon's list is closed: no other period is taken. */
export type ReportPeriod =
  | "PT5M"
  | "PT15M"
  | "PT30M"
  | "PT1H"
  | "PT2H"
  | "PT4H"
  | "PT8H"
  | "PT12H"
  | "P1D"
  | "P2D"
  | "P3D"
  | "PT84H"
  | "P7D"
  | "P14D"
  | "P15D"
  | "P18D"
  | "P30D"
  | "P1M"

export interface CreateReportScheduleSpecification {
  reportType: string
  /** At most 25. */
  marketplaceIds: string[]
  reportOptions?: Record<string, string>
  period: ReportPeriod
  /** When the first report is to be made. */
  nextReportCreationTime?: Date | string
}

export interface ReportSchedule {
  reportScheduleId: string
  reportType: string
  marketplaceIds?: string[]
  reportOptions?: Record<string, string>
  period: string
  nextReportCreationTime?: string
}

export interface ReportDocument extends DocumentLocation {
  reportDocumentId: string
}
