import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { completeListings } from "../listings/complete.js"
import { seedState } from "../seed/seed.js"
import type { Json } from "./route.js"

/**
 * `POST /emulator/reset`: as at the first start, from `seed` (that of the present state). Sellers'
 * consents and tokens are kept unless `grants` is true, so that clients stay connected; the clock
 * goes on where it is; faults, oddities, the skew of `Date` and the log of calls are emptied.
 */
export function resetState(emulator: Emulator, input: Json) {
  const seed = input.seed ?? emulator.state.seed
  if (!Number.isInteger(seed) || (seed as number) < 0) {
    throw new InputError(`seed is ${String(seed)}: give a whole number`)
  }
  const { state, clock, options } = emulator
  const fresh = seedState(seed as number, clock.now(), options.forced)
  const { codes, grants, accessTokens } = structuredClone(state)
  Object.keys(state.documents).forEach((id) => emulator.contents.delete(id))
  refill(state, fresh)
  if (input.grants !== true) {
    refill(state, { codes, grants, accessTokens })
  }
  completeListings(state.listings)
  emulator.random.state = state.randomState
  emulator.faults.clear()
  emulator.oddities.clear()
  emulator.dateSkewMs = 0
  emulator.calls.clear()
  emulator.refusals.clear()
  emulator.changed()
  return { seed, orders: Object.keys(state.orders).length }
}

/** In place: parts of the emulator, and whoever embeds it, hold on to the state's objects. */
function refill(target: object, source: object): void {
  const into = target as Record<string, unknown>
  for (const [name, value] of Object.entries(source)) {
    const present = into[name]
    if (isPlain(present) && isPlain(value)) {
      Object.keys(present).forEach((key) => delete present[key])
      Object.assign(present, value)
    } else {
      into[name] = value
    }
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
