/**
 * `npm run test:faults -- sp-api`: every operation of the client under every fault (./sp-api).
 * `npm run test:faults -- orders|stock [--runs N] [--kills N] [--seed N]`: lets the work on a main path
 * die at every instant, thousands of times in long-lived processes and by real SIGKILLs, under load,
 * and compares what is left with Amazon's truth and Medusa's tables. Exits 1 when anything is lost,
 * doubled or different or a named point was not hit, 2 when called wrongly (docs/crash-safety.md).
 */
import "./lib/quiet"
import { exitWith } from "../../demo/lib/exit"
import { createReporter } from "../../demo/lib/report"
import { createStops, joinErrors } from "../../demo/lib/stops"
import { crashRuns, newTally } from "./lib/crash-runs"
import { killRuns, type KillTally } from "./lib/kill-runs"
import { watchLives } from "./lib/lives"
import { isolateLives } from "./lib/isolate"
import { readOptions } from "./lib/options"
import { Random } from "./lib/random"
import { setStage } from "./lib/stage"
import type { Findings, Load } from "./lib/subject"
import { formatTable } from "./lib/table"
import { subjects } from "./subjects"

/** Everything is compared after so many deaths, and at the end. */
const BATCH = 1000
const MORE = 60

async function main(signal: AbortSignal, stops: ReturnType<typeof createStops>): Promise<number> {
  const options = readOptions(process.argv.slice(2), [...Object.keys(subjects), "sp-api"])
  if (options.subject === "sp-api") {
    return (await import("./sp-api")).runFaultMatrix(say)
  }
  const report = createReporter()
  const subject = await subjects[options.subject]()
  const random = new Random(options.seed)
  const stage = await setStage(
    { daysBack: subject.daysBack, seed: options.seed },
    stops,
    report.say
  )
  const load = await subject.open(stage, random)
  watchLives()
  isolateLives(stage.shop)

  const crashes = newTally(subject)
  const kills: KillTally = { kills: 0, faults: [] }
  let findings = await judge(load)
  report.say("Load opened; everything compared once")
  const missed = () =>
    options.runs ? subject.points.filter((point) => !crashes.points.get(point)) : []
  // A short run goes on for a while until each named point was hit.
  const isDone = () =>
    crashes.crashes >= options.runs &&
    (!missed().length || crashes.crashes >= 2 * options.runs + MORE)
  while (!isDone() && !signal.aborted && !isWrong(findings)) {
    const next = Math.min(BATCH, Math.max(options.runs - crashes.crashes, MORE))
    await crashRuns({ subject, stage, load, random }, crashes, next, signal)
    findings = await judge(load)
    report.say(`${crashes.crashes} crashes in ${crashes.runs} runs${memory()}`)
  }
  if (!isWrong(findings) && !signal.aborted && options.kills) {
    const parties = { name: options.subject, subject, stage, load, random }
    await killRuns(parties, kills, options.kills, signal)
    findings = await judge(load)
    report.say(`${kills.kills} processes killed`)
  }
  signal.throwIfAborted()

  const faults = [
    ...crashes.faults,
    ...kills.faults,
    ...findings.faults,
    ...missed().map((point) => `The point ${point} was not hit`),
    ...(crashes.crashes < options.runs ? ["Not all runs were made"] : []),
  ]
  say(formatTable(options.subject, crashes, kills, findings))
  for (const fault of faults.slice(0, 60)) say(`  ${fault}`)
  if (faults.length > 60) say(`  … and ${faults.length - 60} more`)
  say(faults.length ? "Fault run FAILED" : "Fault run passed")
  return faults.length ? 1 : 0
}

async function judge(load: Load): Promise<Findings> {
  await load.settle()
  return load.verify()
}

const isWrong = ({ faults }: Findings): boolean => faults.length > 0

const say = (text: string) => void process.stdout.write(`${text}\n`)

const memory = (): string => `, ${Math.round(process.memoryUsage().heapUsed / 1_048_576)} MB in use`

const stops = createStops()
const abort = new AbortController()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => abort.abort(new Error("Stopped")))
}
main(abort.signal, stops)
  .then(
    (code) => ({ code, errors: [] as unknown[] }),
    (error: Error & { code?: string }) => ({
      code: error.code?.startsWith("ERR_PARSE_ARGS") ? 2 : 1,
      errors: [error],
    })
  )
  .then(async ({ code, errors }) => {
    const all = [...errors, ...(await stops.run())]
    if (all.length) process.stderr.write(`${(joinErrors(all) as Error).stack}\n`)
    exitWith(all.length ? Math.max(code, 1) : code)
  })
