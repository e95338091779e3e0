import { waitFor } from "../../demo/lib/wait"

/** Asks again until the list is empty; fails with what is left of it. */
export async function untilNothing(
  missing: () => Promise<readonly unknown[]>,
  seconds: number,
  what: string
): Promise<void> {
  let last: readonly unknown[] = []
  const probe = async () => {
    last = await missing()
    return last.length === 0 ? true : null
  }
  await waitFor(probe, seconds, () => `${what}: ${JSON.stringify(last.slice(0, 5))}`, 300)
}

/** Asks again until it is so. */
export async function untilTrue(
  question: () => Promise<boolean>,
  seconds: number,
  what: string
): Promise<void> {
  await waitFor(
    async () => ((await question()) ? true : null),
    seconds,
    () => what,
    200
  )
}
