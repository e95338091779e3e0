/**
 * `npm run contract [-- --models DIR] [--json FILE]`: runs the smoke with a recorder between plugin
 * and local Amazon, and judges every request and answer by Amazon's published contract. Prints the
 * calls per operation and the violations. Exits 1 when there is any violation, when the smoke
 * fails, or when an expected operation was never called; 2 when it was called wrongly.
 */
import fs from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { exitWith } from "../demo/lib/exit"
import { runSmoke } from "../demo/smoke"
import { objections } from "./verdict"

interface Options {
  /** Folder with Amazon's own Swagger 2.0 files, absolute. */
  modelsDir?: string
  /** Where the report is written as JSON, absolute. */
  jsonFile?: string
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { models: { type: "string" }, json: { type: "string" } },
    allowPositionals: false,
  })
  const modelsDir = values.models === undefined ? undefined : path.resolve(values.models)
  if (
    modelsDir !== undefined &&
    !fs.statSync(modelsDir, { throwIfNoEntry: false })?.isDirectory()
  ) {
    throw new Error(`--models ${values.models} is not a folder; give the one with Amazon's models`)
  }
  return { modelsDir, jsonFile: values.json === undefined ? undefined : path.resolve(values.json) }
}

async function run({ modelsDir, jsonFile }: Options, signal: AbortSignal): Promise<boolean> {
  const { formatReport } = await import("../emulator/src/recorder/index")
  const { ok, recorder: report } = await runSmoke({ recorder: { modelsDir }, quiet: true, signal })
  if (report === undefined) {
    throw new Error(
      "The smoke ended before the recorder was in place; run npm run smoke to see why"
    )
  }
  if (jsonFile !== undefined) {
    fs.mkdirSync(path.dirname(jsonFile), { recursive: true })
    fs.writeFileSync(jsonFile, `${JSON.stringify(report, null, 2)}\n`)
  }
  process.stdout.write(`\n${formatReport(report)}\n\n`)
  const reasons = objections(report)
  if (!ok) {
    reasons.push("The smoke itself failed, so the recorded traffic is not the whole of it")
  }
  for (const reason of reasons) {
    process.stdout.write(`  ✗ ${reason}\n`)
  }
  process.stdout.write(reasons.length === 0 ? "Contract run passed\n" : "Contract run FAILED\n")
  return reasons.length === 0
}

async function main(): Promise<number> {
  let options: Options
  try {
    options = readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.stderr.write("Usage: npm run contract [-- --models DIR] [--json FILE]\n")
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
