import { IN_MEMORY_LOCKING, lockingProviderOf } from "../../modules/amazon/lib/heartbeat"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { explainError } from "../../dataflows/explain-error"
import { noteKeyFault } from "../../dataflows/note-keys"
import { isKeyFault } from "../../modules/amazon/lib/refusal"
import { leaseOwner } from "../../modules/amazon/services/leases"
import type { ClaimedOrder } from "../../modules/amazon/lib/inbox-types"
import { importAmazonOrdersWorkflow } from "./workflows/import-amazon-orders"
import { announceOrders } from "./announce-orders"
import { heldEvent, raiseHeldProblems } from "./held-problems"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

/** More would share each round trip by more orders and save little (docs/performance.md). */
const BATCH_SIZE = 50
/** While PostgreSQL works on one batch, Node does on another. */
const LANES = 2
const LEASE_SECONDS = 120
/** Between two looks whether a missing encryption key is back. */
const KEY_PAUSE_SECONDS = 60
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
  await announceOrders(context)
  const total = nothing()
  const state = { failed: false }
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    drainLane(context, total, state, lane === 0, ids)
  )
  // A lane that failed ends the others after their batch; none is left behind at work.
  const ended = await Promise.allSettled(lanes)
  const failure = ended.find((lane) => lane.status === "rejected")
  if (failure) {
    throw failure.reason
  }
  await raiseHeldProblems(context.amazon, context.account.id)
  return total
}

/**
 * Batch after batch; another lane or process has others, as rows are claimed. One lane alone takes up
 * orders whose importer died: the one they died of would take an innocent one along again and again.
 */
const drainLane = async (
  context: ImportContext,
  total: ImportCounts,
  state: { failed: boolean },
  abandonedToo: boolean,
  ids?: string[]
): Promise<void> => {
  const owner = leaseOwner()
  try {
    while (!mustStop(context) && !state.failed) {
      const claimed = await context.amazon.inbox.claim(
        context.account.id,
        owner,
        LEASE_SECONDS,
        BATCH_SIZE,
        ids,
        abandonedToo
      )
      if (!claimed.length) {
        return
      }
      await crashPoint("orders.claimed")
      const done = isDeadly(claimed)
        ? await hold(context, owner, claimed[0], DEADLY)
        : await importBatch(context, owner, claimed)
      for (const key of Object.keys(total) as (keyof ImportCounts)[]) {
        total[key] += done[key]
        if (done[key]) {
          context.count(key, done[key])
        }
      }
    }
  } catch (error) {
    state.failed = true
    throw error
  }
}

const DEADLY = "Each process that imported it ended before it was done."

/** An order abandoned so often, the last times alone, is what its importers die of. */
const isDeadly = ([order]: ClaimedOrder[]): boolean =>
  order.abandoned && order.attempts >= ATTEMPTS_BEFORE_HOLD

const importBatch = async (
  context: ImportContext,
  owner: string,
  claimed: ClaimedOrder[]
): Promise<ImportCounts> => {
  let counts: ImportCounts
  try {
    const { result } = await importAmazonOrdersWorkflow(context.container).run({
      input: { owner, orders: claimed },
    })
    counts = result
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
  await crashPoint("orders.imported")
  // They are imported whether or not this succeeds; the next drain announces what is left.
  await announceOrders(
    context,
    claimed.map(({ id }) => id)
  )
  return counts
}

const putAside = async (
  context: ImportContext,
  owner: string,
  order: ClaimedOrder,
  error: unknown
): Promise<ImportCounts> => {
  const { message } = explainError(error)
  context.logger.error(`amazon order ${order.amazon_order_id} was not imported: ${message}`)
  if (isKeyFault(error)) {
    await noteKeyFault(context.amazon, context.account, error)
    return awaitKey(context, owner, order)
  }
  const attempt = order.attempts + 1
  if (attempt >= ATTEMPTS_BEFORE_HOLD) {
    return hold(context, owner, order, message)
  }
  await context.amazon.inbox.settle(owner, [
    {
      id: order.id,
      state: "received",
      projected_at: order.last_updated_at,
      retry_in: 5 * 2 ** attempt,
      failed: true,
    },
  ])
  return nothing()
}

/** The order is well, only its buyer cannot be read: it waits for the key, however long. */
const awaitKey = async (
  context: ImportContext,
  owner: string,
  order: ClaimedOrder
): Promise<ImportCounts> => {
  await context.amazon.inbox.settle(owner, [
    {
      id: order.id,
      state: "received",
      projected_at: order.last_updated_at,
      retry_in: KEY_PAUSE_SECONDS,
    },
  ])
  return nothing()
}

const hold = async (
  context: ImportContext,
  owner: string,
  order: ClaimedOrder,
  message: string
): Promise<ImportCounts> => {
  const reasons = [{ code: "import_failed" as const, parameters: { message } }]
  await context.amazon.inbox.settle(owner, [
    {
      id: order.id,
      state: "held",
      held_reasons: reasons,
      event: heldEvent(reasons),
      projected_at: order.last_updated_at,
      failed: true,
    },
  ])
  return { ...nothing(), held: 1 }
}
