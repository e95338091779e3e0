import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createDatabase } from "../../../demo/lib/database"
import { medusa } from "../../../demo/lib/medusa-cli"
import type { Stops } from "../../../demo/lib/stops"
import { startThrowAwayPostgres } from "../../../demo/postgres/throw-away"
import { runDataflow } from "../../../src/dataflows/run-dataflow"
import { requireFlow } from "../../../src/dataflows/registry"
import { createAmazonStoreWorkflow } from "../../../src/workflows/stores/workflows/create-amazon-store"
import { rows } from "../../../src/modules/amazon/lib/knex"
import { connectStoreByConsent } from "../../helpers/connect-store"
import { COUNTRIES, startAmazon, type AmazonControl } from "./amazon"
import { bootMedusa, openShop, setEnvironment, type Shop } from "./medusa"

export interface Stage {
  shop: Shop
  control: AmazonControl
  databaseUrl: string
  logDir: string
}

const DATABASE = "faults"

/** PostgreSQL, the local Amazon, a migrated and seeded shop, its stores connected: booted once. */
export const setStage = async (
  options: { daysBack: number; seed: number },
  stops: Stops,
  say: (text: string) => void
): Promise<Stage> => {
  const logDir = fs.mkdtempSync(path.join(os.tmpdir(), "medusa-plugin-amazon-faults-"))
  stops.add(() => fs.rmSync(logDir, { recursive: true, force: true }))
  const postgres = await startThrowAwayPostgres()
  stops.add(postgres.stop)
  const databaseUrl = postgres.url(DATABASE)
  await createDatabase(postgres.url(), DATABASE)
  const { control, stop } = await startAmazon({ ...options, logDir })
  stops.add(stop)
  setEnvironment(databaseUrl, control.url)
  say("PostgreSQL and the local Amazon run")
  const migration = medusa({
    args: ["db:migrate", "--execute-safe-links"],
    name: "migrate",
    logDir,
  })
  stops.add(() => migration.stop(0))
  await migration.done
  say("Database migrated")
  const booted = await bootMedusa()
  stops.add(booted.stop)
  process.env.EMULATOR_URL = control.url
  const { default: seed } = await import("../../../demo/seed")
  await seed({ container: booted.container, args: [] })
  await connectStores(booted, control)
  const shop = await openShop(booted)
  for (const store of shop.stores) {
    await runDataflow(shop.container, requireFlow("listing-sync"), shop.account, [store])
  }
  say("Medusa booted, shop seeded, stores connected, listings read")
  return { shop, control, databaseUrl, logDir }
}

type Booted = Parameters<typeof openShop>[0]

const connectStores = async ({ container, amazon }: Booted, control: AmazonControl) => {
  const { knex } = amazon.db
  const [channel] = await rows<{ id: string }>(
    knex,
    `select id from sales_channel where name = 'Amazon' and deleted_at is null`
  )
  const places = await rows<{ id: string }>(knex, `select id from stock_location order by name`)
  for (const country of COUNTRIES) {
    const { result } = await createAmazonStoreWorkflow(container).run({
      input: {
        name: `Amazon ${country}`,
        marketplace_id: MARKETPLACES[country],
        sales_channel_id: channel.id,
        stock_location_ids: places.map(({ id }) => id),
        stock_enabled: true,
      },
    })
    await connectStoreByConsent(container, result.id, (body) =>
      control.http.post<{ redirect: string }>("/emulator/consent", body)
    )
  }
}

const MARKETPLACES: Record<string, string> = {
  DE: "A1PA6795UKMFR9",
  NL: "A1805IZSGTT6HS",
  GB: "A1F83G8C2ARO7P",
}
