import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { readOwner, tryLock } from "../../scripts/lock"
import { isAlive, startedAt } from "../../scripts/processes"
import { removePostgresData } from "../postgres/data-dir"

export const postgresFolder = (dataDir: string) => path.join(dataDir, "postgres")

/**
 * One demo per data folder.
 *
 * @returns gives the folder free again
 * @throws when another demo uses it
 */
export function takeDataFolder(dataDir: string): () => void {
  const lock = path.join(dataDir, "demo.pid")
  const release = tryLock(lock)
  if (release) return release
  throw new Error(
    `A demo is running with the data in ${dataDir} already (process ${readOwner(lock)}). ` +
      "Stop it with Ctrl-C, or set DEMO_DATA to another folder."
  )
}

/** Removes all data of a demo that is stopped, wherever its database is. */
export function removeDemoData(dataDir: string): void {
  removePostgresData(postgresFolder(dataDir))
  fs.rmSync(dataDir, { recursive: true, force: true })
}

/** Remembers a child, so that the next start can end it should this process be killed. */
export function rememberProcess(logDir: string, name: string, pid: number) {
  fs.writeFileSync(path.join(logDir, `${name}.pid`), `${pid}\n${startedAt(pid)}`)
}

export function forgetProcess(logDir: string, name: string) {
  fs.rmSync(path.join(logDir, `${name}.pid`), { force: true })
}

/** Ends the children of a demo that was killed: they would write to the same data. */
export async function stopLeftovers(logDir: string): Promise<void> {
  for (const file of fs.readdirSync(logDir).filter((name) => name.endsWith(".pid"))) {
    const [line, started] = fs.readFileSync(path.join(logDir, file), "utf8").split("\n")
    const pid = Number(line)
    // The start time tells the child from a later process that was given its number.
    if (started && isAlive(pid) && startedAt(pid) === started) {
      process.kill(-pid, "SIGTERM")
      for (let i = 0; i < 200 && isAlive(pid); i++) await sleep(25)
      if (isAlive(pid)) process.kill(-pid, "SIGKILL")
    }
    fs.rmSync(path.join(logDir, file), { force: true })
  }
}
