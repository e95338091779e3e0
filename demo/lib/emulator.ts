import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { startChild, type Child } from "./children"
import { root } from "./paths"

/** What the local Amazon and the plugin know each other by. */
export const emulatorApplication = {
  applicationId: "amzn1.sp.solution.emulator",
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecret: "amzn1.oa2-cs.v1.emulator",
}

export interface EmulatorOptions {
  port: number
  /** Multiplies Amazon's limits; the plugin must be given the same. */
  rateScale: number
  dataDir: string
  logDir: string
  seed?: number
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
    ...["--data", options.dataDir],
    ...(options.seed === undefined ? [] : ["--seed", String(options.seed)]),
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
