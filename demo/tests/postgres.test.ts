import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { after, test } from "node:test"
import { commandLine, isAlive } from "../../scripts/processes"
import { removeDemoData } from "../lib/leftovers"
import { root } from "../lib/paths"
import { removePostgresData } from "../postgres/data-dir"
import { startPostgres } from "../postgres/start"
import { startThrowAwayPostgres } from "../postgres/throw-away"

const isRoot = process.getuid?.() === 0
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "postgres-test-"))
fs.chmodSync(directory, 0o755)
after(() => fs.rmSync(directory, { recursive: true, force: true }))

/** The launcher is killed before it can stop anything. */
async function startAndKillLauncher(start: string): Promise<{ pid: number; dataDir: string }> {
  const folder = path.join(root, "demo", "postgres")
  const script = `const { startPostgres } = require(${JSON.stringify(path.join(folder, "start.ts"))})
    const { startThrowAwayPostgres } = require(${JSON.stringify(path.join(folder, "throw-away.ts"))})
    ${start}.then((server) => { console.log(server.dataDir); setInterval(() => {}, 1000) })`
  const launcher = spawn(process.execPath, ["--import", "tsx", "-e", script], { cwd: root })
  const [line] = (await once(launcher.stdout, "data")) as [Buffer]
  launcher.kill("SIGKILL")
  await once(launcher, "exit")
  const dataDir = line.toString().trim()
  const pid = fs.readFileSync(path.join(dataDir, "postmaster.pid"), "utf8")
  return { pid: Number.parseInt(pid, 10), dataDir }
}

test("a server left by a killed launcher is used again and then stopped", async () => {
  const dataDir = path.join(directory, "left", "postgres")
  const { pid } = await startAndKillLauncher(`startPostgres(${JSON.stringify({ dataDir })})`)
  assert.ok(isAlive(pid))
  const server = await startPostgres({ dataDir })
  assert.equal(server.reused, true)
  await server.stop()
  assert.equal(fs.existsSync(path.join(server.dataDir, "postmaster.pid")), false)
  const again = await startPostgres({ dataDir })
  assert.equal(again.reused, false)

  await again.stop()
  // After a hard kill the id in the file may be any process's, here that of this test.
  fs.writeFileSync(
    path.join(again.dataDir, "postmaster.pid"),
    `${process.pid}\n\n\n1\n\n\n\nready\n`
  )
  const fresh = await startPostgres({ dataDir })
  assert.equal(fresh.reused, false)
  await fresh.stop()
  removeDemoData(path.join(directory, "left"))
})

test("data outside a closed folder belongs to that very folder and goes with it", async () => {
  // Only root starts the server as somebody else, who cannot read what is closed.
  if (!isRoot) return
  const closed = path.join(directory, "closed")
  const dataDir = path.join(closed, "shop", "postgres")
  fs.mkdirSync(closed, { mode: 0o700 })
  const first = await startPostgres({ dataDir })
  await first.stop()
  assert.ok(!first.dataDir.startsWith(directory), first.dataDir)
  const second = await startPostgres({ dataDir })
  await second.stop()
  assert.equal(second.dataDir, first.dataDir, "kept between starts")

  fs.rmSync(path.join(closed, "shop"), { recursive: true })
  const anew = await startPostgres({ dataDir })
  await anew.stop()
  assert.notEqual(anew.dataDir, first.dataDir, "deleting the folder begins anew")
  assert.equal(fs.existsSync(first.dataDir), false, "and what was left is removed")

  removePostgresData(dataDir)
  assert.equal(fs.existsSync(path.dirname(anew.dataDir)), false)
  assert.equal(fs.existsSync(dataDir), false)
})

test("a throw-away server goes with its data, also one that a killed run left", async () => {
  const left = await startAndKillLauncher("startThrowAwayPostgres()")
  assert.ok(isAlive(left.pid))
  const [server, other] = await Promise.all([startThrowAwayPostgres(), startThrowAwayPostgres()])
  // One that nobody has waited for yet has no command line any more.
  assert.ok(!commandLine(left.pid).includes("postgres"))
  assert.equal(fs.existsSync(left.dataDir), false)
  await server.stop()
  assert.equal(fs.existsSync(path.dirname(server.dataDir)), false)
  assert.ok(fs.existsSync(path.join(other.dataDir, "PG_VERSION")), "the other run's is left alone")
  await other.stop()
})
