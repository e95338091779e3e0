#!/usr/bin/env node
/**
 * `npm run test:secrets`: the whole HTTP suite with secrets and buyers that are looked for in every
 * log line, event, error, answer, workflow record and column (integration-tests/secrets). Prints where
 * each kind was found; ends with 1 when one was found where it must not be, when a test failed, or when
 * so little was looked at that nothing would be proved.
 */
import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { allowed } from "../integration-tests/secrets/allowed.mjs"
import { ensureInstall, root } from "./ensure-install.mjs"
import { removeForeign } from "./foreign-environment.js"

const PLACES = ["answer", "column", "error", "event", "log", "workflow"]
/** Kinds that the suite brings by itself; without one of them its absence proves nothing. */
const KINDS = [
  ...["access token", "authorization code", "client secret", "encryption key", "password"],
  ...["refresh token", "buyer's address", "buyer's e-mail", "buyer's name", "buyer's phone"],
]

const mark = (name) => `${name}-${randomBytes(12).toString("hex")}`

function runJest(findings, log) {
  const env = removeForeign({ ...process.env })
  const child = spawn(
    process.execPath,
    [
      "--experimental-vm-modules",
      path.join(root, "node_modules/jest/bin/jest.js"),
      ...["--config", path.join(root, "integration-tests/secrets/jest.config.js")],
      ...["-i", "--forceExit", "--verbose", ...process.argv.slice(2)],
    ],
    {
      cwd: root,
      env: {
        ...env,
        MEDUSA_DISABLE_TELEMETRY: "true",
        LOG_LEVEL: "silly",
        SECRETS_FINDINGS: findings,
        SECRETS_ENVIRONMENT: JSON.stringify({
          AMAZON_CLIENT_SECRET: `amzn1.oa2-cs.v1.${mark("secret")}`,
          AMAZON_ENCRYPTION_KEY: mark("encryption"),
        }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    }
  )
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  const output = []
  child.stdout.on("data", (chunk) => output.push(chunk))
  child.stderr.on("data", (chunk) => output.push(chunk))
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => {
      writeFileSync(log, Buffer.concat(output))
      resolve(code ?? 1)
    })
  })
}

const reasonOf = (finding) =>
  allowed.find(
    ({ place, where, kinds, spec, sealed = false }) =>
      (!place || place === finding.place) &&
      (!where || where.test(finding.where)) &&
      (!spec || spec.test(finding.spec)) &&
      kinds.test(finding.kind) &&
      (Boolean(spec) || sealed === Boolean(finding.sealed))
  )?.because

/** One row per place, kind and reason; where the suite found it how often. */
function summarise(findings) {
  const rows = new Map()
  for (const finding of findings) {
    const because = reasonOf(finding)
    const place = `${finding.place}: ${finding.where}${finding.sealed ? " (sealed)" : ""}`
    const key = JSON.stringify([place, finding.kind, because])
    const row = rows.get(key) ?? { place, kind: finding.kind, count: 0, because, specs: new Set() }
    row.count += finding.count
    row.specs.add(finding.spec)
    rows.set(key, row)
  }
  return [...rows.values()].sort(
    (a, b) => a.place.localeCompare(b.place) || a.kind.localeCompare(b.kind)
  )
}

function print(rows) {
  const wide = Math.max(...rows.map(({ place }) => place.length), 5)
  console.log(`${"found in".padEnd(wide)}  ${"what".padEnd(24)} times  allowed because`)
  for (const { place, kind, count, because, specs } of rows) {
    const why = because ?? `NOT ALLOWED (${[...specs].join(", ")})`
    console.log(`${place.padEnd(wide)}  ${kind.padEnd(24)} ${String(count).padStart(5)}  ${why}`)
  }
}

async function main() {
  await ensureInstall()
  const folder = mkdtempSync(path.join(os.tmpdir(), "test-secrets-"))
  const file = path.join(folder, "findings.jsonl")
  const log = path.join(folder, "output.log")
  writeFileSync(file, "")
  const started = Date.now()
  const code = await runJest(file, log)
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const findings = lines.filter(({ place }) => place)
  const suites = lines.filter(({ looked }) => looked)
  const rows = summarise(findings)
  print(rows)

  const looked = Object.fromEntries(
    PLACES.map((place) => [place, suites.reduce((sum, suite) => sum + suite.looked[place], 0)])
  )
  const kinds = new Set(suites.flatMap((suite) => suite.kinds))
  const told = Object.entries(looked).map(([place, count]) => `${count} × ${place}`)
  console.log(`\nLooked at, in ${suites.length} suites: ${told.join(", ")}`)

  const faults = [
    ...rows.filter(({ because }) => !because).map(({ place, kind }) => `${kind} in ${place}`),
    ...PLACES.filter((place) => !looked[place]).map((place) => `nothing was looked at: ${place}`),
    ...PLACES.filter(
      (place) => !findings.some((f) => f.place === place && f.kind.startsWith("planted"))
    ).map((place) => `the self-test did not find what it planted: ${place}`),
    ...KINDS.filter((kind) => !kinds.has(kind)).map((kind) => `the suite had no ${kind}`),
  ]
  if (code !== 0) {
    const failed = readFileSync(log, "utf8").match(/^\s+●.*$|^Tests:.*$/gm) ?? []
    faults.push(`the suite failed: ${[...new Set(failed)].join("; ") || `exit code ${code}`}`)
    console.error(`Its output, which may hold secrets of the test: ${log}`)
  } else {
    rmSync(folder, { recursive: true })
  }
  for (const fault of faults) console.error(`✕ ${fault}`)
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  const passed = rows.length - rows.filter(({ because }) => !because).length
  console.log(`${passed} passed, ${faults.length} failed (${seconds} s)`)
  process.exitCode = faults.length ? 1 : 0
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
