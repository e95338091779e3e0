import fs from "node:fs"
import path from "node:path"
import { DEFAULTS } from "../../emulator/src/options"
import { startPostgres, type Postgres } from "../postgres/start"
import { ensureBuild } from "./build"
import { connectDemoStores, demoCountries } from "./connect"
import { createDatabase, migrate } from "./database"
import { startEmulatorProcess } from "./emulator"
import { adminClient, type Client } from "./http"
import { postgresFolder, stopLeftovers, takeDataFolder } from "./leftovers"
import { freePort } from "./ports"
import { createReporter } from "./report"
import { demoSecrets } from "./secrets"
import { seed } from "./seeding"
import { shopProcess, type ShopProcess } from "./shop-process"
import { createStamps } from "./stamps"
import { createStops, joinErrors, type Stops } from "./stops"

export interface DemoOptions {
  /** Everything the demo keeps: databases, logs, secrets. */
  dataDir: string
  /** Preferred ports; others are taken when these are in use. 0: any. */
  ports: { medusa: number; postgres: number; emulator: number }
  /** Countries whose stores are added and connected; default all of the demo. */
  countries?: readonly string[]
  /** Use this database instead of the embedded one. */
  databaseUrl?: string
  /** The environment names a real Amazon application: no local Amazon, nothing is connected. */
  realAmazon?: boolean
  /** Multiplies Amazon's limits, so that hundreds of orders come in at once. */
  rateScale?: number
  /** Seconds until an accepted change of a listing is live at the local Amazon. */
  listingDelaySeconds?: number
  /** Decides the orders at the local Amazon. */
  seed?: number
  /** Processes of worker mode `worker` beside the server, on the same database. */
  workers?: number
  /** Puts something between plugin and local Amazon (a recorder); gives the URL to call instead. */
  between?: (emulatorUrl: string) => Promise<string>
  /** False: only the API, which is built in a third of the time. */
  withAdmin?: boolean
  quiet?: boolean
}

export interface Demo {
  url: string
  login: { email: string; password: string }
  /** Null with a real Amazon. */
  emulatorUrl: string | null
  databaseUrl: string
  /** The embedded PostgreSQL; null when `databaseUrl` was given. */
  postgres: Postgres | null
  /** The server, then the workers. */
  processes: ShopProcess[]
  logDir: string
  /** Signed in to Medusa's admin API. */
  admin: Client
  seconds(): number
  /** Rejects when the server ends by itself. */
  ended: Promise<void>
  stop(): Promise<void>
}

/**
 * Starts everything; whatever was started is stopped again when a step fails or `signal` fires.
 *
 * @throws the reason of `signal` itself when it fired and all could be stopped
 */
export async function startDemo(options: DemoOptions, signal?: AbortSignal): Promise<Demo> {
  const stops = createStops()
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= stopAll(stops))
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason))
  })
  aborted.catch(() => undefined)
  const started = start(options, stop, stops.add, signal)
  try {
    return await Promise.race([started, aborted])
  } catch (error) {
    const failures = await stops.run()
    // What the interrupted step was about to start is undone as well.
    await started.catch(() => undefined)
    failures.push(...(await stops.run()))
    throw joinErrors([error, ...failures])
  }
}

async function stopAll(stops: Stops): Promise<void> {
  const failures = await stops.run()
  if (failures.length) throw joinErrors(failures)
}

async function start(
  options: DemoOptions,
  stop: () => Promise<void>,
  onStop: Stops["add"],
  signal?: AbortSignal
): Promise<Demo> {
  const report = createReporter(options.quiet)
  const step = <T>(value: T): T => {
    signal?.throwIfAborted()
    return value
  }
  const { dataDir } = options
  const logDir = path.join(dataDir, "logs")
  fs.mkdirSync(logDir, { recursive: true })
  onStop(takeDataFolder(dataDir))
  await stopLeftovers(logDir)
  const secrets = demoSecrets(dataDir)
  const stamps = createStamps(dataDir)
  process.env.MEDUSA_DISABLE_TELEMETRY ??= "true"

  let databaseUrl = options.databaseUrl
  let postgres: Postgres | null = null
  if (!databaseUrl) {
    postgres = await startPostgres({
      dataDir: postgresFolder(dataDir),
      port: options.ports.postgres,
    })
    onStop(postgres.stop)
    await createDatabase(postgres.url(), "medusa")
    databaseUrl = postgres.url("medusa")
    const how = postgres.reused ? "was running already" : "started"
    report.say(`PostgreSQL ${how} on port ${postgres.port}, data in ${postgres.dataDir}`)
  } else report.say("Using the database of DATABASE_URL")
  step(null)

  const product = options.withAdmin === false ? "the server" : "server and admin"
  const build = ensureBuild(logDir, report, options.withAdmin)
  onStop(build.stop)
  report.say(
    build.needed
      ? `Building ${product} in the background (about a minute)`
      : `Build of ${product} is there already: the sources have not changed`
  )

  const env: NodeJS.ProcessEnv = {
    DATABASE_URL: databaseUrl,
    AMAZON_ENCRYPTION_KEY: process.env.AMAZON_ENCRYPTION_KEY || secrets.encryptionKey,
    AMAZON_INSTALLATION_ID: process.env.AMAZON_INSTALLATION_ID || secrets.installationId,
    JWT_SECRET: process.env.JWT_SECRET || secrets.jwtSecret,
    COOKIE_SECRET: process.env.COOKIE_SECRET || secrets.cookieSecret,
    LOG_LEVEL: process.env.LOG_LEVEL || "info",
  }
  let emulatorUrl: string | null = null
  if (!options.realAmazon) {
    const rateScale = options.rateScale ?? 1000
    const emulator = await startEmulatorProcess({
      port: await freePort(options.ports.emulator),
      rateScale,
      listingDelaySeconds: options.listingDelaySeconds,
      seed: options.seed,
      dataDir: path.join(dataDir, "emulator"),
      logDir,
    })
    onStop(() => emulator.stop())
    emulatorUrl = emulator.url
    const endpoint = (await options.between?.(emulatorUrl)) ?? emulatorUrl
    Object.assign(env, {
      AMAZON_APPLICATION_ID: DEFAULTS.applicationId,
      AMAZON_CLIENT_ID: DEFAULTS.clientId,
      AMAZON_CLIENT_SECRET: DEFAULTS.clientSecret,
      AMAZON_ENDPOINT: endpoint,
      AMAZON_RATE_SCALE: String(rateScale),
      ...pushNotifications(emulatorUrl),
    })
    report.say(`Local Amazon listens on ${emulatorUrl}`)
  }
  step(null)

  const migrated = await migrate(databaseUrl, stamps, logDir, env, onStop)
  report.say(migrated ? "Database migrated" : "Database is up to date: no migration is new")
  step(null)
  const seeded = await seed({ databaseUrl, emulatorUrl, stamps, logDir, env, onStop })
  report.say(
    seeded ? "Catalogue, regions and admin user are in the shop" : "Shop is seeded already"
  )
  step(null)
  await build.done
  if (build.needed) report.say(`Build of ${product} is done`)
  step(null)

  const processes = await shopProcesses(options, build.directory, env, logDir)
  const [server] = processes
  for (const one of processes) onStop(one.stop)
  await Promise.all(processes.map((one) => one.start()))
  report.say(
    `Medusa answers on ${server.url}` +
      (processes.length > 1 ? `, with ${processes.length - 1} workers` : "")
  )
  step(null)

  const login = {
    email: process.env.ADMIN_EMAIL || "admin@example.com",
    password: process.env.ADMIN_PASSWORD || "supersecret",
  }
  const admin = await adminClient(server.url, login)
  if (emulatorUrl) {
    const countries = options.countries ?? demoCountries
    const { added, connected } = await connectDemoStores(admin, emulatorUrl, countries)
    report.say(
      added.length || connected.length
        ? `Amazon stores added: ${added.length}; connections made: ${connected.length}`
        : "Amazon stores are connected already"
    )
  }
  return {
    url: server.url,
    login,
    emulatorUrl,
    databaseUrl,
    postgres,
    processes,
    logDir,
    admin,
    seconds: report.seconds,
    ended: server.broken,
    stop,
  }
}

/**
 * The server, `shared` so that it hears the events of its own requests: without Redis nobody else
 * does. Workers share its work through the database.
 */
async function shopProcesses(
  options: DemoOptions,
  directory: string,
  env: NodeJS.ProcessEnv,
  logDir: string
): Promise<ShopProcess[]> {
  const admin = options.withAdmin === false ? "true" : "false"
  const common = { directory, env: { ...env, DISABLE_MEDUSA_ADMIN: admin }, logDir }
  const processes = [
    shopProcess({
      ...common,
      name: "server",
      mode: "shared",
      port: await freePort(options.ports.medusa),
    }),
  ]
  for (let number = 1; number <= (options.workers ?? 0); number++) {
    const name = `worker-${number}`
    processes.push(shopProcess({ ...common, name, mode: "worker", port: await freePort() }))
  }
  return processes
}

/** Amazon's push notifications, by the local Amazon's queue; it takes any keys of AWS. */
const pushNotifications = (emulatorUrl: string) => ({
  AMAZON_NOTIFICATIONS_QUEUE_URL: `${emulatorUrl}/000000000000/sp-api-notifications`,
  AMAZON_NOTIFICATIONS_REGION: "eu-west-1",
  AMAZON_NOTIFICATIONS_ENDPOINT: emulatorUrl,
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
})
