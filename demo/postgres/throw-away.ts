import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { startPostgres, type Postgres } from "./start"

/** A PostgreSQL for tests: data in the system's temporary folder, gone after `stop`, not durable. */
export async function startThrowAwayPostgres(): Promise<Postgres> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "medusa-plugin-amazon-test-"))
  fs.chmodSync(directory, 0o755)
  const postgres = await startPostgres({
    dataDir: path.join(directory, "data"),
    flags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  })
  const stop = async () => {
    await postgres.stop()
    fs.rmSync(directory, { recursive: true, force: true })
  }
  return { ...postgres, stop }
}
