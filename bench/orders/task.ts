import fs from "node:fs"
import type { CatalogueEntry } from "./amazon-orders"

/** What the command hands to the processes that have Medusa in them, as a file. */
export interface Task {
  orders: unknown[]
  /** How many of them are imported in the comparison; the rest is stored for the importers. */
  compared: number
  rounds: number
  marketplaces: string[]
  catalogue: CatalogueEntry[]
}

const file = (name: "BENCH_TASK" | "BENCH_RESULT") => {
  const found = process.env[name]
  if (!found) {
    throw new Error(`${name} is not set: run npm run bench -- orders`)
  }
  return found
}

export const readTask = (): Task => JSON.parse(fs.readFileSync(file("BENCH_TASK"), "utf8"))

export const writeResult = (result: unknown): void =>
  fs.writeFileSync(file("BENCH_RESULT"), JSON.stringify(result))
