import { Modules } from "@medusajs/framework/utils"
import { requireFlow } from "../../../src/dataflows/registry"
import { runDataflow } from "../../../src/dataflows/run-dataflow"
import { rows } from "../../../src/modules/amazon/lib/knex"
import { importInbox } from "../../../src/workflows/orders/import-inbox"
import { ORDER_IMPORTED } from "../../../src/workflows/orders/announce-orders"
import type { OrderTruth, OrderWish } from "../lib/amazon"
import { lapse } from "../lib/leases"
import { flowContext } from "../lib/medusa"
import type { Random } from "../lib/random"
import type { Stage } from "../lib/stage"
import type { Load } from "../lib/subject"
import { CursorWatch } from "./cursor-watch"
import { shipOne, type Shipped } from "./shipping"
import { fillShelves, verifyOrders } from "./verify"

/** Orders that wait for an importer, at least, before each import. */
const BACKLOG = 6
/** More than the overlap of two readings, so that each reads a few orders. */
const STEP_SECONDS = 301
const COUNTRY_CODES = ["DE", "NL", "GB"]

/** Buyers order, pay, cancel and change their minds; the shop ships. */
export const openOrders = async (stage: Stage, random: Random): Promise<Load> => {
  const { shop, control } = stage
  const { container, amazon, account, stores } = shop
  const skus = (await control.products())
    .filter(({ shopSku, fulfilledBy }) => shopSku !== null && fulfilledBy === "MERCHANT")
    .map(({ sku }) => sku)
  const shelves = await fillShelves(shop)
  // Stock waits for the first reading of orders, which is part of what dies here.
  const setRead = (at: Date | null) =>
    rows(
      amazon.db.knex,
      `update amazon_dataflow set last_success_at = ?
       where owner_id = ? and flow = 'order-import' and deleted_at is null`,
      [at, account.id]
    )
  await setRead(new Date())
  const sent = await runDataflow(container, requireFlow("full-stock-update"), account, stores)
  if (sent !== "succeeded") {
    throw new Error(`The shelves did not reach Amazon: ${sent}`)
  }
  await setRead(null)
  const cursor = new CursorWatch(shop)
  const pending: string[] = []
  const shipped = new Map<string, Shipped>()
  const announced = new Set<string>()
  container.resolve(Modules.EVENT_BUS).subscribe(
    ORDER_IMPORTED,
    async ({ data }) => {
      announced.add((data as { id: string }).id)
    },
    { subscriberId: "faults" }
  )

  const told = (order: OrderTruth) => {
    cursor.told(order)
    return order
  }
  const place = async () => {
    const wish: OrderWish = { marketplaceId: random.pick(COUNTRY_CODES) }
    const kind = random.next()
    if (kind < 0.08) {
      wish.fulfilledBy = "AMAZON"
    } else {
      const count = random.whole(1, 3)
      wish.items = Array.from({ length: count }, () => ({
        sku: random.pick(skus),
        quantity: random.whole(1, 3),
      }))
    }
    if (kind > 0.85) {
      wish.status = "PENDING"
    }
    const order = told(await control.place(wish))
    if (wish.status === "PENDING") {
      pending.push(order.orderId)
    }
  }
  const decidePending = async () => {
    const orderId = pending.shift()
    if (orderId) {
      told(await control.change(orderId, random.chance(0.7) ? "pay" : "cancel"))
    }
  }
  const changeMind = async () => {
    const [order] = await rows<{ amazon_order_id: string }>(
      amazon.db.knex,
      `select amazon_order_id from amazon_order where state = 'imported'
         and amazon_status = 'UNSHIPPED' and fulfilled_by = 'MERCHANT'
         and not amazon_order_id = any(?)
       order by imported_at desc offset ? limit 1`,
      [[...shipped.keys()], random.whole(0, 20)]
    )
    if (order) {
      told(await control.change(order.amazon_order_id, "request_cancel"))
    }
  }
  const now = Date.now()
  const letTimePass = async () => {
    // Amazon's clock must stay behind ours, however long this goes on.
    if ((await control.now()) < now - 3 * 3_600_000) {
      await control.advance(STEP_SECONDS)
    }
  }
  const poll = () => runDataflow(container, requireFlow("order-import"), account, stores)
  const waiting = async () => {
    const [counts] = await rows<{ all: number; free: number }>(
      amazon.db.knex,
      `select count(*)::int as all, (count(*) filter (
         where coalesce(lease_until, 'epoch') < clock_timestamp()))::int as free
       from amazon_order where state in ('received', 'importing')`
    )
    return counts
  }
  const placeSome = async (count: number) => {
    for (let made = 0; made < count; made++) {
      await place()
    }
  }

  return {
    async prepare(work) {
      if (work === "poll") {
        await placeSome(random.whole(1, 4))
        await decidePending()
        if (random.chance(0.3)) {
          await changeMind()
        }
        await letTimePass()
      } else if (work === "confirm") {
        const parcel = await shipOne(shop, shipped, new Date(await control.now()))
        if (parcel) {
          shipped.set(parcel.amazonOrderId, parcel)
        }
      } else if ((await waiting()).free < BACKLOG) {
        await placeSome(BACKLOG)
        await storeOnly(stage)
      }
    },
    check: () => cursor.check(),
    heard: (orderIds) => orderIds.forEach((id) => announced.add(id)),
    async settle() {
      while (pending.length) {
        await decidePending()
      }
      await letTimePass()
      // A reading that a dead one began is finished first: it ends where that one began.
      let complete = 0
      for (let round = 0; round < 20 && complete < 2; round++) {
        await lapse(shop, "everybody")
        await rows(
          amazon.db.knex,
          `update amazon_order set lease_until = null where state = 'received'`
        )
        await rows(
          amazon.db.knex,
          `update amazon_outbox set not_before = null where state = 'waiting'`
        )
        const read = await poll()
        await runDataflow(container, requireFlow("order-status-update"), account, stores)
        complete = read === "succeeded" && (await waiting()).all === 0 ? complete + 1 : 0
      }
      if (complete < 2) {
        const { last_error: error } = (await amazon.dataflows.get(account.id, "order-import"))!
        throw new Error(`Undisturbed imports do not come to an end: ${JSON.stringify(error)}`)
      }
      await rows(
        amazon.db.knex,
        `update amazon_order set imported_at = imported_at - interval '2 minutes'
         where state = 'imported' and announced_at is null`
      )
      await importInbox(flowContext(shop))
    },
    verify: () => verifyOrders(stage, { shelves, shipped, announced }),
  }
}

/** Reads what is new at Amazon into the inbox, without importing it. */
const storeOnly = async ({ shop, control }: Stage): Promise<void> => {
  const { storeOrders } = await import("../../../src/workflows/orders/store-orders")
  const client = await shop.amazon.client(shop.account.id)
  const page = await client.orders.searchOrders({
    lastUpdatedAfter: new Date((await control.now()) - 60_000).toISOString(),
    marketplaceIds: shop.stores.map(({ marketplace_id }) => marketplace_id),
    maxResultsPerPage: 100,
    includedData: [
      "BUYER",
      "RECIPIENT",
      "PROCEEDS",
      "PROMOTION",
      "CANCELLATION",
      "FULFILLMENT",
    ].concat(["PACKAGES", "TAX", "PAYMENT"]) as never,
  })
  await storeOrders(shop, page.orders, "poll")
}
