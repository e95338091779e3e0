import type { CallOptions } from "../call-options"
import { AmazonApiError } from "../errors"
import type { ReportsApi } from "../operations/reports"
import type { CreateReportSpecification, Report } from "../types"
import { fallbackCharsetOf, openDocument, type AmazonDocument, type ReadOptions } from "./document"
import { documentError } from "./document-error"
import type { DocumentOptions } from "./options"
import { isOutcomeUnknown } from "./outcome"
import { isRestrictedReportType } from "./restricted-report-types"

/** Clocks of Amazon and ours may differ by this. */
const CLOCK_SKEW_MS = 60_000

/** Reports with their documents. All throw AmazonApiError. */
export class ReportDocuments {
  constructor(
    private readonly reports: ReportsApi,
    private readonly options: Required<DocumentOptions>
  ) {}

  /**
   * Asks for a report. When `createReport` ends without an answer, the report that Amazon made all
   * the same is looked for, and its id told; the error is thrown when there is none.
   */
  async request(
    specification: CreateReportSpecification,
    options: CallOptions = {}
  ): Promise<{ reportId: string }> {
    const startedAt = this.options.clock.now().getTime()
    try {
      return await this.reports.createReport(specification, options)
    } catch (error) {
      if (!(error instanceof AmazonApiError) || !isOutcomeUnknown(error)) {
        throw error
      }
      const since = new Date(startedAt - CLOCK_SKEW_MS)
      const made = await this.findRequested(specification, since, options).catch(() => undefined)
      if (!made) {
        throw error
      }
      return { reportId: made.reportId }
    }
  }

  /** The newest report of this type and these marketplaces that Amazon has from `since` on. */
  async findRequested(
    { reportType, marketplaceIds, dataStartTime, dataEndTime }: CreateReportSpecification,
    since: Date,
    options: CallOptions = {}
  ): Promise<Report | undefined> {
    const { reports } = await this.reports.getReports(
      { reportTypes: [reportType], createdSince: since, pageSize: 100 },
      options
    )
    const wanted = [...marketplaceIds].sort().join()
    return reports
      .filter(
        (report) =>
          [...(report.marketplaceIds ?? marketplaceIds)].sort().join() === wanted &&
          isSameTime(report.dataStartTime, dataStartTime) &&
          isSameTime(report.dataEndTime, dataEndTime)
      )
      .sort((a, b) => Date.parse(b.createdTime) - Date.parse(a.createdTime))[0]
  }

  /**
   * Opens a report's document; one whose type holds personal data by a Restricted Data Token.
   * Reports in Shift_JIS or Windows-1252 are decoded as their Content-Type says.
   */
  async open(report: Report, options: CallOptions & ReadOptions = {}): Promise<AmazonDocument> {
    const { reportDocumentId: id } = report
    if (!id) {
      const message = `report ${report.reportId} (${report.processingStatus}) has no document`
      throw documentError("downloadDocument", "invalid_input", message)
    }
    const restricted = isRestrictedReportType(report.reportType)
    return openDocument(() => this.reports.getReportDocument(id, { ...options, restricted }), {
      fallbackCharset: fallbackCharsetOf(report),
      ...this.options,
      ...options,
    })
  }
}

/** A time that was not asked for may be any: Amazon fills in its default. */
function isSameTime(told: string | undefined, asked: Date | string | undefined): boolean {
  return told === undefined || asked === undefined || Date.parse(told) === new Date(asked).getTime()
}
