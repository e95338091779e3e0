/**
 * `npm run contract [-- --examples] [--models DIR] [--json FILE]`, in two halves. First every static
 * sandbox example of Amazon's is played through the client against the local Amazon in replay mode
 * (`--examples`: only this half, some seconds). Then the smoke runs with a recorder between plugin
 * and local Amazon, and every request and answer is judged by Amazon's published contract. Exits 1
 * on any miss, any violation, when the smoke fails, or when an expected operation was never called;
 * 2 when it was called wrongly.
 */
import fs from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { exitWith } from "../demo/lib/exit"
import { runSmoke } from "../demo/smoke"
import type { RecorderReport } from "../emulator/src/recorder/index"
import { formatExamples, type ExamplesReport } from "./examples/report"
import { runExamples } from "./examples/run-examples"
import { objections } from "./verdict"

interface Options {
  /** Only the first half. */
  examplesOnly: boolean
  /** Folder with Amazon's own Swagger 2.0 files, absolute. */
  modelsDir?: string
  /** Where the reports are written as JSON, absolute. */
  jsonFile?: string
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      examples: { type: "boolean" },
      models: { type: "string" },
      json: { type: "string" },
    },
    allowPositionals: false,
  })
  const modelsDir = values.models === undefined ? undefined : path.resolve(values.models)
  if (
    modelsDir !== undefined &&
    !fs.statSync(modelsDir, { throwIfNoEntry: false })?.isDirectory()
  ) {
    throw new Error(`--models ${values.models} is not a folder; give the one with Amazon's models`)
  }
  return {
    examplesOnly: values.examples ?? false,
    modelsDir,
    jsonFile: values.json === undefined ? undefined : path.resolve(values.json),
  }
}

/** Reasons why the smoke's traffic does not pass, and what was recorded of it. */
async function judgeTraffic(
  modelsDir: string | undefined,
  signal: AbortSignal
): Promise<{ reasons: string[]; report: RecorderReport }> {
  const { formatReport } = await import("../emulator/src/recorder/index")
  const { ok, recorder: report } = await runSmoke({ recorder: { modelsDir }, quiet: true, signal })
  if (report === undefined) {
    throw new Error(
      "The smoke ended before the recorder was in place; run npm run smoke to see why"
    )
  }
  process.stdout.write(`\n${formatReport(report)}\n\n`)
  const reasons = objections(report)
  if (!ok) {
    reasons.push("The smoke itself failed, so the recorded traffic is not the whole of it")
  }
  return { reasons, report }
}

async function run(options: Options, signal: AbortSignal): Promise<boolean> {
  const { examplesOnly, modelsDir, jsonFile } = options
  const examples = await runExamples(modelsDir)
  process.stdout.write(`\n${formatExamples(examples)}\n\n`)
  signal.throwIfAborted()
  const traffic = examplesOnly ? null : await judgeTraffic(modelsDir, signal)
  if (jsonFile !== undefined) {
    writeJson(jsonFile, { ...traffic?.report, examples })
  }
  const reasons = [...exampleReasons(examples), ...(traffic?.reasons ?? [])]
  for (const reason of reasons) {
    process.stdout.write(`  ✗ ${reason}\n`)
  }
  process.stdout.write(reasons.length === 0 ? "Contract run passed\n" : "Contract run FAILED\n")
  return reasons.length === 0
}

function exampleReasons({ totals, misses }: ExamplesReport): string[] {
  return [
    ...(totals.length === 0 ? ["No example was played: the models hold none of the client's"] : []),
    ...(misses.length > 0 ? [`${misses.length} misses in Amazon's examples, listed above`] : []),
  ]
}

function writeJson(file: string, report: object): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}

async function main(): Promise<number> {
  let options: Options
  try {
    options = readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.stderr.write("Usage: npm run contract [-- --examples] [--models DIR] [--json FILE]\n")
    return 2
  }
  const abort = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => abort.abort(new Error("Stopped")))
  }
  return (await run(options, abort.signal)) ? 0 : 1
}

main().then(exitWith, (error: Error) => {
  process.stderr.write(`${error.message}\n`)
  exitWith(1)
})
