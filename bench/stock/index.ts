import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createDatabase } from "../../demo/lib/database"
import { startDemo } from "../../demo/lib/demo"
import { withStops, type Stops } from "../../demo/lib/stops"
import { startThrowAwayPostgres } from "../../demo/postgres/throw-away"
import type { Bench } from "../run"
import { loadCatalogue, readTarget } from "./catalogue"
import { measureComparison } from "./comparison"
import { connectDatabase } from "./database"
import { holdStill, measureLatency, settled } from "./latency"
import { readOptions, type StockOptions } from "./options"
import { faultsOf, formatReport } from "./report"

/**
 * `npm run bench -- stock [--items N] [--seed N] [--rounds N] [--seconds N] [--rate N] [--no-limit]`:
 * the comparison of all stock beside plain SQL, and how soon a change is at Amazon; see
 * docs/performance.md.
 */
export const bench: Bench = async (args, signal) => {
  const options = readOptions(args)
  return withStops((onStop) => measure(options, onStop, signal))
}

async function measure(
  options: StockOptions,
  onStop: Stops["add"],
  signal: AbortSignal
): Promise<boolean> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "medusa-plugin-amazon-bench-"))
  onStop(async () => fs.rmSync(dataDir, { recursive: true, force: true }))
  const postgres = await startThrowAwayPostgres()
  onStop(postgres.stop)
  await createDatabase(postgres.url(), "bench")
  const databaseUrl = postgres.url("bench")

  say("Starting the shop and a local Amazon with Amazon's own limits")
  const demo = await startDemo(
    { dataDir, databaseUrl, ports: { medusa: 0, postgres: 0, emulator: 0 }, ...SHOP },
    signal
  )
  onStop(demo.stop)
  const knex = connectDatabase(databaseUrl)
  onStop(() => knex.destroy())
  const target = await readTarget(knex)
  say("Waiting until everything is at Amazon")
  await settled(knex, signal)

  const release = await holdStill(knex, target.accountId)
  say(`Making ${options.items} offers`)
  await loadCatalogue(knex, options.items, options.seed, target)
  say("Deciding their quantities")
  const filled = await measureComparison.decideAll(knex, target.accountId)
  await release()
  const latency = options.seconds
    ? await measureLatency(options, { demo, knex, target, signal, say })
    : null
  await demo.stop()

  say(`Comparing in ${options.rounds} rounds`)
  const comparison = await measureComparison.rounds(knex, target, options, signal)
  process.stdout.write(`${formatReport({ options, filled, comparison, latency })}\n`)
  const faults = faultsOf({ comparison, latency })
  faults.forEach((fault) => process.stdout.write(`  ✗ ${fault}\n`))
  return !faults.length || options.noLimit
}

const SHOP = { countries: ["DE", "NL"], rateScale: 1, withAdmin: false, quiet: true }
