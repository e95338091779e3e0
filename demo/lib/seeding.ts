import { databaseIdentity } from "./database"
import { fingerprint } from "./fingerprint"
import { medusa } from "./medusa-cli"
import type { Stamps } from "./stamps"

export interface SeedOptions {
  databaseUrl: string
  /** Local Amazon whose catalogue the shop sells; null: only the shop's own products. */
  emulatorUrl: string | null
  stamps: Stamps
  logDir: string
  env: NodeJS.ProcessEnv
  onStop: (undo: () => Promise<void>) => void
}

/** Fills the shop, unless this very seed has filled this database. */
export async function seed(options: SeedOptions): Promise<boolean> {
  const { databaseUrl, emulatorUrl, stamps, logDir } = options
  const wanted = `${fingerprint(["demo/seed.ts", "demo/seed"])} ${emulatorUrl ? "emulator" : "alone"}`
  const key = `seeded ${await databaseIdentity(databaseUrl)}`
  if (stamps.has(key, wanted)) return false
  const env = { ...options.env, ...(emulatorUrl ? { EMULATOR_URL: emulatorUrl } : {}) }
  const child = medusa({ args: ["exec", "demo/seed.ts"], name: "seed", logDir, env })
  options.onStop(() => child.stop(0))
  await child.done
  stamps.set(key, wanted)
  return true
}
