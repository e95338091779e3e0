#!/usr/bin/env node
/**
 * `npm test [-- part… [pattern…]] [--seed N]`: the usual parts, or the named ones (test-parts.mjs); a
 * pattern narrows down the files of those parts. Installs what is missing, needs no running server,
 * and may run while the demo runs. Ends with `N passed, N failed`.
 */
import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { ensureInstall, root } from "./ensure-install.mjs"
import { removeForeign } from "./foreign-environment.js"
import { runPart } from "./run-part.mjs"
import { parts } from "./test-parts.mjs"

/** The part that runs now, and the signal by which somebody ended the whole run. */
const running = { child: null, stoppedBy: null }

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    running.stoppedBy ??= signal
    // Ctrl-C reaches the part as well: it may get the signal twice.
    running.child?.kill(signal)
  })
}

function runNode(args, seed) {
  const env = removeForeign({
    ...process.env,
    MEDUSA_DISABLE_TELEMETRY: "true",
    ...(seed === undefined ? {} : { TEST_SEED: seed }),
  })
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env })
    running.child = child
    child.once("error", reject)
    child.once("exit", (code, signal) => resolve(signal ? 1 : code))
  })
}

function selection() {
  const { values, positionals } = parseArgs({
    options: { seed: { type: "string" } },
    allowPositionals: true,
  })
  if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed)) {
    throw new Error(`--seed is "${values.seed}": give a whole number of at most nine digits`)
  }
  const chosen = positionals.filter((argument) => argument in parts)
  const patterns = positionals.filter((argument) => !(argument in parts))
  if (chosen.length === 0 && patterns.length > 0) {
    throw new Error(
      `Name a part first: ${Object.keys(parts).join(", ")} (got "${patterns.join(" ")}")`
    )
  }
  const usual = Object.keys(parts).filter((name) => !parts[name].byName)
  return { chosen: chosen.length ? chosen : usual, patterns, seed: values.seed }
}

const describe = (name, { passed, failed, notes }, milliseconds) =>
  [
    name.padEnd(10),
    `${String(passed).padStart(6)} passed`,
    `${String(failed).padStart(5)} failed`,
    `${(milliseconds / 1000).toFixed(0).padStart(6)} s`,
    notes.length ? ` (${notes.join("; ")})` : "",
  ].join("")

async function main() {
  const { chosen, patterns, seed } = selection()
  await ensureInstall()
  mkdirSync(path.join(root, ".artifacts"), { recursive: true })
  const reports = mkdtempSync(path.join(os.tmpdir(), "test-reports-"))
  const total = { passed: 0, failed: 0 }
  const lines = []
  const run = (args) => runNode(args, seed)
  for (const name of chosen) {
    if (running.stoppedBy) break
    const started = Date.now()
    console.log(`\n── ${name} ──`)
    const result = await runPart(parts[name], { run, patterns, reports, seed })
    if (result.code !== 0 && result.failed === 0) {
      result.failed = 1
      result.notes.push(`ended with exit code ${result.code}`)
    }
    total.passed += result.passed
    total.failed += result.failed
    lines.push(describe(name, result, Date.now() - started))
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
