import { randomBytes } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { DEFAULTS } from "../../../emulator/src/options"
import { createDatabase } from "../../../demo/lib/database"
import { startEmulatorProcess } from "../../../demo/lib/emulator"
import { root } from "../../../demo/lib/paths"
import { freePort } from "../../../demo/lib/ports"
import { amazonControl, type AmazonControl } from "../../../demo/smoke/amazon"
import { startPostgres } from "../../../demo/postgres/start"
import { startRedis } from "./redis"
import { say } from "./say"
import { Shop } from "./shop"
import { openWorkspace, type Workspace } from "./workspace"

const RATE_SCALE = 1000
const previousFolder = path.join(root, "integration-tests", "host", "previous")

export const login = { email: "admin@example.com", password: "supersecret" }

/** Everything around the plugin: the shop's servers, and Amazon. */
export interface Host {
  workspace: Workspace
  shop: Shop
  /** Address of the shop in every phase: Amazon knows it. */
  url: string
  port: string
  amazon: AmazonControl
  emulatorUrl: string
  databaseUrl: string
  /** Tarball of the version before. */
  previous: string
}

export async function startHost(): Promise<Host> {
  const workspace = await openWorkspace()
  const { logDir, directory } = workspace
  process.env.MEDUSA_DISABLE_TELEMETRY = "true"
  const postgres = await startPostgres({
    dataDir: workspace.postgresDir,
    flags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  })
  workspace.onStop(postgres.stop)
  await createDatabase(postgres.url(), "shop")
  const redis = await startRedis(workspace)
  say(`Redis: ${redis.source}`)
  const emulator = await startEmulatorProcess({
    port: await freePort(),
    rateScale: RATE_SCALE,
    dataDir: path.join(directory, "emulator"),
    logDir,
  })
  workspace.onStop(() => emulator.stop())

  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const databaseUrl = postgres.url("shop")
  const shop = new Shop(workspace, {
    ...{ DATABASE_URL: databaseUrl, REDIS_URL: redis.url },
    ...{ STORE_CORS: url, ADMIN_CORS: url, AUTH_CORS: url, MEDUSA_BACKEND_URL: url },
    JWT_SECRET: randomBytes(32).toString("hex"),
    COOKIE_SECRET: randomBytes(32).toString("hex"),
    ADMIN_EMAIL: login.email,
    ADMIN_PASSWORD: login.password,
    AMAZON_APPLICATION_ID: DEFAULTS.applicationId,
    AMAZON_CLIENT_ID: DEFAULTS.clientId,
    AMAZON_CLIENT_SECRET: DEFAULTS.clientSecret,
    AMAZON_ENCRYPTION_KEY: `shop:${randomBytes(32).toString("base64")}`,
    AMAZON_INSTALLATION_ID: "plain-shop",
    AMAZON_ENDPOINT: emulator.url,
    AMAZON_RATE_SCALE: String(RATE_SCALE),
  })
  return {
    ...{ workspace, shop, url, port, databaseUrl, emulatorUrl: emulator.url },
    amazon: amazonControl(emulator.url),
    previous: previousTarball(),
  }
}

function previousTarball(): string {
  const found = fs.readdirSync(previousFolder).filter((name) => name.endsWith(".tgz"))
  if (found.length === 1) return path.join(previousFolder, found[0])
  throw new Error(`${previousFolder} must hold one tarball, and holds ${found.length}`)
}
