import { spawn, spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { freePort } from "../lib/ports"
import { binary, serverIdentity, usableBinaries, type RunAs } from "./binaries"
import { usableDataDir } from "./data-dir"
import { forgetDeadServer, runningServer, stopServer } from "./running"

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
  /** True when a server was running on the folder already, left by a launcher that was killed. */
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

  const running = runningServer(dataDir)
  if (running?.ready) {
    const common = { port: running.port, user: USER, dataDir, reused: true }
    const stop = () => stopServer(dataDir)
    return { ...common, url: (database) => url(running.port, database), stop }
  }

  forgetDeadServer(dataDir)
  if (!fs.existsSync(path.join(dataDir, "PG_VERSION"))) initialise(native, dataDir, identity)
  const port = await freePort(options.port)
  const stop = await launch(native, dataDir, port, options.flags ?? [], identity)
  return { port, user: USER, dataDir, reused: false, url: (name) => url(port, name), stop }
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
  while (!runningServer(dataDir)?.ready) {
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
