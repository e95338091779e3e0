/** Counts of one part of the tests: passed, failed, and what else must not go unnoticed. */
import { existsSync, readFileSync } from "node:fs"

/** Totals of `jest --json --outputFile`. */
export function readJestReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, notes: ["no report was written"] }
  const report = JSON.parse(readFileSync(file, "utf8"))
  return withoutSilence({
    passed: report.numPassedTests,
    // A file that cannot even be loaded has no tests that could fail.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/** Totals at the end of the TAP output of `node --test`. */
export function readTapReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, notes: ["no report was written"] }
  const text = readFileSync(file, "utf8")
  const count = (name) => Number(text.match(new RegExp(`^# ${name} (\\d+)$`, "m"))?.[1] ?? 0)
  return withoutSilence({
    passed: count("pass"),
    failed: count("fail") + count("cancelled"),
    skipped: count("skipped") + count("todo"),
  })
}

/** Nothing run and anything skipped are failures: a green line must mean that all was tested. */
function withoutSilence({ passed, failed, skipped }) {
  const notes = []
  if (passed + failed + skipped === 0) {
    notes.push("ran no test")
    failed += 1
  }
  if (skipped > 0) {
    notes.push(`${skipped} skipped, which counts as failed`)
    failed += skipped
  }
  return { passed, failed, notes }
}
