import type { Job } from "../processing/types.js"
import type { Charset } from "./charsets.js"

export interface ReportRecord extends Job {
  reportId: string
  sellerId: string
  reportType: string
  marketplaceIds: string[]
  reportOptions: Record<string, string>
  dataStartTime: number | null
  dataEndTime: number | null
  reportScheduleId: string | null
  reportDocumentId: string | null
}

export type Reports = Record<string, ReportRecord>

export interface ScheduleRecord {
  reportScheduleId: string
  sellerId: string
  reportType: string
  marketplaceIds: string[]
  reportOptions: Record<string, string>
  period: string
  nextReportCreationTime: number
}

export type Schedules = Record<string, ScheduleRecord>

/** How reports are written, where it is not as usual. */
export interface ReportFormat {
  /** Null: of every type, of every marketplace. */
  reportType: string | null
  marketplaceId: string | null
  charset?: Charset
  /** False: the header tells no charset. */
  namesCharset?: boolean
  bom?: boolean
  gzip?: boolean
}

/** The next `count` reports of a type have this many rows. */
export interface Volume {
  reportType: string
  rows: number
  count: number
}
