import { setTimeout as sleep } from "node:timers/promises"
import { rows } from "../../../src/modules/amazon/lib/knex"
import { living } from "./lives"
import type { Shop } from "./medusa"

/** Far above any wait of the product: its calls, its locks and its patience with Amazon. */
const PATIENCE_MS = 180_000
const LOOK_MS = 2_000

/**
 * Fails when a life neither goes on nor ends, or nothing new begins: with what each was doing, and what
 * PostgreSQL is waiting for. A run that hangs would only say so by its silence.
 */
export const failWhenStuck = async (
  { amazon }: Shop,
  now: () => { runs: number; inHand: string },
  over: AbortSignal
): Promise<void> => {
  let [count, since] = [now().runs, Date.now()]
  for (;;) {
    // The end of what is watched wakes this as well.
    await sleep(LOOK_MS, undefined, { signal: over }).catch(() => undefined)
    if (over.aborted) return
    if (now().runs !== count) [count, since] = [now().runs, Date.now()]
    const oldest = Math.min(since, ...[...living].map(({ movedAt }) => movedAt))
    if (Date.now() - oldest > PATIENCE_MS) break
  }
  const lives = [...living].map(
    ({ name, instants, movedAt, last }) =>
      `${name}: ${instants} instants, silent for ${Math.round((Date.now() - movedAt) / 1000)} s after ${last}`
  )
  const sessions = await rows<{ said: string }>(
    amazon.db.knex,
    `select concat_ws(' ', pid, state, wait_event_type, wait_event, pg_blocking_pids(pid)::text,
       left(regexp_replace(query, '\s+', ' ', 'g'), 200)) as said
     from pg_stat_activity where datname = current_database() and state <> 'idle'
       and pid <> pg_backend_pid()`
  )
  throw new Error(
    [
      `The run is stuck. In hand: ${now().inHand || "nothing"}. Lives:`,
      ...lives,
      "PostgreSQL:",
      ...sessions.map(({ said }) => said),
    ].join("\n  ")
  )
}
