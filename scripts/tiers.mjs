#!/usr/bin/env node
/**
 * `node scripts/tiers.mjs ci|all [--seed N]`: the larger tiers. `ci` is lint, types, `npm test`, its
 * parts by name, the contract run, and faults and chaos at a middle size; `all` has these at full size, and
 * the benches. Each command is one test, but for those that end with `N passed, N failed` themselves. A command
 * that fails does not keep the others from running. Ends with the times and the total.
 */
import { spawn } from "node:child_process"
import { parseArgs } from "node:util"
import { ensureInstall, root } from "./ensure-install.mjs"

const SUMMARY = /^(\d+) passed, (\d+) failed$/gm

const script = (name, ...args) => ({ name, args })

const tiers = {
  ci: (seeded) => [
    script("lint"),
    script("typecheck"),
    script("test", ...seeded),
    script("test", "robustness", "languages", "host", "outages", ...seeded),
    script("test:secrets"),
    script("contract"),
    script("test:faults", "sp-api"),
    script("test:faults", "orders", "--runs", "600", "--kills", "10", ...seeded),
    script("test:faults", "stock", "--runs", "1000", "--kills", "15", ...seeded),
    script("smoke", "--chaos", ...seeded),
  ],
  all: (seeded) => [
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
  ],
}

let running = null
let stoppedBy = null
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stoppedBy ??= signal
    running?.kill(signal)
  })
}

/** Runs one npm script, shows what it prints and counts it. */
function run({ name, args }) {
  const started = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", name, "--", ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    })
    running = child
    // The total is in the last line; a long run need not be kept whole.
    let end = ""
    child.stdout.on("data", (chunk) => {
      process.stdout.write(chunk)
      end = (end + chunk).slice(-4000)
    })
    child.once("error", reject)
    child.once("close", (code) => {
      const [, passed, failed] = [...end.matchAll(SUMMARY)].at(-1) ?? [null, code ? 0 : 1, 0]
      const counts = { passed: Number(passed), failed: Number(failed) }
      // A run that broke off counts, whatever it had counted before.
      if (code !== 0 && counts.failed === 0) counts.failed = 1
      resolve({ ...counts, seconds: (Date.now() - started) / 1000 })
    })
  })
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { seed: { type: "string" } },
    allowPositionals: true,
  })
  const [tier] = positionals
  if (!Object.hasOwn(tiers, tier ?? "")) {
    throw new Error(`Name a tier: ${Object.keys(tiers).join(" or ")}`)
  }
  await ensureInstall()
  const total = { passed: 0, failed: 0, seconds: 0 }
  const lines = []
  for (const step of tiers[tier](values.seed === undefined ? [] : ["--seed", values.seed])) {
    if (stoppedBy) break
    const command = [step.name, ...step.args].join(" ")
    console.log(`\n━━ ${command} ━━`)
    const result = await run(step)
    for (const key of Object.keys(total)) total[key] += result[key]
    lines.push(describe(command, result))
  }
  if (stoppedBy) {
    lines.push(`Stopped by ${stoppedBy}: what is not listed has not run`)
    total.failed += 1
  }
  console.log(`\n${[...lines, describe("in all", total)].join("\n")}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

const describe = (name, { passed, failed, seconds }) =>
  [
    name.padEnd(52),
    `${String(passed).padStart(6)} passed`,
    `${String(failed).padStart(5)} failed`,
    `${(seconds / 60).toFixed(1).padStart(7)} min`,
  ].join("")

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
