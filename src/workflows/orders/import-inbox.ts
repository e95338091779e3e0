import { IN_MEMORY_LOCKING, lockingProviderOf } from "../../modules/amazon/lib/heartbeat"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { explainError } from "../../dataflows/explain-error"
import { leaseOwner } from "../../modules/amazon/services/leases"
import type { ClaimedOrder } from "../../modules/amazon/lib/inbox-types"
import { importAmazonOrdersWorkflow } from "./workflows/import-amazon-orders"
import { heldEvent, raiseHeldProblems } from "./held-problems"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

/** At most 25 orders share one inventory lock. */
const BATCH_SIZE = 25
const LEASE_SECONDS = 120
/** After so many failures of one order alone it is held for a person. */
const ATTEMPTS_BEFORE_HOLD = 4

type ImportContext = Pick<
  DataflowContext,
  "container" | "amazon" | "logger" | "account" | "count" | "deadline" | "signal"
>

export interface ImportCounts {
  imported: number
  held: number
  waiting: number
  ignored: number
}

/**
 * Projects received orders into Medusa, a batch at a time, until none is left or the slice ends. Any
 * number of processes may do so at once: rows are claimed. A failing batch is halved down to the one
 * order, which waits a little and is held when it keeps failing; the others go on.
 */
export const importInbox = async (
  context: ImportContext,
  ids?: string[]
): Promise<ImportCounts> => {
  if (lockingProviderOf(context.container) !== IN_MEMORY_LOCKING) {
    return drainInbox(context, ids)
  }
  // Locks that other processes do not see: only one of them reserves, the others leave it to it.
  const leased = await context.amazon.leases.run("reservations", LEASE_SECONDS, () =>
    drainInbox(context, ids)
  )
  return leased.ran ? leased.result : nothing()
}

const nothing = (): ImportCounts => ({ imported: 0, held: 0, waiting: 0, ignored: 0 })

const drainInbox = async (context: ImportContext, ids?: string[]): Promise<ImportCounts> => {
  const total = nothing()
  const owner = leaseOwner()
  while (!mustStop(context)) {
    const claimed = await context.amazon.inbox.claim(
      context.account.id,
      owner,
      LEASE_SECONDS,
      BATCH_SIZE,
      ids
    )
    if (!claimed.length) {
      break
    }
    await crashPoint("orders.claimed")
    const done = await importBatch(context, owner, claimed)
    for (const key of Object.keys(total) as (keyof ImportCounts)[]) {
      total[key] += done[key]
      if (done[key]) {
        context.count(key, done[key])
      }
    }
  }
  await raiseHeldProblems(context.amazon, context.account.id)
  return total
}

const importBatch = async (
  context: ImportContext,
  owner: string,
  claimed: ClaimedOrder[]
): Promise<ImportCounts> => {
  try {
    const { result } = await importAmazonOrdersWorkflow(context.container).run({
      input: { owner, orders: claimed },
    })
    await crashPoint("orders.imported")
    return result
  } catch (error) {
    if (claimed.length > 1) {
      const middle = Math.ceil(claimed.length / 2)
      const first = await importBatch(context, owner, claimed.slice(0, middle))
      const second = await importBatch(context, owner, claimed.slice(middle))
      return {
        imported: first.imported + second.imported,
        held: first.held + second.held,
        waiting: first.waiting + second.waiting,
        ignored: first.ignored + second.ignored,
      }
    }
    return putAside(context, owner, claimed[0], error)
  }
}

const putAside = async (
  context: ImportContext,
  owner: string,
  order: ClaimedOrder,
  error: unknown
): Promise<ImportCounts> => {
  const { message } = explainError(error)
  context.logger.error(`amazon order ${order.amazon_order_id} was not imported: ${message}`)
  const attempt = order.attempts + 1
  const hold = attempt >= ATTEMPTS_BEFORE_HOLD
  const reasons = hold ? [{ code: "import_failed" as const, parameters: { message } }] : null
  await context.amazon.inbox.settle(owner, [
    {
      id: order.id,
      state: hold ? "held" : "received",
      held_reasons: reasons,
      event: reasons && heldEvent(reasons),
      projected_at: order.last_updated_at,
      retry_in: hold ? null : 5 * 2 ** attempt,
      failed: true,
    },
  ])
  return { imported: 0, held: hold ? 1 : 0, waiting: 0, ignored: 0 }
}
