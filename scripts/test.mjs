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

/** What a part printed is gathered so long after its end. */
const LAST_WORDS_MS = 5000

/** The processes of the parts that run now, and the signal by which somebody ended the whole run. */
const running = { children: new Set(), stoppedBy: null }

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    running.stoppedBy ??= signal
    // Ctrl-C reaches the part as well: it may get the signal twice.
    for (const child of running.children) child.kill(signal)
  })
}

/** @param output where what it prints is gathered; without it, it prints at once */
function runNode(args, more, seed, output) {
  const env = removeForeign({
    ...process.env,
    ...more,
    MEDUSA_DISABLE_TELEMETRY: "true",
    ...(seed === undefined ? {} : { TEST_SEED: seed }),
  })
  return new Promise((resolve, reject) => {
    const stdio = output ? ["ignore", "pipe", "pipe"] : "inherit"
    const child = spawn(process.execPath, args, { cwd: root, stdio, env })
    running.children.add(child)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => output.push(chunk))
    }
    child.once("error", reject)
    child.once("exit", (code, signal) => {
      running.children.delete(child)
      // A process that the part left behind may hold its output open for ever.
      const letGo = setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
      }, LAST_WORDS_MS)
      child.once("close", () => {
        clearTimeout(letGo)
        resolve(signal ? 1 : code)
      })
    })
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
  const results = new Map()
  /** One part; `aside` is for what its process prints while another part prints at once. */
  const runNamed = async (name, aside) => {
    if (running.stoppedBy) return
    const started = Date.now()
    if (!aside) console.log(`\n── ${name} ──`)
    const run = (args, env = {}) => runNode(args, env, seed, aside)
    const part = aside ? { ...parts[name], workers: 1 } : parts[name]
    const result = await runPart(part, { run, patterns, reports, seed })
    if (result.code !== 0 && result.failed === 0) {
      result.failed = 1
      result.notes.push(`ended with exit code ${result.code}`)
    }
    results.set(name, { ...result, milliseconds: Date.now() - started })
  }
  const runAside = async (names) => {
    const printed = []
    for (const name of names) {
      printed.push(Buffer.from(`\n── ${name} ──\n`))
      await runNamed(name, printed)
    }
    return printed
  }
  const isBeside = (name) => chosen.includes(parts[name].beside)
  for (const name of chosen.filter((one) => !isBeside(one))) {
    const others = chosen.filter((other) => parts[other].beside === name)
    const [printed] = await Promise.all([runAside(others), runNamed(name)])
    process.stdout.write(Buffer.concat(printed))
  }
  rmSync(reports, { recursive: true, force: true })
  const total = { passed: 0, failed: 0 }
  const lines = []
  for (const name of chosen.filter((one) => results.has(one))) {
    const { milliseconds, ...result } = results.get(name)
    total.passed += result.passed
    total.failed += result.failed
    lines.push(describe(name, result, milliseconds))
  }
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
