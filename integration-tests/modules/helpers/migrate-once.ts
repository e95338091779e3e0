import type { SuiteOptions } from "@medusajs/test-utils"

type Database = SuiteOptions["MikroOrmWrapper"]

/**
 * The runner migrates before every test and drops everything after it. With this, a suite's first test
 * migrates and each other one finds the same tables, emptied. Only rows are put back: a test that adds
 * a trigger or a constraint removes it again, or the next one fails.
 */
export const migrateOnce = (database: Database): void => {
  const { setupDatabase, clearDatabase } = database
  let migrated: string | undefined

  database.setupDatabase = async () => {
    if (migrated === undefined) {
      await setupDatabase.call(database)
      await emptyTables(database)
      migrated = await schemaOf(database)
      return
    }
    await emptyTables(database)
    if ((await schemaOf(database)) !== migrated) {
      throw new Error("The test before changed the schema and left it so.")
    }
  }
  database.clearDatabase = async () => undefined
  afterAll(() => clearDatabase.call(database))
}

const execute = async <T>(database: Database, statement: string): Promise<T[]> =>
  database.getManager().execute<T[]>(statement)

/** Migrations put no rows into an empty database: empty tables are the state after them. */
const emptyTables = async (database: Database): Promise<void> => {
  const tables = await execute<{ name: string }>(
    database,
    `select quote_ident(tablename) as name from pg_tables
     where schemaname = 'public' and tablename <> 'mikro_orm_migrations'`
  )
  await execute(
    database,
    `truncate ${tables.map(({ name }) => name).join(", ")} restart identity cascade`
  )
}

/** Tables, indexes, constraints, triggers and functions, as one text to compare. */
const schemaOf = async (database: Database): Promise<string> => {
  const [{ schema }] = await execute<{ schema: string }>(
    database,
    `select string_agg(part, ',' order by part) as schema from (
       select 'relation ' || c.oid || ' ' || c.relnatts as part from pg_class c
       where c.relnamespace = 'public'::regnamespace
       union all select 'constraint ' || oid from pg_constraint
       where connamespace = 'public'::regnamespace
       union all select 'function ' || oid from pg_proc where pronamespace = 'public'::regnamespace
       union all select 'trigger ' || t.oid from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = 'public'::regnamespace
     ) parts`
  )
  return schema
}
