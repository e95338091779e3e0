import crypto from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { canRead, type RunAs } from "./binaries"

/**
 * In a wanted folder that the server's user may not read: the id of the folder outside of it that
 * holds the data. Whoever deletes the wanted folder begins anew, as with every other one.
 */
const ID_FILE = "data-elsewhere.id"
/** In the folder outside: the wanted folder it belongs to. */
const OWNER_FILE = "owner"
const PREFIX = "embedded-postgres-data-"

/** The folder for the data, made when missing, owned by the server's user. */
export function usableDataDir(wanted: string, identity: RunAs): string {
  fs.mkdirSync(wanted, { recursive: true })
  if (identity.uid === undefined) return wanted
  removeOrphans()
  const kept = outside(wanted)
  const directory = kept || !canRead(wanted, identity) ? makeOutside(wanted, kept) : wanted
  fs.chownSync(directory, identity.uid, identity.gid!)
  fs.chmodSync(directory, 0o700)
  return directory
}

/** Removes a wanted folder and the data that is kept outside of it; its server must not run. */
export function removePostgresData(wanted: string): void {
  const kept = outside(wanted)
  if (kept) fs.rmSync(kept, { recursive: true, force: true })
  fs.rmSync(wanted, { recursive: true, force: true })
}

/** Where the data of a wanted folder is kept outside of it; null while it is not. */
function outside(wanted: string): string | null {
  const file = path.join(wanted, ID_FILE)
  if (!fs.existsSync(file)) return null
  return path.join(os.tmpdir(), `${PREFIX}${fs.readFileSync(file, "utf8").trim()}`)
}

function makeOutside(wanted: string, kept: string | null): string {
  if (!kept) fs.writeFileSync(path.join(wanted, ID_FILE), crypto.randomBytes(8).toString("hex"))
  const home = outside(wanted)!
  fs.mkdirSync(path.join(home, "data"), { recursive: true })
  fs.chmodSync(home, 0o711)
  fs.writeFileSync(path.join(home, OWNER_FILE), wanted)
  return path.join(home, "data")
}

/** Data outside of folders that were deleted since: nothing else would ever remove it. */
function removeOrphans(): void {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const home = path.join(os.tmpdir(), name)
    const file = path.join(home, OWNER_FILE)
    if (!fs.existsSync(file)) continue
    const owner = fs.readFileSync(file, "utf8")
    // A running server is left alone, and so is data whose disk may only not be there now.
    const gone = fs.existsSync(path.dirname(path.dirname(owner))) && outside(owner) !== home
    if (gone && !fs.existsSync(path.join(home, "data", "postmaster.pid"))) {
      fs.rmSync(home, { recursive: true, force: true })
    }
  }
}
