import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/** True while a process with this id exists. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Process id in a file; 0 when there is none. */
export function readPid(file: string): number {
  if (!fs.existsSync(file)) return 0
  return Number.parseInt(fs.readFileSync(file, "utf8"), 10) || 0
}

/**
 * Takes `file` as a lock of this process; a lock whose owner is gone is taken over.
 *
 * @returns the release function, or null when another process holds it
 */
export function tryLock(file: string): (() => void) | null {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  // Written elsewhere and linked, so that the lock never exists without its owner's id.
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, String(process.pid))
  try {
    for (;;) {
      try {
        fs.linkSync(own, file)
        return () => {
          if (readPid(file) === process.pid) fs.rmSync(file, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
      }
      if (isAlive(readPid(file))) return null
      fs.rmSync(file, { force: true })
    }
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Runs `work` while holding the lock; waits for another process that has it. */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: () => void
): Promise<T> {
  let release = tryLock(file)
  if (!release) onWait()
  while (!release) {
    await sleep(250)
    release = tryLock(file)
  }
  try {
    return await work()
  } finally {
    release()
  }
}
