import { startPostgres, type Postgres } from "./start"
import { makeThrowAwayFolder } from "./throw-away-folder"

/** A PostgreSQL for tests: its data is gone after `stop`, and not durable. */
export async function startThrowAwayPostgres(): Promise<Postgres> {
  const folder = await makeThrowAwayFolder()
  const postgres = await startPostgres({
    dataDir: folder.dataDir,
    flags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  })
  const stop = async () => {
    await postgres.stop()
    folder.remove()
  }
  return { ...postgres, stop }
}
