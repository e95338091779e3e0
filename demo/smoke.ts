/**
 * `npm run smoke [-- --chaos [--seed N] [--kills N]]`: the whole main job once, on a fresh shop and free ports. Every order of the local
 * Amazon must become exactly one Medusa order, equal to the cent; every stock change made through
 * Medusa's API and every shipment must arrive at Amazon. Prints one table; exits 0 only if all agree.
 * `--chaos`: four processes, real SIGKILLs and every kind of fault at Amazon while it runs.
 */
import fs from "node:fs"
import path from "node:path"
import type { RecorderReport } from "../emulator/src/recorder/index"
import { removeForeign } from "../scripts/foreign-environment"
import { readChaosOptions, type ChaosOptions } from "./chaos/options"
import { chaosRows } from "./chaos/rows"
import { runChaos } from "./chaos/scenario"
import { startDemo, type Demo } from "./lib/demo"
import { exitWith } from "./lib/exit"
import { removeDemoData } from "./lib/leftovers"
import { root } from "./lib/paths"
import { createReporter, type Reporter } from "./lib/report"
import { createStops, joinErrors } from "./lib/stops"
import { runScenario } from "./smoke/scenario"
import { formatTable } from "./smoke/table"

/** Beside the server, in the chaos run. */
const WORKERS = 3

export interface SmokeOptions {
  /** Judges all traffic between plugin and local Amazon; `modelsDir`: by Amazon's own files. */
  recorder?: { modelsDir?: string }
  /** Kills processes and disturbs Amazon meanwhile. */
  chaos?: ChaosOptions
  /** Only the table, no steps. */
  quiet?: boolean
  /** Stops early, as Ctrl-C does. */
  signal?: AbortSignal
}

export interface SmokeResult {
  ok: boolean
  /** What did not agree, one sentence each. */
  faults: string[]
  recorder?: RecorderReport
}

/** Runs the scenario; the shop, its database and the local Amazon are gone afterwards. */
export async function runSmoke(options: SmokeOptions = {}): Promise<SmokeResult> {
  removeForeign(process.env)
  const report = createReporter(options.quiet)
  const dataDir = path.join(root, ".data", `smoke-${process.pid}`)
  removeDemoData(dataDir)
  const stops = createStops()
  stops.add(() => removeDemoData(dataDir))
  const errors: unknown[] = []
  let result: SmokeResult | undefined
  try {
    const recording = options.recorder ? await prepareRecorder(options.recorder) : null
    stops.add(() => recording?.stop())
    const demo = await startDemo(
      {
        dataDir,
        ports: { medusa: 0, postgres: 0, emulator: 0 },
        between: recording?.start,
        // ACCEPTED is not live: what the plugin reads back may be older than what it sent.
        listingDelaySeconds: 3,
        withAdmin: false,
        workers: options.chaos ? WORKERS : 0,
        quiet: options.quiet,
      },
      options.signal
    )
    stops.add(demo.stop)
    const { table, faults } = await runAndTell(demo, report, options)
    print(table, faults)
    result = { ok: faults.length === 0, faults, recorder: recording?.report() }
  } catch (error) {
    errors.push(error)
  }
  if (!result?.ok) stops.add(() => keepLogs(dataDir))
  errors.push(...(await stops.run()))
  if (errors.length) throw joinErrors(errors)
  return result!
}

async function runAndTell(
  demo: Demo,
  report: Reporter,
  { chaos, signal }: SmokeOptions
): Promise<{ table: string; faults: string[] }> {
  if (!chaos) {
    const { figures, faults } = await runScenario(demo, report, signal)
    return { table: formatTable(figures), faults }
  }
  report.say(`Chaos with seed ${chaos.seed}, ${chaos.kills} kills`)
  const { figures, faults } = await runChaos(demo, report, chaos, signal)
  return { table: formatTable(figures.smoke, chaosRows(figures)), faults }
}

function print(table: string, faults: string[]) {
  process.stdout.write(`${table}\n`)
  for (const fault of faults.slice(0, 40)) process.stdout.write(`  ✗ ${fault}\n`)
  if (faults.length > 40) process.stdout.write(`  … and ${faults.length - 40} more\n`)
}

/** The recorder judges beside the plugin and the local Amazon; see `emulator/src/recorder`. */
async function prepareRecorder({ modelsDir }: { modelsDir?: string }) {
  const { createJudge } = await import("../emulator/src/contract/index")
  const { startRecorder } = await import("../emulator/src/recorder/index")
  const judge = await createJudge(modelsDir ? { modelsDir } : {})
  let recorder: Awaited<ReturnType<typeof startRecorder>> | undefined
  return {
    start: async (target: string) => {
      recorder = await startRecorder({ target, judge })
      return recorder.url
    },
    report: () => recorder?.report(),
    stop: async () => recorder?.stop(),
  }
}

/** Logs outlive the data folder when something failed: they say why. */
function keepLogs(dataDir: string) {
  const logs = path.join(dataDir, "logs")
  if (!fs.existsSync(logs)) return
  const kept = path.join(root, ".artifacts", "smoke-logs")
  fs.rmSync(kept, { recursive: true, force: true })
  fs.cpSync(logs, kept, { recursive: true })
  process.stdout.write(`  Logs are in ${path.relative(root, kept)}\n`)
}

async function main(): Promise<number> {
  const chaos = readChaosOptions(process.argv.slice(2))
  const abort = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => abort.abort(new Error("Stopped")))
  }
  const { ok } = await runSmoke({ chaos, signal: abort.signal })
  process.stdout.write(ok ? "Smoke run passed\n" : "Smoke run FAILED\n")
  return ok ? 0 : 1
}

if (require.main === module) {
  main().then(exitWith, (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    exitWith(1)
  })
}
