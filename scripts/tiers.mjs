#!/usr/bin/env node
/**
 * `node scripts/tiers.mjs ci|all [--seed N] [--minutes N]`: the larger tiers. `ci` is lint, types, `npm test`,
 * its parts by name, the contract run, and faults and chaos at a middle size; `all` has these at full size,
 * and the benches. Each command is one test, but for those that end with `N passed, N failed` themselves. A
 * command that fails does not keep the others from running. Ends with the end of what failed, the times and
 * the total. What has not ended after so many minutes (80 for `ci`) is stopped and counts as failed.
 */
import { spawn } from "node:child_process"
import { parseArgs } from "node:util"
import { ensureInstall, root } from "./ensure-install.mjs"

const SUMMARY = /^(\d+) passed, (\d+) failed$/gm
/** A stopped command gets so long to tidy up. */
const GRACE_MS = 60_000
/** What it printed is gathered so long after its end, as a process that it left may hold its output. */
const LAST_WORDS_MS = 5_000
/** So much of the end of a failed command is printed once more, above the times. */
const END_LENGTH = 3_000

const script = (name, ...args) => ({ name, args })

/**
 * Each tier is stages, one after another; a stage is lanes that run at once, each command after command.
 * The lanes are about as long as each other; the second one leaves most of a core free.
 */
const tiers = {
  ci: (seeded) => [
    [[script("lint")], [script("typecheck")]],
    [[script("test", ...seeded)]],
    [
      [
        script("test", "robustness", "languages", "outages", ...seeded),
        script("test:secrets"),
        script("contract"),
      ],
      [
        script("test", "host", ...seeded),
        script("test:faults", "sp-api"),
        script("test:faults", "orders", "--runs", "600", "--kills", "10", ...seeded),
        script("test:faults", "stock", "--runs", "1000", "--kills", "15", ...seeded),
        script("smoke", "--chaos", ...seeded),
      ],
    ],
  ],
  all: (seeded) =>
    [
      script("lint"),
      script("typecheck"),
      script("test", ...seeded),
      script("test", "robustness", "languages", "host", "outages", ...seeded),
      script("test:secrets"),
      script("contract"),
      script("test:faults", "sp-api"),
      script("test:faults", "orders", ...seeded),
      script("test:faults", "stock", ...seeded),
      script("smoke", "--chaos", "--kills", "20", ...seeded),
      script("bench", "orders", ...seeded),
      script("bench", "stock", ...seeded),
      script("bench", "sp-api"),
    ].map((step) => [[step]]),
}
/** Below the limit of whoever runs it, so that it says itself what took so long. */
const MINUTES = { ci: 80, all: Infinity }

const begun = Date.now()
const elapsed = () => `${((Date.now() - begun) / 60_000).toFixed(1)} min`
const running = new Set()
let stoppedBy = null

function stopAll(reason, signal) {
  stoppedBy ??= reason
  for (const child of running) {
    try {
      process.kill(-child.pid, signal)
    } catch (error) {
      if (error.code !== "ESRCH") throw error
    }
  }
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => stopAll(signal, signal))
}

/** Runs one npm script and counts it. @param alone prints what it says at once, else when it has ended */
function run({ name, args }, alone) {
  const command = [name, ...args].join(" ")
  const started = Date.now()
  console.log(`\n━━ ${elapsed()}: ${command}${alone ? "" : " begins"} ━━`)
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", name, "--", ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: whatever it started is stopped with it.
      detached: true,
    })
    running.add(child)
    const said = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said.push(chunk)
        if (alone) process.stdout.write(chunk)
      })
    }
    child.once("error", reject)
    child.once("exit", () => {
      const letGo = () => [child.stdout, child.stderr].forEach((stream) => stream.destroy())
      setTimeout(letGo, LAST_WORDS_MS).unref()
    })
    child.once("close", (code) => {
      running.delete(child)
      const text = Buffer.concat(said).toString()
      if (!alone) {
        console.log(`\n━━ ${elapsed()}: ${command} has ended ━━`)
        process.stdout.write(text)
      }
      const [, passed, failed] = [...text.matchAll(SUMMARY)].at(-1) ?? [null, code === 0 ? 1 : 0, 0]
      const counts = { passed: Number(passed), failed: Number(failed) }
      // A run that broke off counts, whatever it had counted before.
      if (code !== 0 && counts.failed === 0) counts.failed = 1
      const end = counts.failed > 0 ? text.slice(-END_LENGTH) : ""
      resolve({ ...counts, command, end, seconds: (Date.now() - started) / 1000 })
    })
  })
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { seed: { type: "string" }, minutes: { type: "string" } },
    allowPositionals: true,
  })
  const [tier] = positionals
  if (!Object.hasOwn(tiers, tier ?? "")) {
    throw new Error(`Name a tier: ${Object.keys(tiers).join(" or ")}`)
  }
  const minutes = values.minutes === undefined ? MINUTES[tier] : Number(values.minutes)
  if (!(minutes > 0)) {
    throw new Error(`--minutes is "${values.minutes}": give a number above 0`)
  }
  await ensureInstall()
  const timers = Number.isFinite(minutes) ? planEnd(minutes) : []
  const results = []
  for (const lanes of tiers[tier](values.seed === undefined ? [] : ["--seed", values.seed])) {
    const inTurn = async (steps) => {
      for (const step of steps) {
        if (stoppedBy) return
        results.push(await run(step, lanes.length === 1))
      }
    }
    await Promise.all(lanes.map(inTurn))
  }
  timers.forEach(clearTimeout)
  conclude(results)
}

/** Stops everything after so many minutes: first kindly. */
function planEnd(minutes) {
  const limit = minutes * 60_000
  return [
    setTimeout(() => stopAll(`the limit of ${minutes} minutes`, "SIGTERM"), limit),
    setTimeout(() => stopAll("", "SIGKILL"), limit + GRACE_MS),
  ]
}

function conclude(results) {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0)
  const total = {
    command: "in all",
    passed: sum("passed"),
    failed: sum("failed") + (stoppedBy ? 1 : 0),
    seconds: (Date.now() - begun) / 1000,
  }
  for (const { command, end } of results.filter(({ failed }) => failed > 0)) {
    console.log(`\n━━ the end of what failed: ${command} ━━\n${end}`)
  }
  console.log(`\n${[...results, total].map(describe).join("\n")}`)
  if (stoppedBy) console.log(`Stopped by ${stoppedBy}: what is not listed has not run`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

const describe = ({ command, passed, failed, seconds }) =>
  [
    command.padEnd(52),
    `${String(passed).padStart(6)} passed`,
    `${String(failed).padStart(5)} failed`,
    `${(seconds / 60).toFixed(1).padStart(7)} min`,
  ].join("")

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
