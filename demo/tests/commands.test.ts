import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { after, test } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { removeForeign } from "../../scripts/foreign-environment"
import { startDemo } from "../lib/demo"
import { root } from "../lib/paths"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "commands-test-"))
after(() => fs.rmSync(directory, { recursive: true, force: true }))

test("a stopped test run runs no further part and fails, with its summary", async () => {
  // Any part will do; `NODE_TEST_CONTEXT` would make the inner runner report to the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const args = [path.join(root, "scripts", "test.mjs"), "emulator", "demo", "contract-verdict"]
  const run = spawn(process.execPath, args, { cwd: root, env })
  let output = ""
  run.stdout.on("data", (chunk: Buffer) => {
    const before = output
    output += chunk.toString()
    if (!before && output) run.kill("SIGTERM")
  })
  const [code] = await once(run, "close")
  assert.equal(code, 1, output)
  assert.doesNotMatch(output, /── demo ──/)
  assert.match(output, /Stopped by SIGTERM/)
  assert.match(output, /\n\d+ passed, [1-9]\d* failed\n$/)
})

test("a command's whole output arrives, however slowly it is read", async () => {
  const file = path.join(root, "demo", "lib", "exit.ts")
  const script = `process.stdout.write("x".repeat(2_000_000)); require(${JSON.stringify(file)}).exitWith(3)`
  const command = spawn(process.execPath, ["--import", "tsx", "-e", script], { cwd: root })
  const ended = once(command, "close")
  command.stdout.pause()
  // Long enough for a command that does not wait to be gone.
  await sleep(1000)
  let length = 0
  command.stdout.on("data", (chunk: Buffer) => (length += chunk.length))
  command.stdout.resume()
  assert.deepEqual(await ended, [3, null])
  assert.equal(length, 2_000_000)
})

test("nothing of the caller's shop reaches smoke, contract and tests", () => {
  const kept = { PATH: "/bin", DB_HOST: "localhost", CHROME_PATH: "/chrome", LOG_LEVEL: "debug" }
  const foreign = {
    AMAZON_APPLICATION_ID: "real",
    AMAZON_CLIENT_SECRET: "real",
    AMAZON_JOBS: "off",
    DATABASE_URL: "postgres://shop",
    MEDUSA_BACKEND_URL: "https://shop.example",
    MEDUSA_WORKER_MODE: "server",
    REDIS_URL: "redis://shop",
  }
  assert.deepEqual(removeForeign({ ...kept, ...foreign }), kept)
})

test("a demo that is stopped while it starts says so with the signal's own reason", async () => {
  const reason = new Error("Stopped")
  const starting = startDemo(
    {
      dataDir: directory,
      ports: { medusa: 0, postgres: 0, emulator: 0 },
      databaseUrl: "postgres://nobody@localhost:1/none",
      quiet: true,
    },
    AbortSignal.abort(reason)
  )
  await assert.rejects(starting, (error) => error === reason)
  assert.equal(fs.existsSync(path.join(directory, "demo.pid")), false, "its lock is free again")
})
