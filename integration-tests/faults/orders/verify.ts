import BigNumber from "bignumber.js"
import { Modules } from "@medusajs/framework/utils"
import { medusaOrders } from "../../../demo/smoke/medusa-orders"
import { rows } from "../../../src/modules/amazon/lib/knex"
import type { OrderTruth } from "../lib/amazon"
import type { Shop } from "../lib/medusa"
import type { Stage } from "../lib/stage"
import type { Findings } from "../lib/subject"
import type { Shipped } from "./shipping"

export const UNITS = 1_000_000

/** So much of everything that nothing sells out. @returns units by inventory item. */
export const fillShelves = async ({ container, amazon }: Shop): Promise<Map<string, number>> => {
  const levels = await rows<{ inventory_item_id: string; location_id: string }>(
    amazon.db.knex,
    `select inventory_item_id, location_id from inventory_level where deleted_at is null`
  )
  await container
    .resolve(Modules.INVENTORY)
    .updateInventoryLevels(levels.map((level) => ({ ...level, stocked_quantity: UNITS })))
  const units = new Map<string, number>()
  for (const { inventory_item_id: id } of levels) {
    units.set(id, (units.get(id) ?? 0) + UNITS)
  }
  return units
}

interface Known {
  shelves: Map<string, number>
  shipped: ReadonlyMap<string, Shipped>
  /** Medusa orders that the shop heard of. */
  announced: ReadonlySet<string>
}

interface ImportedRow {
  amazon_order_id: string
  state: string
  order_id: string | null
  orders: number
  lines: number
  collections: number
  sessions: number
  payments: number
  captures: number
  transactions: number
  paid: string
  links: number
  parcel: string | null
  events: number
}

/** Compares Amazon's truth with Medusa's tables: each order once, whole, to the cent and the unit. */
export const verifyOrders = async (stage: Stage, known: Known): Promise<Findings> => {
  const { control, databaseUrl } = stage
  const truth = await control.orders()
  const imported = new Map(
    (await readImported(stage.shop)).map((row) => [row.amazon_order_id, row])
  )
  const totals = new Map((await medusaOrders(databaseUrl)).map((order) => [order.displayId, order]))
  const findings: Findings = {
    compared: 0,
    ...{ lost: 0, doubled: 0, reservationDifference: 0, stockDifference: 0 },
    faults: [],
  }
  for (const order of truth) {
    const row = imported.get(order.orderId)
    if (!order.importable) {
      compareRest(order, row, findings)
      continue
    }
    findings.compared++
    const missing = whatIsMissing(order, row, totals.get(order.orderId), known)
    const twice = row ? whatIsTwice(order, row, known) : []
    findings.lost += missing.length ? 1 : 0
    findings.doubled += twice.length ? 1 : 0
    findings.faults.push(...[...missing, ...twice].map((fault) => `${order.orderId}: ${fault}`))
  }
  await compareUnits(stage, truth, known, findings)
  return findings
}

const compareRest = (order: OrderTruth, row: ImportedRow | undefined, findings: Findings) => {
  if (!row || ["received", "importing"].includes(row.state)) {
    findings.lost++
    findings.faults.push(
      `${order.orderId}: ${order.status}, and ${row?.state ?? "not"} in the inbox`
    )
  } else if (row.orders) {
    findings.doubled++
    findings.faults.push(`${order.orderId}: ${order.status}, and a Medusa order all the same`)
  }
}

const ONCE = ["orders", "collections", "sessions", "payments", "captures", "transactions"] as const

/** Nothing was paid for an order of zero. */
const PAYMENT: string[] = ["collections", "sessions", "payments", "captures", "transactions"]

const whatIsMissing = (
  order: OrderTruth,
  row: ImportedRow | undefined,
  medusa: { total: string; captured: string } | undefined,
  { announced, shipped }: Known
): string[] => {
  if (!row || !medusa) {
    return [`no Medusa order; ${row?.state ?? "not"} in the inbox`]
  }
  const equal = (amount: string) => new BigNumber(amount).isEqualTo(order.grandTotal)
  const parcel = shipped.get(order.orderId)
  const isFree = new BigNumber(order.grandTotal).isZero()
  return [
    ...(row.state === "imported" ? [] : [`is ${row.state}`]),
    ...[...ONCE, "links" as const, "events" as const, "lines" as const]
      .filter((what) => row[what] === 0 && !(isFree && PAYMENT.includes(what)))
      .map((what) => `has no ${what}`),
    ...(equal(medusa.total) ? [] : [`totals ${medusa.total}, at Amazon ${order.grandTotal}`]),
    ...(equal(row.paid) && equal(medusa.captured)
      ? []
      : [`${row.paid} paid of ${order.grandTotal}`]),
    ...(announced.has(row.order_id ?? "") ? [] : ["was never announced"]),
    ...(parcel && !order.packages.some(({ trackingNumber }) => trackingNumber === parcel.tracking)
      ? [`its parcel is not at Amazon: ${row.parcel}`]
      : []),
  ]
}

const whatIsTwice = (order: OrderTruth, row: ImportedRow, { shipped }: Known): string[] => [
  ...[...ONCE, "links" as const, "events" as const]
    .filter((what) => row[what] > 1)
    .map((what) => `has ${row[what]} ${what}`),
  ...(shipped.has(order.orderId) && order.packages.length > 1
    ? [`has ${order.packages.length} parcels at Amazon`]
    : []),
]

const readImported = ({ amazon }: Shop): Promise<ImportedRow[]> =>
  rows<ImportedRow>(
    amazon.db.knex,
    `select o.amazon_order_id, o.state, o.order_id,
       (select count(*) from "order" m where m.custom_display_id = o.amazon_order_id
         and m.deleted_at is null)::int as orders,
       (select count(*) from order_item i where i.order_id = o.order_id
         and i.deleted_at is null)::int as lines,
       coalesce(paid.collections, 0)::int as collections, coalesce(paid.sessions, 0)::int as sessions,
       coalesce(paid.payments, 0)::int as payments, coalesce(paid.captures, 0)::int as captures,
       coalesce(t.count, 0)::int as transactions, coalesce(t.paid, 0)::text as paid,
       (select count(*) from amazon_amazon_order_order_order l where l.amazon_order_id = o.id
         and l.deleted_at is null)::int as links,
       (select count(*) from amazon_event e where e.subject_id = o.id
         and e.what = 'imported')::int as events,
       coalesce(
         (select string_agg(b.state || coalesce(' ' || (b.error->>'message'), ''), ', ')
          from amazon_outbox b where b.kind = 'shipment' and b.subject_id = o.id),
         (select o.state || ' ' || o.amazon_status || ' ' || coalesce(string_agg(
            coalesce(f.shipped_at::text, 'not shipped'), ', '), 'not fulfilled')
          from order_fulfillment l left join fulfillment f on f.id = l.fulfillment_id
          where l.order_id = o.order_id)) as parcel
     from amazon_order o
     left join lateral (
       select count(distinct c.payment_collection_id) as collections,
         count(distinct s.id) as sessions, count(distinct p.id) as payments,
         count(distinct k.id) as captures
       from order_payment_collection c
       left join payment_session s on s.payment_collection_id = c.payment_collection_id
       left join payment p on p.payment_collection_id = c.payment_collection_id
       left join capture k on k.payment_id = p.id
       where c.order_id = o.order_id and c.deleted_at is null) paid on true
     left join lateral (
       select count(*), sum((x.raw_amount->>'value')::numeric) as paid from order_transaction x
       where x.order_id = o.order_id and x.deleted_at is null) t on true
     where o.deleted_at is null`
  )

/** Units reserved and units on the shelves, by inventory item. */
const compareUnits = async (
  { shop, control }: Stage,
  truth: OrderTruth[],
  { shelves, shipped }: Known,
  findings: Findings
): Promise<void> => {
  const shopSku = new Map(
    (await control.products()).map((row) => [row.sku, row.shopSku ?? row.sku])
  )
  const open = new Map<string, number>()
  const gone = new Map<string, number>()
  for (const order of truth) {
    const mine = order.importable && order.fulfilledBy === "MERCHANT"
    for (const item of mine ? order.items : []) {
      const sku = shopSku.get(item.sku) ?? item.sku
      const left = shipped.has(order.orderId)
      const to = left ? gone : open
      to.set(sku, (to.get(sku) ?? 0) + item.quantity - (left ? 0 : item.quantityShipped))
    }
  }
  const items = await rows<{
    id: string
    sku: string
    reserved: number
    booked: number
    stocked: number
  }>(
    shop.amazon.db.knex,
    `select i.id, i.sku,
       coalesce((select sum(r.quantity) from reservation_item r
         where r.inventory_item_id = i.id and r.deleted_at is null), 0)::int as reserved,
       coalesce((select sum(l.reserved_quantity) from inventory_level l
         where l.inventory_item_id = i.id and l.deleted_at is null), 0)::int as booked,
       coalesce((select sum(l.stocked_quantity) from inventory_level l
         where l.inventory_item_id = i.id and l.deleted_at is null), 0)::int as stocked
     from inventory_item i where i.deleted_at is null`
  )
  for (const { id, sku, reserved, booked, stocked } of items) {
    const expected = open.get(sku) ?? 0
    const off = Math.abs(reserved - expected) + Math.abs(booked - reserved)
    if (off) {
      findings.reservationDifference += off
      findings.faults.push(
        `${sku}: ${expected} units open, ${reserved} reserved, ${booked} on its levels`
      )
    }
    const onShelf = (shelves.get(id) ?? 0) - (gone.get(sku) ?? 0)
    if (stocked !== onShelf) {
      findings.stockDifference += Math.abs(stocked - onShelf)
      findings.faults.push(`${sku}: ${stocked} on the shelves, it should be ${onShelf}`)
    }
  }
}
