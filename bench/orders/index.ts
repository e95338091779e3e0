import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Client } from "pg"
import { createDatabase, withClient } from "../../demo/lib/database"
import { medusa } from "../../demo/lib/medusa-cli"
import { startThrowAwayPostgres } from "../../demo/postgres/throw-away"
import { withStops, type Stops } from "../../demo/lib/stops"
import { testEnvironment } from "../../integration-tests/helpers/environment"
import type { Bench } from "../run"
import { makeAmazonOrders, MARKETPLACES } from "./amazon-orders"
import { readOptions, type OrdersOptions } from "./options"
import { formatComparison, formatProcesses, LIMIT, ratioToWorkflows } from "./report"
import type { ImporterResult, RoundsResult } from "./results"
import type { Task } from "./task"

/** Orders that are imported to get warm, by each process. */
const BESIDE = 400
/** As in importer.ts, which only a process with Medusa can load. */
const START_LOCK = 4_711

/**
 * `npm run bench -- orders [--orders N] [--seed N] [--variants N] [--rounds N] [--no-limit]`:
 * complete order imports a second; see docs/performance.md.
 */
export const bench: Bench = async (args, signal) => {
  const options = readOptions(args)
  return withStops((onStop) => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "medusa-plugin-amazon-bench-"))
    onStop(() => fs.rmSync(directory, { recursive: true, force: true }))
    return measure(options, directory, onStop, signal)
  })
}

async function measure(
  options: OrdersOptions,
  directory: string,
  onStop: Stops["add"],
  signal: AbortSignal
): Promise<boolean> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const { orders, catalogue } = makeAmazonOrders(
    options.orders * 3 + BESIDE,
    options.variants,
    options.seed
  )
  const task: Task = {
    orders,
    compared: options.orders,
    rounds: options.rounds,
    marketplaces: MARKETPLACES,
    catalogue,
  }
  const taskFile = path.join(directory, "task.json")
  fs.writeFileSync(taskFile, JSON.stringify(task))

  say("Starting PostgreSQL and migrating")
  const postgres = await startThrowAwayPostgres()
  onStop(postgres.stop)
  await createDatabase(postgres.url(), "bench")
  const env = {
    ...testEnvironment,
    NODE_ENV: "development",
    DATABASE_URL: postgres.url("bench"),
    BENCH_TASK: taskFile,
  }
  const start = (name: string, cliArgs: string[], more: NodeJS.ProcessEnv = {}) => {
    signal.throwIfAborted()
    const child = medusa({ args: cliArgs, name, logDir: directory, env: { ...env, ...more } })
    onStop(() => child.stop(0))
    signal.addEventListener("abort", () => void child.stop(0))
    return child
  }
  await start("migrate", ["db:migrate", "--execute-safe-links"]).done

  const inMedusa = (name: string, script: string, more: NodeJS.ProcessEnv = {}) => {
    const file = path.join(directory, `${name}.json`)
    const child = start(name, ["exec", script], { ...more, BENCH_RESULT: file })
    const result = async <T>(): Promise<T> => {
      await child.done
      return JSON.parse(fs.readFileSync(file, "utf8")) as T
    }
    return { child, result }
  }

  say(`Comparing in ${options.rounds} rounds`)
  const rounds = await inMedusa("rounds", "bench/orders/rounds.ts").result<RoundsResult>()
  process.stdout.write(`${formatComparison(rounds)}\n`)

  const importers = (count: number, limit: number) =>
    withClient(postgres.url("bench"), async (client: Client) => {
      say(`Importing with ${count === 1 ? "one process" : `${count} processes`}`)
      await client.query("select pg_advisory_lock($1)", [START_LOCK])
      const running = Array.from({ length: count }, (_, index) =>
        inMedusa(`importer-${count}-${index}`, "bench/orders/importer.ts", {
          BENCH_LIMIT: String(limit),
        })
      )
      for (const { child } of running) {
        while (!child.output().includes("bench: warm")) {
          if (child.ended()) await child.done
          signal.throwIfAborted()
          await sleep(50)
        }
      }
      await client.query("select pg_advisory_unlock($1)", [START_LOCK])
      return Promise.all(running.map(({ result }) => result<ImporterResult>()))
    })
  const one = await importers(1, options.orders)
  const two = await importers(2, Infinity)

  process.stdout.write(`${formatProcesses(one, two)}\n`)
  const ratio = ratioToWorkflows(rounds)
  if (ratio >= LIMIT) return true
  process.stdout.write(`  ✗ ${ratio.toFixed(1)}× Medusa's workflows, wanted at least ${LIMIT}×\n`)
  return options.noLimit
}
