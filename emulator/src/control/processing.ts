import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { findMarketplace, requireMarketplace } from "../amazon/marketplaces.js"
import { requireSeller } from "../amazon/sellers.js"
import { isOpen } from "../processing/jobs.js"
import { FATES } from "../processing/types.js"
import type { FateRule, Job } from "../processing/types.js"
import { CHARSETS } from "../reports/charsets.js"
import { REPORT_TYPES, SETTLEMENT_REPORT } from "../reports/report-types.js"
import { requestReport } from "../reports/request.js"
import type { ReportFormat } from "../reports/types.js"
import type { Json, Route } from "./route.js"
import { body } from "./route.js"

const MOST_ROWS = 100_000_000

/** Feeds and reports: what there is, and how the next ones are to go. */
export const PROCESSING_ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/feeds$/, ({ state }) => ({ feeds: Object.values(state.feeds) })],
  ["GET", /^\/emulator\/reports$/, ({ state }) => ({ reports: Object.values(state.reports) })],
  ["GET", /^\/emulator\/fates$/, ({ state }) => ({ fates: state.fates })],
  ["POST", /^\/emulator\/fates$/, body(addFate)],
  ["DELETE", /^\/emulator\/fates$/, clearFates],
  ["POST", /^\/emulator\/report-rows$/, body(addVolume)],
  [
    "GET",
    /^\/emulator\/report-formats$/,
    ({ state }) => ({ charsets: CHARSETS, formats: state.reportFormats }),
  ],
  ["POST", /^\/emulator\/report-formats$/, body(addFormat)],
  ["DELETE", /^\/emulator\/report-formats$/, clearFormats],
  ["POST", /^\/emulator\/settlements$/, body(settle)],
]

/** The next `count` feeds or reports (of a `type`) end FATAL or CANCELLED, or are STUCK. */
function addFate(emulator: Emulator, input: Json): FateRule {
  const { kind, type = null, fate, count = 1 } = input
  if (kind !== "feed" && kind !== "report") {
    throw new InputError(`kind "${String(kind)}" is unknown: use feed or report`)
  }
  const found = FATES.find((entry) => entry === fate)
  if (!found) {
    throw new InputError(`fate "${String(fate)}" is unknown: use ${FATES.join(", ")}`)
  }
  const rule: FateRule = {
    kind,
    type: optionalText("type", type),
    fate: found,
    count: whole("count", count),
  }
  emulator.state.fates.push(rule)
  emulator.changed()
  return rule
}

/** No fates any more; jobs that are stuck go on. */
function clearFates(emulator: Emulator) {
  const { state } = emulator
  state.fates = []
  const jobs: Job[] = [...Object.values(state.feeds), ...Object.values(state.reports)]
  const stuck = jobs.filter((job) => isOpen(job) && job.fate === "STUCK")
  stuck.forEach((job) => (job.fate = null))
  emulator.changed()
  return { fates: [], released: stuck.length }
}

/** The next `count` reports of a type have `rows` invented rows. */
function addVolume(emulator: Emulator, input: Json) {
  const volume = {
    reportType: knownType(input.reportType),
    rows: whole("rows", input.rows, MOST_ROWS),
    count: whole("count", input.count ?? 1),
  }
  emulator.state.reportVolumes.push(volume)
  emulator.changed()
  return volume
}

/** How reports are written from now on: the newest rule that fits counts. */
function addFormat(emulator: Emulator, input: Json): ReportFormat {
  const { charset, namesCharset, bom, gzip } = input
  const known = CHARSETS.find((entry) => entry === charset)
  if (charset !== undefined && !known) {
    throw new InputError(`charset "${String(charset)}" is unknown: use ${CHARSETS.join(", ")}`)
  }
  const marketplaceId = input.marketplaceId
  const format: ReportFormat = {
    reportType: input.reportType === undefined ? null : knownType(input.reportType),
    marketplaceId:
      marketplaceId === undefined ? null : requireMarketplace(String(marketplaceId)).id,
    ...(known && { charset: known }),
    ...(namesCharset !== undefined && { namesCharset: namesCharset === true }),
    ...(bom !== undefined && { bom: bom === true }),
    ...(gzip !== undefined && { gzip: gzip === true }),
  }
  emulator.state.reportFormats.unshift(format)
  emulator.changed()
  return format
}

function clearFormats(emulator: Emulator) {
  emulator.state.reportFormats = []
  emulator.changed()
  return { formats: [] }
}

/** Amazon closes a settlement now: everything in the currency since the last one. */
function settle(emulator: Emulator, input: Json) {
  const seller = requireSeller(String(input.sellerId ?? ""))
  const marketplaceId = requireMarketplace(
    String(input.marketplaceId ?? seller.marketplaces[0]?.id)
  ).id
  const currency = findMarketplace(marketplaceId)?.currency
  const last = Object.values(emulator.state.reports)
    .filter(
      (report) =>
        report.sellerId === seller.sellerId &&
        report.reportType === SETTLEMENT_REPORT &&
        findMarketplace(report.marketplaceIds[0] as string)?.currency === currency
    )
    .map((report) => report.dataEndTime ?? 0)
  const report = requestReport(emulator, {
    ...{ sellerId: seller.sellerId, reportType: SETTLEMENT_REPORT, reportOptions: {} },
    ...{ marketplaceIds: [marketplaceId], reportScheduleId: null },
    ...{ dataStartTime: Math.max(0, ...last), dataEndTime: emulator.clock.now() },
  })
  return { reportId: report.reportId }
}

function knownType(value: unknown): string {
  if (typeof value !== "string" || !Object.hasOwn(REPORT_TYPES, value)) {
    const known = Object.keys(REPORT_TYPES).join(", ")
    throw new InputError(`reportType "${String(value)}" is unknown: use ${known}`)
  }
  return value
}

function optionalText(name: string, value: unknown): string | null {
  if (value !== null && (typeof value !== "string" || value === "")) {
    throw new InputError(`${name} is ${String(value)}: give a text`)
  }
  return value
}

function whole(name: string, value: unknown, most = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > most) {
    throw new InputError(`${name} is ${String(value)}: give a whole number above 0`)
  }
  return Number(value)
}
