import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { DataflowContext } from "../../dataflows/types"
import { decideQuantity, differsFromAmazon } from "../../domain/stock"
import { retryConflicts } from "../../modules/amazon/lib/knex"
import { readMarkedStock } from "../../modules/amazon/medusa-tables/stock-facts"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

const BATCH_SIZE = 500
/** While units of a seller SKU are being imported its figures move; but not for longer than this. */
const PATIENCE_SECONDS = 30

export const quantityKey = (accountId: string, sellerSku: string): string =>
  `${accountId}:${sellerSku}`

/**
 * Decides the quantity of marked offer items and keeps it with its reasons; what differs from what
 * Amazon is expected to have becomes an intent, zero in the urgent lane. What was marked again
 * meanwhile is left to the next round.
 * @param underWay offer items whose quantity is on its way: decided once it is known what Amazon has
 * @returns how many were decided.
 */
export const decideMarkedQuantities = async (
  { amazon, account, count }: Pick<DataflowContext, "amazon" | "account" | "count">,
  underWay: ReadonlySet<string> = new Set()
): Promise<number> => {
  if (!(await amazon.stock.hasMarks(account.id))) {
    return 0
  }
  const marked = await readMarkedStock(amazon.db.knex, account.id, BATCH_SIZE)
  await crashPoint("stock.facts_read")
  const ready = marked.filter(
    (facts) =>
      !underWay.has(facts.id) && (facts.in_flight === 0 || facts.marked_seconds > PATIENCE_SECONDS)
  )
  const decisions = ready.map((facts) => ({ facts, decision: decideQuantity(facts) }))
  const save = async (trx: Knex.Transaction) => {
    const current = await amazon.stock.saveDecisions(
      decisions.map(({ facts, decision }) => ({
        id: facts.id,
        dirty_sequence: facts.dirty_sequence,
        quantity: decision.quantity,
        reasons: decision.reasons,
        figures: facts.figures,
      })),
      trx
    )
    await crashPoint("stock.decisions_saved")
    const holding = decisions.filter(({ facts }) => current.has(facts.id))
    const differing = holding.filter(({ facts, decision }) =>
      differsFromAmazon(decision.quantity, facts.expected_quantity)
    )
    const equal = holding.filter((entry) => !differing.includes(entry))
    await amazon.outbox.enqueue(
      differing.map(({ facts, decision }) => ({
        account_id: account.id,
        store_id: facts.store_id,
        kind: "quantity",
        key: quantityKey(account.id, facts.seller_sku),
        subject_id: facts.id,
        lane: decision.quantity === 0 ? 0 : 1,
        payload: {
          seller_sku: facts.seller_sku,
          quantity: decision.quantity,
          product_type: facts.product_type,
          lead_time_days: facts.lead_time_days,
        },
      })),
      trx
    )
    await crashPoint("stock.intents_enqueued")
    await amazon.outbox.withdraw(
      "quantity",
      // What a paused store has to say waits for its resumption.
      equal.flatMap(({ facts }) =>
        facts.paused && !facts.stock_enabled ? [] : quantityKey(account.id, facts.seller_sku)
      ),
      trx
    )
    await crashPoint("stock.before_commit")
  }
  // Decision and intent are one: a kill in between leaves the mark, and the decision is made again.
  await retryConflicts(() => amazon.db.knex.transaction(save))
  await crashPoint("stock.decided")
  count("decided", decisions.length)
  return decisions.length
}
