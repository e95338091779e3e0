import { createHash } from "node:crypto"
import { Client } from "pg"
import { fingerprint } from "./fingerprint"
import { medusa } from "./medusa-cli"
import type { Stamps } from "./stamps"

const migrationSources = [
  "src/modules/amazon/migrations",
  "src/links",
  "medusa-config.ts",
  "package-lock.json",
]

/** Creates the database unless it exists. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Tells a database from another one of the same name: stamps of a dropped one do not count. */
export async function databaseIdentity(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select oid::text as oid, to_regclass('public.mikro_orm_migrations') is not null as migrated
         from pg_database where datname = current_database()`
    )
    const server = createHash("sha256")
      .update(url.replace(/:\d+\//, "/"))
      .digest("hex")
      .slice(0, 8)
    return `${server}/${rows[0].oid}${rows[0].migrated ? "" : " empty"}`
  })
}

/**
 * Runs Medusa's migrations unless this database has seen these very migrations (a run with nothing
 * to do takes ten seconds).
 *
 * @returns false when there was nothing to do
 */
export async function migrate(
  url: string,
  stamps: Stamps,
  logDir: string,
  env: NodeJS.ProcessEnv,
  onStop: (undo: () => Promise<void>) => void
): Promise<boolean> {
  const wanted = fingerprint(migrationSources)
  const key = async () => `migrated ${await databaseIdentity(url)}`
  if (stamps.has(await key(), wanted)) return false
  const args = ["db:migrate", "--execute-safe-links"]
  const child = medusa({ args, name: "migrate", logDir, env })
  onStop(() => child.stop(0))
  await child.done
  stamps.set(await key(), wanted)
  return true
}
