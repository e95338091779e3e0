import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { seedState } from "../seed/seed.js"
import type { Json } from "./route.js"

/**
 * `POST /emulator/reset`: as at the first start, from `seed` (that of the present state). Sellers'
 * consents and tokens are kept unless `grants` is true, so that clients stay connected; the clock
 * goes on where it is, faults and the log of calls are emptied.
 */
export function resetState(emulator: Emulator, input: Json) {
  const seed = input.seed ?? emulator.state.seed
  if (!Number.isInteger(seed) || (seed as number) < 0) {
    throw new InputError(`seed is ${String(seed)}: give a whole number`)
  }
  const { state, clock, options } = emulator
  const fresh = seedState(seed as number, clock.now(), options.forced)
  const { codes, grants, accessTokens, buckets } = state
  // The limits hold on to this object.
  Object.keys(buckets).forEach((key) => delete buckets[key])
  const kept = input.grants === true ? {} : { codes, grants, accessTokens }
  Object.assign(state, fresh, { buckets }, kept)
  emulator.random.state = state.randomState
  emulator.faults.clear()
  emulator.calls.clear()
  emulator.refusals.clear()
  emulator.changed()
  return { seed, orders: Object.keys(state.orders).length }
}
