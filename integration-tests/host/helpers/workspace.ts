import { spawn } from "node:child_process"
import fs from "node:fs"
import type { Socket } from "node:net"
import os from "node:os"
import path from "node:path"
import { stopLeftovers } from "../../../demo/lib/leftovers"
import { root } from "../../../demo/lib/paths"
import { createStops, joinErrors, type Stops } from "../../../demo/lib/stops"
import { removePostgresData } from "../../../demo/postgres/data-dir"
import { stopServer } from "../../../demo/postgres/running"
import { tryLock } from "../../../scripts/lock"

const PREFIX = "medusa-host-test-"
const logsOfFailure = path.join(root, ".artifacts", "host-logs")

/** A folder outside the checkout that holds the shop and everything it writes. */
export interface Workspace {
  directory: string
  logDir: string
  postgresDir: string
  onStop: Stops["add"]
  /** What was wrong is kept in `.artifacts/host-logs`. */
  keepLogs(): void
  /** Stops everything, the last started first, and removes the folder. */
  close(): Promise<void>
}

/** Made anew; what a run that was killed has left is stopped and removed first. */
export async function openWorkspace(): Promise<Workspace> {
  await removeLeftovers()
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX))
  // PostgreSQL of root runs as somebody else, who must come in.
  fs.chmodSync(directory, 0o755)
  const { logDir, postgresDir, lock } = places(directory)
  fs.mkdirSync(logDir)
  const release = tryLock(lock)
  const stops = createStops()
  stops.add(() => {
    release?.()
    removePostgresData(postgresDir)
    fs.rmSync(directory, { recursive: true, force: true })
  })
  const close = async () => {
    const failures = await stops.run()
    if (failures.length) throw joinErrors(failures)
  }
  const keepLogs = () => {
    fs.rmSync(logsOfFailure, { recursive: true, force: true })
    fs.cpSync(logDir, logsOfFailure, { recursive: true })
  }
  watchOver(directory)
  return { directory, logDir, postgresDir, onStop: stops.add, keepLogs, close }
}

function places(directory: string) {
  return {
    logDir: path.join(directory, "logs"),
    postgresDir: path.join(directory, "postgres"),
    lock: path.join(directory, "owner.pid"),
  }
}

/**
 * Node's test runner ends a test at once when it is told to stop, and a killed one cannot tidy up:
 * a process beside it does, as soon as this one is gone.
 */
function watchOver(directory: string) {
  const script = path.join(__dirname, "tidy-up.ts")
  const guard = spawn(process.execPath, ["--import", "tsx", script, directory], {
    cwd: root,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  })
  guard.unref()
  ;(guard.stdin as Socket).unref()
}

/** Stops what a run has left in its folder and removes it. @returns false while the run lives */
export async function removeWorkspace(directory: string): Promise<boolean> {
  if (!fs.existsSync(directory)) return true
  const { logDir, postgresDir, lock } = places(directory)
  if (!tryLock(lock)) return false
  if (fs.existsSync(logDir)) await stopLeftovers(logDir)
  await stopServer(postgresDir)
  removePostgresData(postgresDir)
  fs.rmSync(directory, { recursive: true, force: true })
  return true
}

async function removeLeftovers(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    await removeWorkspace(path.join(os.tmpdir(), name))
  }
}
