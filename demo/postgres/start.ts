import { spawn, spawnSync } from "node:child_process"
import crypto from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { freePort } from "../lib/ports"
import { binary, canRead, serverIdentity, usableBinaries, type RunAs } from "./binaries"

export interface PostgresOptions {
  /** Kept between starts; made when missing. */
  dataDir: string
  /** Preferred port; another one is taken when it is in use. */
  port?: number
  /** More arguments of `postgres`. */
  flags?: string[]
}

export interface Postgres {
  port: number
  user: string
  /** Where the data really is: outside a checkout that the server's user may not read. */
  dataDir: string
  /** True when a server was running on the folder already; `stop` then leaves it alone. */
  reused: boolean
  url(database?: string): string
  stop(): Promise<void>
}

const USER = "postgres"

/**
 * Starts the PostgreSQL that npm ships, on loopback only and with trust authentication: right for
 * a demo and for tests, not for anything shared.
 *
 * @throws when initdb or the server fails, with the log
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const identity = serverIdentity()
  const native = usableBinaries(identity)
  const dataDir = usableDataDir(path.resolve(options.dataDir), identity)
  const url = (port: number, database = "postgres") =>
    `postgres://${USER}@localhost:${port}/${database}`

  const running = runningPort(dataDir)
  if (running) {
    const common = { port: running, user: USER, dataDir, reused: true }
    return { ...common, url: (database) => url(running, database), stop: async () => {} }
  }

  if (!fs.existsSync(path.join(dataDir, "PG_VERSION"))) initialise(native, dataDir, identity)
  const port = await freePort(options.port)
  const stop = await launch(native, dataDir, port, options.flags ?? [], identity)
  return { port, user: USER, dataDir, reused: false, url: (name) => url(port, name), stop }
}

function usableDataDir(wanted: string, identity: RunAs): string {
  fs.mkdirSync(wanted, { recursive: true })
  if (identity.uid === undefined) return wanted
  let directory = wanted
  if (!canRead(wanted, identity)) {
    const hash = crypto.createHash("sha256").update(wanted).digest("hex").slice(0, 10)
    directory = path.join(os.tmpdir(), `embedded-postgres-data-${hash}`)
    fs.mkdirSync(directory, { recursive: true })
  }
  fs.chownSync(directory, identity.uid, identity.gid!)
  fs.chmodSync(directory, 0o700)
  return directory
}

function initialise(native: string, dataDir: string, identity: RunAs) {
  const result = spawnSync(
    binary(native, "initdb"),
    ["-D", dataDir, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...identity, cwd: "/", encoding: "utf8", env: { ...process.env, LC_ALL: "C" } }
  )
  if (result.status === 0) return
  throw new Error(
    `initdb failed: ${result.error?.message ?? ""}\n${result.stdout}\n${result.stderr}`
  )
}

/** @returns stops the server and waits for its end */
async function launch(
  native: string,
  dataDir: string,
  port: number,
  flags: string[],
  identity: RunAs
): Promise<() => Promise<void>> {
  const log = `${dataDir}.log`
  const output = fs.openSync(log, "a")
  const settings = [
    "listen_addresses=localhost",
    "unix_socket_directories=",
    "max_connections=200",
    ...flags,
  ]
  const child = spawn(
    binary(native, "postgres"),
    ["-D", dataDir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...identity,
      cwd: "/",
      // Its own process group: Ctrl-C reaches the launcher, which stops things in order.
      detached: true,
      stdio: ["ignore", output, output],
      env: { ...process.env, LC_ALL: "C" },
    }
  )
  fs.closeSync(output)
  let ended: string | null = null
  child.once("exit", (code, signal) => (ended = `ended with ${signal ?? code}`))
  child.once("error", (error) => (ended = error.message))

  const started = Date.now()
  while (!runningPort(dataDir)) {
    if (ended || Date.now() - started > 60_000) {
      child.kill("SIGQUIT")
      throw new Error(`PostgreSQL did not start (${ended ?? "no answer in 60 s"}); see ${log}`)
    }
    await sleep(25)
  }
  process.once("exit", () => {
    if (!ended) child.kill("SIGINT")
  })
  child.unref()
  return async () => {
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back.
    if (!ended) child.kill("SIGINT")
    while (!ended) await sleep(25)
  }
}

/** Port of a server that runs on the folder: lines 1, 4 and 8 of `postmaster.pid`. */
function runningPort(dataDir: string): number | null {
  const file = path.join(dataDir, "postmaster.pid")
  if (!fs.existsSync(file)) return null
  const lines = fs.readFileSync(file, "utf8").split("\n")
  const ready = (lines[7] ?? "").trim() === "ready" && isAlive(Number(lines[0]))
  return ready ? Number(lines[3]) : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
