import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { listUnits } from "../../dataflows/list-units"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import { databaseClock } from "../../modules/amazon/lib/knex"
import { markChangedStock } from "../../modules/amazon/medusa-tables/stock-facts"
import { requeueUnreserved } from "../../modules/amazon/medusa-tables/unreserved-orders"
import type AmazonModuleService from "../../modules/amazon/service"
import { startDrain } from "./signal-stock-change"

const FLOW = "stock-update"
const LEASE_SECONDS = 60
const SWEEP_MS = 10_000
const COMPARE_MS = 5 * 60_000
/** They take at most this part of the time, however much there is to look at. */
const SWEEP_SHARE = 0.05
const COMPARE_SHARE = 0.01
/** Medusa stamps a row with its process's clock, and commits it later. */
const OVERLAP_MS = 2 * 60_000

/** In the cursor of the account's stock update. Moments by the database's clock. */
interface SweepCursor {
  compared_at?: string
  compare_ms?: number
  swept_at?: string
  sweep_ms?: number
}

/**
 * Starts the sweep of every account whose stock is sent, beside its drain, so that no change waits for
 * the search of others. What is found is drained at once.
 */
export const startStockSweeps = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const units = (await listUnits(amazon)).filter(({ flow, ready }) => flow.id === FLOW && ready)
  for (const { account } of stopping().aborted ? [] : units) {
    inProcess(`stock-sweep:${account.id}`, async () => {
      if (await sweepStock(amazon, account.id)) {
        startDrain(container, account.id)
      }
    }).catch((error) => logger.error(`amazon stock sweep of ${account.id}: ${errorText(error)}`))
  }
}

/**
 * The net below the events, which die with their process and which a process without subscribers never
 * hears: every few seconds it looks at what was written to lately in Medusa's inventory, every few
 * minutes it compares everything, as locations, links, rules and late commits have no other sign.
 * @returns how many offer items it marked.
 */
export const sweepStock = async (
  amazon: AmazonModuleService,
  accountId: string
): Promise<number> => {
  const swept = await amazon.leases.run(`stock-sweep:${accountId}`, LEASE_SECONDS, async () => {
    const row = await amazon.dataflows.get(accountId, FLOW)
    if (!row) {
      return 0
    }
    const { marked, next } = await sweep(amazon, accountId, (row.cursor ?? {}) as SweepCursor)
    if (next) {
      await reserveLate(amazon, accountId)
    }
    if (next) {
      // After the marks: a kill in between looks again.
      await amazon.dataflows.saveCursor(row.id, next)
    }
    return marked
  })
  return swept.ran ? swept.result : 0
}

const sweep = async (
  { db }: AmazonModuleService,
  accountId: string,
  cursor: SweepCursor
): Promise<{ marked: number; next?: SweepCursor }> => {
  const now = await databaseClock(db.knex)
  const at = now.toISOString()
  const isPast = (moment: string, pauseMs: number) => now.getTime() - Date.parse(moment) > pauseMs
  const comparePause = Math.max(COMPARE_MS, (cursor.compare_ms ?? 0) / COMPARE_SHARE)
  if (!cursor.compared_at || isPast(cursor.compared_at, comparePause)) {
    const { marked, ms } = await timed(() => markChangedStock(db.knex, accountId))
    return { marked, next: { compared_at: at, compare_ms: ms, swept_at: at } }
  }
  const sweepPause = Math.max(SWEEP_MS, (cursor.sweep_ms ?? 0) / SWEEP_SHARE)
  if (cursor.swept_at && !isPast(cursor.swept_at, sweepPause)) {
    return { marked: 0 }
  }
  const since = new Date(Date.parse(cursor.compared_at) - OVERLAP_MS)
  const { marked, ms } = await timed(() => markChangedStock(db.knex, accountId, { since }))
  return { marked, next: { ...cursor, swept_at: at, sweep_ms: ms } }
}

const timed = async <T extends object>(work: () => Promise<T>): Promise<T & { ms: number }> => {
  const started = performance.now()
  const result = await work()
  return { ...result, ms: Math.round(performance.now() - started) }
}

/** Orders that had no stock location and have one now: the order import reserves their units. */
const reserveLate = async (amazon: AmazonModuleService, accountId: string): Promise<void> => {
  const placed = await requeueUnreserved(amazon.db.knex, accountId)
  for (const { owner_id, seller_sku } of placed) {
    await amazon.problems.resolve(owner_id, "no_stock_location", seller_sku)
  }
  if (placed.length) {
    await amazon.dataflows.makeDue([accountId], "order-import")
  }
}
