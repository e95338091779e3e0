import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type {
  CreateReportScheduleSpecification,
  CreateReportSpecification,
  GetReportsParameters,
  GetReportsResponse,
  Report,
  ReportDocument,
  ReportSchedule,
} from "../types"
import { at, finding } from "./description"
import type { Caller, Operation } from "./operation"
import { pages } from "./paging"
import { checkListLength, checkPageSize, invalidInput, toPath, toQuery } from "./parameters"
import { whole } from "./read"

const ofSpecification: Operation["describe"] = ({ body }) => ({
  kind: "reports",
  subject: at(body, "reportType"),
  told: {
    from: at(body, "dataStartTime"),
    until: at(body, "dataEndTime"),
    period: at(body, "period"),
  },
})

const REPORTS = { api: "reports", version: "2021-06-30" } as const

/**
 * Not repeatable: a second report of the same kind costs a minute of the limit, and Amazon cancels
 * reports that are asked for twice. After an unknown outcome `getReports` tells.
 */
export const createReport: Operation = {
  ...REPORTS,
  name: "createReport",
  method: "POST",
  path: "/reports/2021-06-30/reports",
  repeatable: false,
  usagePlan: { rate: 0.0167, burst: 15 },
  describe: ofSpecification,
}

export const getReport: Operation = {
  ...REPORTS,
  name: "getReport",
  method: "GET",
  path: "/reports/2021-06-30/reports/{reportId}",
  repeatable: true,
  usagePlan: { rate: 2, burst: 15 },
  describe: ({ pathParameters }) => ({ kind: "reports", subject: pathParameters.reportId }),
}

export const getReports: Operation = {
  ...REPORTS,
  name: "getReports",
  method: "GET",
  path: "/reports/2021-06-30/reports",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ query }) => ({
    kind: "reports",
    subject: query.reportTypes,
    told: { createdSince: query.createdSince, nextPage: "nextToken" in query },
  }),
  describeAnswer: finding("reports"),
}

/** Repeatable: a second one may be refused, as the report is no longer in the queue; no harm. */
export const cancelReport: Operation = {
  ...REPORTS,
  name: "cancelReport",
  method: "DELETE",
  path: "/reports/2021-06-30/reports/{reportId}",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ pathParameters }) => ({ kind: "reports", subject: pathParameters.reportId }),
}

/** Repeatable: it replaces the schedule of the same type and marketplaces. */
export const createReportSchedule: Operation = {
  ...REPORTS,
  name: "createReportSchedule",
  method: "POST",
  path: "/reports/2021-06-30/schedules",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ofSpecification,
}

export const getReportSchedule: Operation = {
  ...REPORTS,
  name: "getReportSchedule",
  method: "GET",
  path: "/reports/2021-06-30/schedules/{reportScheduleId}",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ pathParameters }) => ({
    kind: "reports",
    subject: pathParameters.reportScheduleId,
  }),
}

export const getReportSchedules: Operation = {
  ...REPORTS,
  name: "getReportSchedules",
  method: "GET",
  path: "/reports/2021-06-30/schedules",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ query }) => ({ kind: "reports", subject: query.reportTypes }),
  describeAnswer: finding(),
}

export const cancelReportSchedule: Operation = {
  ...REPORTS,
  name: "cancelReportSchedule",
  method: "DELETE",
  path: "/reports/2021-06-30/schedules/{reportScheduleId}",
  repeatable: true,
  usagePlan: { rate: 0.0222, burst: 10 },
  describe: ({ pathParameters }) => ({
    kind: "reports",
    subject: pathParameters.reportScheduleId,
  }),
}

export const getReportDocument: Operation = {
  ...REPORTS,
  name: "getReportDocument",
  method: "GET",
  path: "/reports/2021-06-30/documents/{reportDocumentId}",
  repeatable: true,
  usagePlan: { rate: 0.0167, burst: 15 },
  describe: ({ pathParameters }) => ({
    kind: "reports",
    subject: pathParameters.reportDocumentId,
  }),
}

/** `documents/` reads the contents. */
export interface ReportsApi {
  /** After an error that is not `retryable` and has no status of 4xx the report may yet exist. */
  createReport(
    specification: CreateReportSpecification,
    options?: CallOptions
  ): Promise<{ reportId: string }>
  getReport(reportId: string, options?: CallOptions): Promise<Report>
  /** One page. */
  getReports(parameters: GetReportsParameters, options?: CallOptions): Promise<GetReportsResponse>
  /** Page after page, each read when it is asked for. */
  getReportsPages(
    parameters: GetReportsParameters,
    options?: CallOptions
  ): AsyncGenerator<GetReportsResponse, void, undefined>
  /** Only while the report is IN_QUEUE. */
  cancelReport(reportId: string, options?: CallOptions): Promise<void>
  /** Replaces the schedule of the same type and marketplaces. */
  createReportSchedule(
    specification: CreateReportScheduleSpecification,
    options?: CallOptions
  ): Promise<{ reportScheduleId: string }>
  getReportSchedule(reportScheduleId: string, options?: CallOptions): Promise<ReportSchedule>
  /** 1–10 types. Not paged. */
  getReportSchedules(reportTypes: string[], options?: CallOptions): Promise<ReportSchedule[]>
  cancelReportSchedule(reportScheduleId: string, options?: CallOptions): Promise<void>
  /**
   * Rarely to be called: once a minute.
   * @param options.restricted the report's type is restricted: asks with a Restricted Data Token
   */
  getReportDocument(
    reportDocumentId: string,
    options?: CallOptions & { restricted?: boolean }
  ): Promise<ReportDocument>
}

/** Reports API 2021-06-30 (developer-docs.amazon.com/sp-api/docs/reports-api-v2021-06-30-reference). */
export function reportsOf(call: Caller): ReportsApi {
  return { ...oneOffReportsOf(call), ...reportSchedulesOf(call) }
}

type Schedules =
  "createReportSchedule" | "getReportSchedule" | "getReportSchedules" | "cancelReportSchedule"

function oneOffReportsOf(call: Caller): Omit<ReportsApi, Schedules> {
  const list: ReportsApi["getReports"] = async (parameters, options) =>
    call(
      {
        operation: getReports,
        query: toQuery(getReports, { ...pageQuery(parameters) }),
        read: whole<GetReportsResponse>("reports", "array"),
      },
      options
    )
  return {
    createReport: async (specification, options) => {
      checkSpecification("createReport", specification)
      return call(
        {
          operation: createReport,
          body: specification,
          read: (answer) => {
            requireField(answer, "reportId", "string")
            return answer as { reportId: string }
          },
        },
        options
      )
    },
    getReport: async (reportId, options) =>
      call(
        {
          operation: getReport,
          pathParameters: { reportId },
          read: (answer) => {
            requireField(answer, "reportId", "string")
            requireField(answer, "processingStatus", "string")
            return answer as Report
          },
        },
        options
      ),
    getReports: list,
    getReportsPages: (parameters, options) =>
      pages({
        operation: getReports,
        from: parameters.nextToken,
        read: (nextToken) => list({ ...parameters, nextToken }, options),
        tokenOf: (page) => page.nextToken,
      }),
    cancelReport: async (reportId, options) => {
      await call({ operation: cancelReport, pathParameters: { reportId }, read: null }, options)
    },
    getReportDocument: async (reportDocumentId, { restricted, ...options } = {}) => {
      const pathParameters = { reportDocumentId }
      return call(
        {
          // Without enableContentEncodingUrlHeader: an HTTP client would unpack what we unpack.
          operation: getReportDocument,
          pathParameters,
          ...(restricted
            ? { restricted: { method: "GET", path: toPath(getReportDocument, pathParameters) } }
            : {}),
          read: (answer) => {
            requireField(answer, "url", "string")
            return answer as ReportDocument
          },
        },
        options
      )
    },
  }
}

function reportSchedulesOf(call: Caller): Pick<ReportsApi, Schedules> {
  return {
    createReportSchedule: async (specification, options) => {
      checkSpecification("createReportSchedule", specification)
      return call(
        {
          operation: createReportSchedule,
          body: specification,
          read: (answer) => {
            requireField(answer, "reportScheduleId", "string")
            return answer as { reportScheduleId: string }
          },
        },
        options
      )
    },
    getReportSchedule: async (reportScheduleId, options) =>
      call(
        {
          operation: getReportSchedule,
          pathParameters: { reportScheduleId },
          read: (answer) => {
            requireField(answer, "reportScheduleId", "string")
            return answer as ReportSchedule
          },
        },
        options
      ),
    getReportSchedules: async (reportTypes, options) => {
      checkListLength("getReportSchedules", "reportTypes", reportTypes, 10)
      return call(
        {
          operation: getReportSchedules,
          query: toQuery(getReportSchedules, { reportTypes }),
          read: (answer) => requireField(answer, "reportSchedules", "array") as ReportSchedule[],
        },
        options
      )
    },
    cancelReportSchedule: async (reportScheduleId, options) => {
      await call(
        { operation: cancelReportSchedule, pathParameters: { reportScheduleId }, read: null },
        options
      )
    },
  }
}

function checkSpecification(
  operation: string,
  specification: CreateReportSpecification | CreateReportScheduleSpecification
): void {
  if (!specification.reportType) {
    throw invalidInput(operation, "reportType must be given")
  }
  checkListLength(operation, "marketplaceIds", specification.marketplaceIds, 25)
  for (const [name, value] of Object.entries(specification)) {
    // JSON would say null, and Amazon would take its default for it.
    if (value instanceof Date && Number.isNaN(value.getTime())) {
      throw invalidInput(operation, `${name} is not a valid date`)
    }
  }
}

function pageQuery(parameters: GetReportsParameters): GetReportsParameters {
  const { nextToken, reportTypes, marketplaceIds, pageSize } = parameters
  if (nextToken !== undefined) {
    return { nextToken }
  }
  checkListLength("getReports", "reportTypes", reportTypes ?? [], 10)
  if (marketplaceIds) {
    checkListLength("getReports", "marketplaceIds", marketplaceIds, 10)
  }
  checkPageSize("getReports", pageSize, 100)
  return parameters
}
