/**
 * `stream-report.ts <url> <account> <report>`: reads a report row by row in a process of its own
 * and prints what it needed. A small one is read first, so that code and buffers are there.
 */
import { exitWith } from "../../demo/lib/exit"
import { createSpApi, type Report, type SpApiAccount } from "../../src/sp-api"
import { documentsOf } from "../../src/sp-api/documents"
import { watchMemory } from "../stock/memory"
import { application, RATE_SCALE } from "./local-amazon"

export interface StreamResult {
  rows: number
  bytes: number
  ms: number
  cpuMs: number
  heap: number
  rss: number
}

async function main(): Promise<void> {
  const [endpoint, account, warmUp, measured] = process.argv.slice(2)
  const sp = createSpApi({ application, endpoint, rateScale: RATE_SCALE })
  const client = sp.client(JSON.parse(account) as SpApiAccount)
  const { reports } = documentsOf(client)
  const read = async (report: Report) => {
    let rows = 0
    let bytes = 0
    for await (const row of (await reports.open(report)).rows(["seller-sku"])) {
      rows++
      for (const field of row.fields) {
        bytes += field.length + 1
      }
      if (!row.value("seller-sku")) {
        throw new Error(`row ${row.number} has no SKU`)
      }
    }
    return { rows, bytes }
  }
  await read(JSON.parse(warmUp) as Report)
  const cpu = process.cpuUsage()
  const peaks = watchMemory()
  const start = performance.now()
  const counted = await read(JSON.parse(measured) as Report)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const result: StreamResult = { ...counted, ms, cpuMs: (user + system) / 1000, ...peaks() }
  process.stdout.write(JSON.stringify(result))
}

main().then(
  () => exitWith(0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    exitWith(1)
  }
)
