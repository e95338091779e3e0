import { Client } from "pg"
import { Secrets } from "../../src/modules/amazon/lib/secrets"
import { observe } from "./observations"

const SEALED = /^v1\.[^.]+\.[\w-]+\.[\w-]+\.[\w-]+$/

const connect = async (database: string): Promise<Client> => {
  const client = new Client({
    host: process.env.DB_HOST,
    port: Number(process.env.DB_PORT),
    user: process.env.DB_USERNAME,
    password: process.env.DB_PASSWORD,
    database,
  })
  await client.connect()
  return client
}

const rowsOf = async <Row>(database: string, sql: string): Promise<Row[]> => {
  const client = await connect(database)
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** Databases of the suite that runs now: its runner names them, and drops them at its end. */
const databases = async (): Promise<string[]> => {
  const rows = await rowsOf<{ datname: string }>(
    "postgres",
    `select datname from pg_database
     where datname like 'medusa-%-integration-%' and datname not like '%-template'`
  )
  return rows.map(({ datname }) => datname)
}

const tables = async (database: string): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    database,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`
  )
  return rows.map(({ name }) => name)
}

/** Every column of every row of every table, whatever its type; what is sealed is opened as well. */
export const observeColumns = async (): Promise<void> => {
  const secrets = new Secrets(process.env.AMAZON_ENCRYPTION_KEY)
  for (const database of await databases()) {
    const selects = (await tables(database)).map(
      (name) => `select '${name.replace(/'/g, "''")}' as name, to_jsonb(r) as row from ${name} r`
    )
    if (!selects.length) continue
    const found = await rowsOf<{ name: string; row: Record<string, unknown> }>(
      database,
      selects.join(" union all ")
    )
    for (const { name, row } of found) {
      for (const [column, value] of Object.entries(row)) {
        if (value === null || typeof value === "number" || typeof value === "boolean") continue
        const text = typeof value === "string" ? value : JSON.stringify(value)
        const where = `${name.replace(/^public\./, "")}.${column}`
        observe("column", where, text)
        const opened = SEALED.test(text) && open(secrets, text)
        if (opened) observe("column", where, opened, true)
      }
    }
  }
}

/** Null of what another key sealed: some tests are about that. */
const open = (secrets: Secrets, sealed: string): string | null => {
  try {
    return secrets.open(sealed)
  } catch {
    return null
  }
}
