import type { DataflowContext } from "../../dataflows/types"
import { databaseClock } from "../../modules/amazon/lib/knex"
import { markChangedStock } from "../../modules/amazon/medusa-tables/stock-facts"

const SWEEP_MS = 10_000
const COMPARE_MS = 5 * 60_000
/** A comparison takes at most this part of the time, however many offer items there are. */
const COMPARE_SHARE = 0.01
/** Medusa stamps a row with its process's clock, and commits it later. */
const OVERLAP_MS = 2 * 60_000

/** Moments by the database's clock. */
interface SweepCursor {
  compared_at?: string
  compare_ms?: number
  swept_at?: string
}

/**
 * The net below the events, which die with their process and which a process without subscribers never
 * hears: every few seconds it looks at what was written to lately in Medusa's inventory, every few
 * minutes it compares everything, as locations, links, rules and late commits have no other sign.
 * @returns how many offer items it marked.
 */
export const sweepStock = async (context: DataflowContext): Promise<number> => {
  const { amazon, account } = context
  const { knex } = amazon.db
  const cursor = (context.cursor ?? {}) as SweepCursor
  const now = await databaseClock(knex)
  const since = (moment: string) => now.getTime() - Date.parse(moment)
  const pause = Math.max(COMPARE_MS, (cursor.compare_ms ?? 0) / COMPARE_SHARE)
  if (!cursor.compared_at || since(cursor.compared_at) > pause) {
    const started = performance.now()
    const { marked } = await markChangedStock(knex, account.id)
    const compare_ms = Math.round(performance.now() - started)
    await context.saveCursor({ compared_at: now, compare_ms, swept_at: now })
    return marked
  }
  if (cursor.swept_at && since(cursor.swept_at) < SWEEP_MS) {
    return 0
  }
  const { marked } = await markChangedStock(knex, account.id, {
    since: new Date(Date.parse(cursor.compared_at) - OVERLAP_MS),
  })
  await context.saveCursor({ ...cursor, swept_at: now })
  return marked
}
