import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { removePostgresData } from "./data-dir"
import { startPostgres, type Postgres } from "./start"

/** A PostgreSQL for tests: data in the system's temporary folder, gone after `stop`, not durable. */
export async function startThrowAwayPostgres(): Promise<Postgres> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "medusa-plugin-amazon-test-"))
  fs.chmodSync(directory, 0o755)
  const dataDir = path.join(directory, "data")
  const postgres = await startPostgres({
    dataDir,
    flags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  })
  const stop = async () => {
    await postgres.stop()
    removePostgresData(dataDir)
    fs.rmSync(directory, { recursive: true, force: true })
  }
  return { ...postgres, stop }
}
