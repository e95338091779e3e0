import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { commandLine, isAlive } from "../../scripts/processes"

interface RunningServer {
  pid: number
  port: number
  ready: boolean
}

const pidFile = (dataDir: string) => path.join(dataDir, "postmaster.pid")

/** The server that runs on the folder: lines 1, 4 and 8 of `postmaster.pid`. */
export function runningServer(dataDir: string): RunningServer | null {
  const file = pidFile(dataDir)
  if (!fs.existsSync(file)) return null
  const lines = fs.readFileSync(file, "utf8").split("\n")
  const pid = Number(lines[0])
  if (!isServer(pid, dataDir)) return null
  return { pid, port: Number(lines[3]), ready: (lines[7] ?? "").trim() === "ready" }
}

/**
 * After a hard kill the server's id may have become another process's, and PostgreSQL would take
 * that one for its server. Only what surely is none is forgotten.
 */
export function forgetDeadServer(dataDir: string): void {
  const file = pidFile(dataDir)
  if (!fs.existsSync(file)) return
  const command = commandLine(Number.parseInt(fs.readFileSync(file, "utf8"), 10))
  if (command && !command.includes("postgres")) fs.rmSync(file, { force: true })
}

/** Stops a server that another process has started, and waits for its end. */
export async function stopServer(dataDir: string, seconds = 60): Promise<void> {
  const pid = runningServer(dataDir)?.pid
  if (!pid) return
  // PostgreSQL's fast shutdown: open transactions are rolled back.
  process.kill(pid, "SIGINT")
  const limit = Date.now() + seconds * 1000
  while (isServer(pid, dataDir)) {
    if (Date.now() > limit) throw new Error(`PostgreSQL (process ${pid}) did not stop`)
    await sleep(25)
  }
}

/** PostgreSQL works in its data folder; where that cannot be seen, its arguments name it. */
function isServer(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false
  const cwd = `/proc/${pid}/cwd`
  if (fs.existsSync("/proc/self/cwd")) return linkTarget(cwd) === fs.realpathSync(dataDir)
  return process.platform === "win32" || commandLine(pid).includes(dataDir)
}

function linkTarget(link: string): string | null {
  try {
    return fs.readlinkSync(link)
  } catch (error) {
    // It has ended, or it is another user's: then it is not ours.
    if (["ENOENT", "ESRCH", "EACCES"].includes((error as NodeJS.ErrnoException).code!)) return null
    throw error
  }
}
