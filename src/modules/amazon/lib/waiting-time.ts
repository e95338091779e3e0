import { AsyncLocalStorage } from "node:async_hooks"

interface Tally {
  ms: number
}

const present = new AsyncLocalStorage<Tally>()

/** Runs `work`, and adds up how long its calls to Amazon wait for Amazon's limits. */
export const withWaitingTime = <T>(work: (waitedMs: () => number) => Promise<T>): Promise<T> => {
  const tally: Tally = { ms: 0 }
  return present.run(tally, () => work(() => tally.ms))
}

/** A call to Amazon waited so long. */
export const noteWaiting = (ms: number): void => {
  const tally = present.getStore()
  if (tally) {
    tally.ms += ms
  }
}
