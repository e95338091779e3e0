import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { withClient } from "../../demo/lib/database"
import { medusa } from "../../demo/lib/medusa-cli"
import { root } from "../../demo/lib/paths"
import { listen, type Shop } from "./shop"
import { untilTrue } from "./wait-until"

/** Longer than the job's and the heartbeat's interval: what would flood the log has begun to. */
const SOME_TICKS_MS = 12_000

/** The shop is started on a database that Medusa has migrated and the plugin has not. */
export async function notMigrated({ demo }: Shop) {
  await Promise.all(demo.processes.map((one) => one.terminate()))
  const bare = await copyWithoutOurs(demo.databaseUrl)
  const [server] = demo.processes
  await server.start({ DATABASE_URL: bare })
  const heard = listen(demo, { fromStart: true })
  const ours = () =>
    heard()
      .filter(({ name }) => name === server.name)
      .flatMap(({ lines }) => lines.filter((line) => line.includes("amazon")))

  await untilTrue(async () => ours().length > 0, 30, "the log says nothing")
  await assert.rejects(
    demo.admin.get("/admin/amazon"),
    /answered 409.*"database_not_migrated".*npx medusa db:migrate/
  )
  await assert.rejects(demo.admin.get("/admin/amazon/problems"), /answered 409/)
  await sleep(SOME_TICKS_MS)
  const lines = ours()
  assert.equal(lines.length, 1, lines.join("\n"))
  assert.match(lines[0], /lacks \d+ of the plugin's migrations.*npx medusa db:migrate/)

  const args = ["db:migrate", "--execute-safe-links"]
  const env = { DATABASE_URL: bare, LOG_LEVEL: "warn" }
  await medusa({ args, name: "migrate-bare", logDir: demo.logDir, env }).done
  await server.terminate()
  await server.start({ DATABASE_URL: bare })
  const { stores } = await demo.admin.get<{ stores: unknown[] }>("/admin/amazon")
  assert.deepEqual(stores, [])
}

/** A copy of the database as it was before the plugin's migrations. */
async function copyWithoutOurs(url: string): Promise<string> {
  const copy = new URL(url)
  copy.pathname = "/bare"
  const server = new URL(url)
  server.pathname = "/postgres"
  const name = new URL(url).pathname.slice(1)
  await withClient(server.href, (client) =>
    client.query(`create database bare template ${client.escapeIdentifier(name)}`)
  )
  const migrations = fs
    .readdirSync(path.join(root, "src/modules/amazon/migrations"))
    .filter((file) => /^Migration\d+\.ts$/.test(file))
    .map((file) => file.replace(".ts", ""))
  await withClient(copy.href, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables
        where schemaname = 'public' and starts_with(tablename, 'amazon_')`
    )
    for (const table of rows) {
      await client.query(`drop table ${client.escapeIdentifier(table.name)} cascade`)
    }
    await client.query("delete from mikro_orm_migrations where name = any($1)", [migrations])
    // The tables of our links are tracked apart, and Medusa would look for them.
    await client.query(
      "delete from link_module_migrations where starts_with(table_name, 'amazon_')"
    )
  })
  return copy.href
}
