import { mustStop, type TrialContext } from "../../dataflows/types"
import { splitPersonalData, summariseOrder } from "../../domain/orders"
import type { ClaimedOrder } from "../../modules/amazon/lib/inbox-types"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { TrialRowDto } from "../../types"
import { judgeOrders, type JudgedOrder } from "./judge-orders"
import { INCLUDED, type OrderCursor, startOf } from "./poll-orders"

const PAGE_SIZE = 100
/** A run's own calls must not wait behind a trial's: Amazon allows few. */
const MOST_PAGES = 3
/** Of what is stored already and not imported yet. */
const MOST_WAITING = 300

/** Buyers are nobody's business in a trial. */
const WITHOUT_BUYERS = INCLUDED.filter((part) => part !== "BUYER" && part !== "RECIPIENT")

/**
 * What an order import would make of a store's orders: those that wait here, and those that Amazon has
 * new or changed since the last reading. Nothing is stored, and no buyer's data is asked for or opened.
 */
export const previewOrders = async (context: TrialContext): Promise<{ complete: boolean }> => {
  const { amazon, account, store, cursor, count } = context
  const waiting = await readWaiting(amazon, account.id, store.id)
  await tell(context, waiting, new Map(waiting.map((order) => [order.amazon_order_id, "received"])))

  const client = await amazon.client(account.id)
  const after = startOf((cursor ?? {}) as OrderCursor, [store.marketplace_id], new Date())
  let token: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    if (mustStop(context)) {
      return { complete: false }
    }
    const { orders, pagination } = await client.orders.searchOrders(
      {
        lastUpdatedAfter: after.toISOString(),
        marketplaceIds: [store.marketplace_id],
        maxResultsPerPage: PAGE_SIZE,
        includedData: WITHOUT_BUYERS,
        ...(token ? { paginationToken: token } : {}),
      },
      { signal: context.signal }
    )
    count("read", orders.length)
    await tellRead(context, orders)
    token = pagination?.nextToken
    if (!token) {
      return { complete: waiting.length < MOST_WAITING }
    }
  }
  return { complete: false }
}

const readWaiting = (
  { db }: AmazonModuleService,
  accountId: string,
  storeId: string
): Promise<ClaimedOrder[]> =>
  rows<ClaimedOrder>(
    db.knex,
    `select id, account_id, amazon_order_id, store_id, marketplace_id, facts, placed_at,
       last_updated_at, attempts, false as abandoned, reserved_at, null as buyer
     from amazon_order
     where account_id = ? and store_id = ? and state in ('received', 'importing')
       and deleted_at is null
     order by placed_at, id limit ?`,
    [accountId, storeId, MOST_WAITING]
  )

interface Known {
  amazon_order_id: string
  state: string
  last_updated_at: Date
}

/** What is not newer than the inbox has it is known; a run would leave it as it is. */
const tellRead = async (context: TrialContext, told: unknown[]): Promise<void> => {
  const { amazon, account, count } = context
  const read = told.map((order) => ({ order, summary: summariseOrder(order) }))
  const known = await rows<Known>(
    amazon.db.knex,
    `select amazon_order_id, state, last_updated_at from amazon_order
     where account_id = ? and amazon_order_id = any(?) and deleted_at is null`,
    [account.id, read.flatMap(({ summary }) => summary.amazon_order_id ?? [])]
  )
  const byNumber = new Map(known.map((row) => [row.amazon_order_id, row]))
  const news: ClaimedOrder[] = []
  for (const { order, summary } of read) {
    const { amazon_order_id: number } = summary
    const before = number ? byNumber.get(number) : undefined
    if (!number) {
      count("unreadable")
    } else if (before && Date.parse(summary.last_updated_at) <= before.last_updated_at.getTime()) {
      count("known")
    } else {
      news.push(asClaimed(context, order, { ...summary, amazon_order_id: number }))
    }
  }
  await tell(context, news, new Map(known.map((row) => [row.amazon_order_id, row.state])))
}

const asClaimed = (
  { account, store }: TrialContext,
  order: unknown,
  summary: ReturnType<typeof summariseOrder> & { amazon_order_id: string }
): ClaimedOrder => ({
  id: summary.amazon_order_id,
  account_id: account.id,
  amazon_order_id: summary.amazon_order_id,
  store_id: store.id,
  marketplace_id: summary.marketplace_id,
  facts: splitPersonalData(order).facts,
  placed_at: new Date(summary.placed_at),
  last_updated_at: new Date(summary.last_updated_at),
  attempts: 0,
  abandoned: false,
  reserved_at: null,
  buyer: null,
})

/** One row for each order, with the states it has and would get. */
const tell = async (
  context: TrialContext,
  orders: ClaimedOrder[],
  states: Map<string, string>
): Promise<void> => {
  for (const judged of await judgeOrders(context.amazon, orders)) {
    const { amazon_order_id: subject } = judged.order
    const now = states.get(subject) ?? null
    const { after, counted, reasons } = verdictOf(judged, now)
    context.count(counted)
    context.found({ kind: "order", subject, now, after, reasons })
  }
}

type Verdict = Pick<TrialRowDto, "reasons"> & { after: string; counted: string }

const because = (code: string, parameters: TrialRowDto["reasons"][number]["parameters"] = {}) => [
  { code, parameters, result: null },
]

const verdictOf = ({ order, projection }: JudgedOrder, now: string | null): Verdict => {
  switch (projection.kind) {
    case "finish":
      return { after: "imported", counted: "would_review", reasons: because("order_changed") }
    case "import":
      return {
        after: "imported",
        counted: "would_import",
        reasons: because(now ? "order_waits" : "order_new", {
          units: projection.order.items.reduce((sum, { quantity }) => sum + Number(quantity), 0),
          grand_total: projection.money.grand_total,
          currency: projection.money.currency_code,
        }),
      }
    case "hold":
      return {
        after: "held",
        counted: "would_hold",
        reasons: projection.reasons.map((reason) => ({ ...reason, result: null })),
      }
    case "wait":
      return { after: "waiting", counted: "would_wait", reasons: because(projection.reason) }
    case "ignore":
      return {
        after: now === "imported" ? now : "ignored",
        counted: "would_ignore",
        reasons: because(projection.reason, { order: order.amazon_order_id }),
      }
  }
}
