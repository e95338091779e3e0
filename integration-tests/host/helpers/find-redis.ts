import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { root } from "../../../demo/lib/paths"

export interface RedisBinary {
  command: string
  /** Where its libraries are when they are not the system's. */
  env: Record<string, string>
  source: string
}

const names = ["redis-server", "valkey-server"]
const unpacked = path.join(root, ".cache", "redis")

/**
 * A Redis server: the one named by REDIS_SERVER, else an installed one, else Debian's packages,
 * unpacked into `.cache` without installing anything (no package in npm holds one, and those that
 * fetch or compile it need more than a registry).
 *
 * @throws with what was tried and what to do
 */
export function findRedis(): RedisBinary {
  const named = process.env.REDIS_SERVER
  if (named) {
    const problem = whyNot({ command: named, env: {}, source: "REDIS_SERVER" })
    if (problem) throw new Error(`REDIS_SERVER names a server that does not start: ${problem}`)
    return { command: named, env: {}, source: "REDIS_SERVER" }
  }
  const tried: string[] = []
  for (const candidate of [...installed(), carried(), fetched]) {
    const binary = typeof candidate === "function" ? candidate(tried) : candidate
    if (!binary) continue
    const problem = whyNot(binary)
    if (!problem) return binary
    tried.push(`${binary.source} (${binary.command}): ${problem}`)
  }
  throw new Error(
    "No Redis for the test. Install one (Debian: apt-get install redis-server), or name a " +
      `redis-server in REDIS_SERVER. Tried: ${tried.join("; ") || "nothing was found"}`
  )
}

function whyNot({ command, env }: RedisBinary): string | null {
  const result = spawnSync(command, ["--version"], {
    env: { ...process.env, ...env },
    encoding: "utf8",
    timeout: 20_000,
  })
  if (result.status === 0) return null
  return result.error?.message ?? result.stderr.trim().slice(0, 300)
}

function installed(): RedisBinary[] {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .filter((file) => fs.existsSync(file))
    .map((command) => ({ command, env: {}, source: "installed" }))
}

/** What an earlier run has unpacked. */
function carried(): RedisBinary | null {
  const command = path.join(unpacked, "usr", "bin", "redis-server")
  if (!fs.existsSync(command)) return null
  const folder = path.join(unpacked, "usr", "lib")
  const libraries = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.includes(".so"))
    .map((entry) => entry.parentPath ?? entry.path)
  const search = [...new Set(libraries), process.env.LD_LIBRARY_PATH].filter(Boolean)
  return {
    command,
    env: { LD_LIBRARY_PATH: search.join(path.delimiter) },
    source: "Debian's packages in .cache/redis",
  }
}

/** Fetches Debian's packages; needs no root, as apt's lists are kept beside them. */
function fetched(tried: string[]): RedisBinary | null {
  if (!fs.existsSync("/usr/bin/apt-get")) return null
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "redis-packages-"))
  // Root's apt reads and writes as a user of its own.
  fs.chmodSync(work, 0o755)
  try {
    fetchInto(work)
    // Copied beside and renamed, so that another command never sees half of it.
    const part = `${unpacked}-${process.pid}`
    fs.cpSync(path.join(work, "root"), part, { recursive: true, verbatimSymlinks: true })
    fs.rmSync(unpacked, { recursive: true, force: true })
    fs.renameSync(part, unpacked)
    return carried()
  } catch (error) {
    tried.push(`apt-get: ${(error as Error).message.slice(0, 300)}`)
    return null
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

function fetchInto(work: string) {
  const lists = path.join(work, "lists")
  const cache = path.join(work, "cache")
  for (const folder of [lists, cache])
    fs.mkdirSync(path.join(folder, "partial"), { recursive: true })
  const own = [
    ...["-o", `Dir::State::Lists=${lists}`, "-o", `Dir::Cache=${cache}`],
    ...["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="],
  ]
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { cwd: work, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  run("apt-get", [...own, "update"])
  // Debian's redis-server is a link to a program of redis-tools.
  const depends = run("apt-cache", [...own, "depends", "redis-tools"])
  const libraries = [...depends.matchAll(/^ *\|?Depends: (lib\S+)$/gm)]
    .map(([, name]) => name)
    .filter((name) => !/^libc\d/.test(name))
  run("apt-get", [...own, "download", "redis-server", "redis-tools", ...libraries])
  for (const file of fs.readdirSync(work).filter((name) => name.endsWith(".deb"))) {
    run("dpkg", ["-x", file, path.join(work, "root")])
  }
}
