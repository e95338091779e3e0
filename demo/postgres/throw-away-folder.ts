import { randomBytes } from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { tryLock } from "../../scripts/lock"
import { removePostgresData } from "./data-dir"
import { stopServer } from "./running"

const PREFIX = "medusa-plugin-amazon-postgres-"
/** Linux keeps it in memory. A database is copied for each test: there, several times as fast. */
const MEMORY = "/dev/shm"
const TMPFS = 0x01021994
const GIB = 1024 ** 3
/** A run takes 0.2 GiB; several may run at once, and the machine has other work for its memory. */
const ENOUGH = 6 * GIB

export interface ThrowAwayFolder {
  /** Where the data is to be. */
  dataDir: string
  /** Removes it; its server must have stopped. */
  remove(): void
}

/** A new folder, in memory where there is plenty; those of runs that were killed are removed. */
export async function makeThrowAwayFolder(): Promise<ThrowAwayFolder> {
  for (const parent of new Set([MEMORY, os.tmpdir()])) await removeLeftovers(parent)
  const parent = hasRoom(MEMORY) ? MEMORY : os.tmpdir()
  const directory = path.join(parent, PREFIX + randomBytes(6).toString("hex"))
  // Before the folder, so that nobody takes it for a leftover.
  const release = tryLock(lockOf(directory))
  fs.mkdirSync(directory)
  // PostgreSQL of root runs as somebody else, who must come in.
  fs.chmodSync(directory, 0o755)
  const remove = () => {
    removeData(directory)
    release?.()
  }
  return { dataDir: dataOf(directory), remove }
}

const dataOf = (directory: string) => path.join(directory, "data")
const lockOf = (directory: string) => `${directory}.pid`

function removeData(directory: string): void {
  removePostgresData(dataOf(directory))
  fs.rmSync(directory, { recursive: true, force: true })
}

/** Also as seen by a container: what is in memory there counts against its limit. */
function hasRoom(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK)
    const { type, bavail, bsize } = fs.statfsSync(folder)
    const limit = process.constrainedMemory?.() || Infinity
    return type === TMPFS && Math.min(bavail * bsize, os.freemem(), limit / 2) >= ENOUGH
  } catch (error) {
    // Other systems have no such folder, and some let nobody in.
    if (["ENOENT", "EACCES", "EROFS"].includes((error as NodeJS.ErrnoException).code!)) return false
    throw error
  }
}

async function removeLeftovers(parent: string): Promise<void> {
  if (!fs.existsSync(parent)) return
  for (const entry of fs.readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(PREFIX)) continue
    const directory = path.join(parent, entry.name)
    const release = tryLock(lockOf(directory))
    if (!release) continue
    await stopServer(dataOf(directory))
    removeData(directory)
    release()
  }
}
