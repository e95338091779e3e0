import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { csvLine, type Cell } from "../../../../../domain/log"
import type { LogRow } from "../../../../../modules/amazon/services/overview-log"
import { answering } from "../../../../lib/answering"
import { amazonOf } from "../../../../lib/request"
import { toIso } from "../../../../lib/time"
import { toLogFilter } from "../log-filter"

/** In English in every language: a file is read by programs, too. */
const COLUMNS: [string, (row: LogRow) => Cell][] = [
  ["time", (row) => toIso(row.at)],
  ["first_time", (row) => toIso(row.since)],
  ["count", (row) => row.count],
  ["store", (row) => row.store?.name ?? null],
  ["account_id", (row) => row.account_id],
  ["kind", (row) => row.kind],
  ["direction", (row) => row.direction],
  ["operation", (row) => row.operation],
  ["subject", (row) => row.subject],
  ["told", (row) => toldText(row.told)],
  ["found", (row) => row.found],
  ["result", (row) => row.outcome],
  ["http_status", (row) => row.http_status],
  ["reason", (row) => row.failure?.reason ?? null],
  ["code", (row) => row.code],
  ["request_id", (row) => row.request_id],
  ["duration_ms", (row) => row.duration_ms],
  ["waited_ms", (row) => row.waited_ms],
  ["attempts", (row) => row.attempts],
  ["flow", (row) => row.flow],
]

const toldText = (told: LogRow["told"] | null): string =>
  Object.entries(told ?? {})
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("; ")

/** Resolves when more may be written, or nobody reads any more. */
const drained = (res: MedusaResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      res.off("drain", go)
      res.off("close", go)
      resolve()
    }
    res.once("drain", go)
    res.once("close", go)
  })

/** The log as a file, batch by batch: a year of it is never held in memory. */
export const GET = answering(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const batches = amazonOf(req).overview.log.all(toLogFilter(req.filterableFields))
  // Whatever is wrong with the first rows is told as an error, not as half a file.
  let batch = await batches.next()
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", 'attachment; filename="amazon-log.csv"')
  res.setHeader("cache-control", "no-store")
  // The mark by which spreadsheets know UTF-8.
  res.write(`\uFEFF${csvLine(COLUMNS.map(([name]) => name))}`)
  for (; !batch.done && !res.destroyed; batch = await batches.next()) {
    const text = batch.value.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row)))).join("")
    if (!res.write(text)) {
      await drained(res)
    }
  }
  res.end()
})
