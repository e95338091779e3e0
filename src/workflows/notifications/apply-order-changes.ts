import { mustStop, type DataflowContext } from "../../dataflows/types"
import { planOrderChanges, type ToldOrder } from "../../domain/notifications"
import { crashPoint } from "../../modules/amazon/lib/crash-points"
import { rows } from "../../modules/amazon/lib/knex"
import { AmazonApiError, type Order } from "../../sp-api"
import type { OrderChangeFact } from "../../sp-api/notifications"
import { importInbox } from "../orders/import-inbox"
import { INCLUDED } from "../orders/poll-orders"
import { reviewChangedOrders } from "../orders/review-changed-orders"
import { storeOrders } from "../orders/store-orders"

const TYPES = ["ORDER_CHANGE"]
/** Orders asked for and stored at once. */
const BATCH_SIZE = 10
/** What Amazon gives at once, less what urgent calls keep (`getOrder`: 30, then one in two seconds). */
const STORM = 25
const LOOKED_AT = 500
/** Amazon may tell of an order before it shows it. */
const PAUSE_SECONDS = 60
const ATTEMPTS = 3
/** An order alone is to blame for these; the others are about the account or Amazon as a whole … */
const OF_THE_ORDER = ["invalid_input", "not_found", "unexpected_answer", "conflict"]
/** … but for these, of which an order may be the cause: it comes last next time, and not for ever. */
const MAYBE_OF_THE_ORDER = ["server", "network"]
const ATTEMPTS_OF_AMAZON = 10
/** A poll that began so recently goes on or is followed by its next one soon. */
const POLL_PAUSE_MS = 60_000

/**
 * Orders that Amazon says have changed are asked for and go the way of those that a poll reads: the
 * same inbox, the same projection. Many messages about an order are one call; a storm, or Amazon's
 * limit, is left to an earlier poll.
 */
export const applyOrderChanges = async (context: DataflowContext): Promise<void> => {
  let worked = false
  while (!mustStop(context)) {
    const told = await listTold(context)
    if (!told.length) {
      break
    }
    worked = true
    if (!(await applySome(context, told))) {
      break
    }
  }
  if (worked) {
    await reviewChangedOrders(context)
  }
}

const listTold = async ({ amazon, account }: DataflowContext): Promise<ToldOrder[]> => {
  const subjects = await amazon.notifications.waiting(account.id, TYPES, LOOKED_AT)
  const known = await rows<{ amazon_order_id: string; last_updated_at: Date }>(
    amazon.db.knex,
    `select amazon_order_id, last_updated_at from amazon_order
     where account_id = ? and amazon_order_id = any(?) and deleted_at is null`,
    [account.id, subjects.map(({ subject }) => subject)]
  )
  const knownAt = new Map(known.map((row) => [row.amazon_order_id, row.last_updated_at]))
  return subjects.map(({ subject, ids, facts }) => ({
    orderId: subject,
    ids,
    marketplaceIds: facts.map((fact) => (fact as unknown as OrderChangeFact).marketplaceId),
    changedAt: facts.map((fact) => (fact as unknown as OrderChangeFact).changedAt),
    knownAt: knownAt.get(subject) ?? null,
  }))
}

/** @returns whether there may be more to do now. */
const applySome = async (context: DataflowContext, told: ToldOrder[]): Promise<boolean> => {
  const { amazon, account } = context
  const settings = await switchesOf(context)
  const plan = planOrderChanges(told, {
    ...settings,
    waiting: await amazon.notifications.countWaiting(account.id, TYPES),
    storm: STORM,
  })
  await settle(context, plan.elsewhere, "elsewhere")
  await settle(context, plan.known, "known")
  await leaveToPoll(context, plan.poll)
  const some = plan.fetch.slice(0, BATCH_SIZE)
  const { orders, read, failure } = await fetchOrders(context, some, settings)
  await crashPoint("notifications.orders_read")
  if (orders.length) {
    const stored = await storeOrders(context, orders, "notification")
    await crashPoint("notifications.orders_stored")
    context.count("new", stored.created)
    context.count("changed", stored.updated)
  }
  await settle(context, read, "read")
  if (failure?.kind === "throttled" && settings.canPoll) {
    await leaveToPoll(
      context,
      plan.fetch.filter((order) => !read.includes(order))
    )
  }
  await importInbox(context)
  if (failure && failure.kind !== "throttled") {
    throw failure
  }
  return !failure
}

/** Which stores want notifications, and whether orders are polled at all. */
const switchesOf = async ({ amazon, stores }: DataflowContext) => {
  const switches = await amazon.dataflows.list(stores.map(({ id }) => id))
  const isOn = (storeId: string, flow: string) =>
    switches.find((row) => row.owner_id === storeId && row.flow === flow)?.enabled !== false
  return {
    marketplaces: new Set(
      stores.filter(({ id }) => isOn(id, "notifications")).map((store) => store.marketplace_id)
    ),
    canPoll: stores.some(({ id }) => isOn(id, "order-import")),
  }
}

const settle = async (
  { amazon, count }: DataflowContext,
  orders: ToldOrder[],
  outcome: "elsewhere" | "known" | "read" | "polled" | "unreadable"
): Promise<void> => {
  await amazon.notifications.settle(
    orders.flatMap(({ ids }) => ids),
    outcome
  )
  if (outcome === "known") {
    count("known", orders.length)
  }
}

/** Their change lies within the poll's overlap or after its cursor, so that it brings them. */
const leaveToPoll = async (context: DataflowContext, orders: ToldOrder[]): Promise<void> => {
  if (!orders.length) {
    return
  }
  const { amazon, account } = context
  const poll = await amazon.dataflows.get(account.id, "order-import")
  const last = poll?.last_run_at ? new Date(poll.last_run_at).getTime() : 0
  if (Date.now() - last > POLL_PAUSE_MS) {
    await amazon.dataflows.hasten([account.id], "order-import")
  }
  await settle(context, orders, "polled")
  context.count("left_to_poll", orders.length)
}

/**
 * One call each, until Amazon or its limit allows no more: those read by then are not asked for again.
 * What one order alone causes is put off.
 */
const fetchOrders = async (
  context: DataflowContext,
  told: ToldOrder[],
  { canPoll }: { canPoll: boolean }
): Promise<{ orders: Order[]; read: ToldOrder[]; failure: AmazonApiError | null }> => {
  const { amazon, account, signal } = context
  const client = await amazon.client(account.id)
  const orders: Order[] = []
  const read: ToldOrder[] = []
  for (const order of told) {
    if (mustStop(context)) {
      break
    }
    try {
      orders.push(await client.orders.getOrder(order.orderId, INCLUDED, { signal }))
      read.push(order)
      context.count("read")
    } catch (error) {
      if (!(error instanceof AmazonApiError)) {
        throw error
      }
      if (!OF_THE_ORDER.includes(error.kind)) {
        if (MAYBE_OF_THE_ORDER.includes(error.kind)) {
          await putOff(context, order, canPoll ? ATTEMPTS_OF_AMAZON : Infinity, 0)
        }
        return { orders, read, failure: error }
      }
      await putOff(context, order, ATTEMPTS, PAUSE_SECONDS)
    }
  }
  return { orders, read, failure: null }
}

/** Later again, a few times; then the poll, which reads whole pages, is what is left. */
const putOff = async (
  context: DataflowContext,
  order: ToldOrder,
  most: number,
  pauseSeconds: number
): Promise<void> => {
  const [{ attempts }] = await rows<{ attempts: number }>(
    context.amazon.db.knex,
    `select max(attempts)::int as attempts from amazon_message where id = any(?)`,
    [order.ids]
  )
  if (attempts + 1 >= most) {
    await settle(context, [order], "unreadable")
    context.count("unreadable")
  } else {
    await context.amazon.notifications.postpone(order.ids, pauseSeconds)
  }
}
