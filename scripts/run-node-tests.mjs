/**
 * `node --import tsx scripts/run-node-tests.mjs REPORT WORKERS FILE…`: what `node --test` does, with the
 * files started in the order given (`node --test` sorts them by name). Shows a report, writes TAP.
 */
import { createWriteStream } from "node:fs"
import { run } from "node:test"
import { spec, tap } from "node:test/reporters"

const [report, workers, ...files] = process.argv.slice(2)

const tests = run({ files, concurrency: Number(workers) })
tests.on("test:fail", () => {
  process.exitCode = 1
})
tests.compose(tap).pipe(createWriteStream(report))
tests.compose(new spec()).pipe(process.stdout)
