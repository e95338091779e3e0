import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"
import { createSpApi, type Report } from "../../src/sp-api"
import { documentsOf, reportProgress } from "../../src/sp-api/documents"
import { application, MARKETPLACE_ID, RATE_SCALE, type LocalAmazon } from "./local-amazon"
import type { StreamResult } from "./stream-report"

const REPORT_TYPE = "GET_MERCHANT_LISTINGS_ALL_DATA"
const WARM_UP_ROWS = 20_000

/** Reads a report of each size, each in a fresh process. */
export async function measureStreams(
  amazon: LocalAmazon,
  sizes: number[],
  signal: AbortSignal
): Promise<StreamResult[]> {
  const warmUp = await orderReport(amazon, WARM_UP_ROWS, signal)
  const results: StreamResult[] = []
  for (const rows of sizes) {
    const report = await orderReport(amazon, rows, signal)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...["--expose-gc", "--import", "tsx", path.join(__dirname, "stream-report.ts")],
        ...[amazon.url, JSON.stringify(amazon.account)],
        ...[JSON.stringify(warmUp), JSON.stringify(report)],
      ],
      { signal }
    )
    const result = JSON.parse(stdout) as StreamResult
    if (result.rows !== rows) {
      throw new Error(`${result.rows} of ${rows} rows came`)
    }
    results.push(result)
  }
  return results
}

async function orderReport(
  amazon: LocalAmazon,
  rows: number,
  signal: AbortSignal
): Promise<Report> {
  await amazon.control("/emulator/report-rows", { reportType: REPORT_TYPE, rows })
  await amazon.control("/emulator/report-formats", { reportType: REPORT_TYPE, gzip: true })
  const sp = createSpApi({ application, endpoint: amazon.url, rateScale: RATE_SCALE })
  const client = sp.client(amazon.account)
  const { reportId } = await documentsOf(client).reports.request({
    ...{ reportType: REPORT_TYPE, marketplaceIds: [MARKETPLACE_ID] },
  })
  for (;;) {
    const report = await client.reports.getReport(reportId, { signal })
    const progress = reportProgress(report, new Date())
    if (progress.state === "done") {
      return report
    }
    if (progress.state !== "running") {
      throw new Error(`the report became ${progress.state}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
