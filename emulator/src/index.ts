import { isIPv6 } from "node:net"
import type { AddressInfo } from "node:net"
import { MovableClock, systemClock } from "./core/clock.js"
import type { EmulatorState } from "./core/state.js"
import { loadState, StateFile } from "./core/state-file.js"
import { Emulator } from "./emulator.js"
import { makeServer } from "./http/server.js"
import { loadContract } from "./judging.js"
import { resolveOptions } from "./options.js"
import { loadExamples } from "./replay/examples.js"
import { Replay } from "./replay/replay.js"
import type { EmulatorOptions } from "./options.js"
import { seedState } from "./seed/seed.js"

export type { EmulatorOptions } from "./options.js"
export type { EmulatorState } from "./core/state.js"
export type { Clock } from "./core/clock.js"
export { DEFAULTS } from "./options.js"
export { CONVENTIONS } from "./orders/types.js"
export { FAULT_KINDS } from "./faults/faults.js"
export { MARKETPLACES } from "./amazon/marketplaces.js"
export { SELLERS } from "./amazon/sellers.js"
export { STORE_COUNTRIES } from "./amazon/store-countries.js"

export interface RunningEmulator {
  /** `http://127.0.0.1:PORT` */
  url: string
  port: number
  /** Everything that the emulator remembers; read only. */
  state: EmulatorState
  clock: MovableClock
  /** Saves the state, closes all connections and frees the port. */
  stop(): Promise<void>
}

/**
 * Starts a local Amazon. Goes on from the state in `dataDir` when there is one.
 *
 * @throws when an option is wrong, the port is taken, or the saved state cannot be read
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const resolved = resolveOptions(options)
  const clock = new MovableClock(resolved.clock ?? systemClock)
  const saved = resolved.dataDir ? loadState(resolved.dataDir) : null
  const state = saved ?? seedState(resolved.seed, clock.now(), resolved.forced)
  clock.offsetMs = state.clockOffsetMs
  const file = resolved.dataDir ? new StateFile(resolved.dataDir, () => state) : null
  const contract = await loadContract(resolved.modelsDir)
  const emulator = new Emulator(resolved, state, clock, contract, () => file?.changed())
  if (resolved.replay) {
    emulator.replay = new Replay(await loadExamples(resolved.modelsDir))
  }
  const server = makeServer(emulator)
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(resolved.port, resolved.host, resolve)
  })
  file?.save()
  const { port } = server.address() as AddressInfo
  const url = `http://${isIPv6(resolved.host) ? `[${resolved.host}]` : resolved.host}:${port}`
  emulator.url = resolved.publicUrl ?? url
  emulator.imagesUrl = `${emulator.url}/emulator/images`
  emulator.timeline.run()
  const stop = async () => {
    emulator.timeline.stop()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    file?.save()
  }
  return { url, port, state, clock, stop }
}
