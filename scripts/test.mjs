#!/usr/bin/env node
/**
 * `npm test [-- part… [pattern…]]`: everything, or only some of the parts unit, modules, http,
 * emulator, demo, ui; a pattern narrows down the files of those parts. Installs what is missing, needs no
 * running server, and may run while the demo runs. Ends with `N passed, N failed`.
 */
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { ensureInstall, root } from "./ensure-install.mjs"
import { removeForeign } from "./foreign-environment.js"
import { readJestReport, readTapReport } from "./test-report.mjs"

const jest = (project) => ({ kind: "jest", project })
const parts = {
  unit: jest("unit"),
  modules: jest("modules"),
  http: jest("http"),
  emulator: { kind: "node", folder: "emulator" },
  demo: { kind: "node", folder: "demo" },
  ui: { kind: "node", folder: "integration-tests/ui" },
}

/** The part that runs now, and the signal by which somebody ended the whole run. */
const running = { child: null, stoppedBy: null }

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    running.stoppedBy ??= signal
    // Ctrl-C reaches the part as well: it may get the signal twice.
    running.child?.kill(signal)
  })
}

function run(args) {
  const env = removeForeign({ ...process.env, MEDUSA_DISABLE_TELEMETRY: "true" })
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env })
    running.child = child
    child.once("error", reject)
    child.once("exit", (code, signal) => resolve(signal ? 1 : code))
  })
}

async function runJest(project, patterns, reports) {
  const report = path.join(reports, `${project}.json`)
  const code = await run([
    "--experimental-vm-modules",
    "--no-warnings=ExperimentalWarning",
    path.join(root, "node_modules/jest/bin/jest.js"),
    "--runInBand",
    "--silent",
    "--forceExit",
    "--selectProjects",
    project,
    "--json",
    `--outputFile=${report}`,
    ...patterns.flatMap((pattern) => ["--testPathPattern", pattern]),
  ])
  return { code, ...readJestReport(report) }
}

async function runNode(folder, patterns, reports) {
  const files = testFiles(path.join(root, folder)).filter(
    (file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern))
  )
  const report = path.join(reports, `${folder.replaceAll("/", "-")}.tap`)
  if (files.length === 0) return { code: 1, passed: 0, failed: 1, notes: ["has no test file"] }
  const reporters = [
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=tap", `--test-reporter-destination=${report}`],
  ]
  const args = ["--import", "tsx", "--test", "--test-concurrency=1", ...reporters, ...files]
  const code = await run(args)
  return { code, ...readTapReport(report) }
}

function testFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.m?ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`))
    .sort()
}

function selection(args) {
  const chosen = args.filter((argument) => argument in parts)
  const patterns = args.filter((argument) => !(argument in parts))
  if (chosen.length === 0 && patterns.length > 0) {
    throw new Error(
      `Name a part first: ${Object.keys(parts).join(", ")} (got "${patterns.join(" ")}")`
    )
  }
  return { chosen: chosen.length ? chosen : Object.keys(parts), patterns }
}

async function main() {
  const { chosen, patterns } = selection(process.argv.slice(2))
  await ensureInstall()
  mkdirSync(path.join(root, ".artifacts"), { recursive: true })
  const reports = mkdtempSync(path.join(os.tmpdir(), "test-reports-"))
  const total = { passed: 0, failed: 0 }
  const lines = []
  for (const name of chosen) {
    if (running.stoppedBy) break
    const started = Date.now()
    const part = parts[name]
    console.log(`\n── ${name} ──`)
    const result =
      part.kind === "jest"
        ? await runJest(part.project, patterns, reports)
        : await runNode(part.folder, patterns, reports)
    if (result.code !== 0 && result.failed === 0) {
      result.failed = 1
      result.notes.push(`ended with exit code ${result.code}`)
    }
    total.passed += result.passed
    total.failed += result.failed
    const seconds = ((Date.now() - started) / 1000).toFixed(0)
    const notes = result.notes.length ? ` (${result.notes.join("; ")})` : ""
    lines.push(
      `${name.padEnd(10)}${String(result.passed).padStart(6)} passed${String(result.failed).padStart(5)} failed${seconds.padStart(6)} s${notes}`
    )
  }
  rmSync(reports, { recursive: true, force: true })
  if (running.stoppedBy) {
    lines.push(`Stopped by ${running.stoppedBy}: what is not listed has not run`)
    total.failed += 1
  }
  console.log(`\n${lines.join("\n")}\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
