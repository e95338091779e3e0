import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { startChild, type Child } from "./children"
import { root } from "./paths"

export interface EmulatorOptions {
  port: number
  /** Multiplies Amazon's limits; the plugin must be given the same. */
  rateScale: number
  /** Until an accepted change of a listing is live; Amazon takes its time. */
  listingDelaySeconds?: number
  /** Decides the orders. */
  seed?: number
  dataDir: string
  logDir: string
}

/** Starts the local Amazon as its own process and waits until it listens. */
export async function startEmulatorProcess(
  options: EmulatorOptions
): Promise<Child & { url: string }> {
  const args = [
    path.join(root, "emulator", "bin", "sp-api-emulator.mjs"),
    ...["--port", String(options.port)],
    ...["--host", "127.0.0.1"],
    ...["--rate-scale", String(options.rateScale)],
    ...["--listing-delay", String(options.listingDelaySeconds ?? 0)],
    ...["--seed", String(options.seed ?? 1)],
    ...["--data", options.dataDir],
  ]
  fs.mkdirSync(options.dataDir, { recursive: true })
  const child = startChild({ name: "emulator", args, logDir: options.logDir })
  const limit = Date.now() + 60_000
  for (;;) {
    const listening = /listening on (http:\/\/\S+)/.exec(child.output())
    if (listening) return { ...child, url: listening[1] }
    if (child.ended()) await child.done
    if (child.ended() || Date.now() > limit) {
      await child.stop()
      throw new Error(`The local Amazon did not start; see ${child.log}`)
    }
    await sleep(50)
  }
}
