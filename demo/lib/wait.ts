import { setTimeout as sleep } from "node:timers/promises"

/**
 * Asks again until the answer is neither null nor undefined.
 *
 * @throws after `seconds`, with the text of `missing()`
 */
export async function waitFor<T>(
  probe: () => Promise<T | null | undefined>,
  seconds: number,
  missing: () => string,
  pause = 500
): Promise<T> {
  const limit = Date.now() + seconds * 1000
  for (;;) {
    const answer = await probe()
    if (answer !== null && answer !== undefined) return answer
    if (Date.now() > limit) throw new Error(`After ${seconds} s: ${missing()}`)
    await sleep(pause)
  }
}
