import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { setTimeout as sleep } from "node:timers/promises"
import type { Demo } from "../../demo/lib/demo"
import { httpClient } from "../../demo/lib/http"
import type { CatalogueTarget } from "./catalogue"
import type { StockOptions } from "./options"

const PATIENCE_MS = 30_000
/** Every so many changes one sells out. */
const ZERO_EVERY = 6

export interface ChangeLatency {
  sku: string
  toZero: boolean
  /** Milliseconds from the call that changes the level, Medusa's workflow included; null: never came. */
  ms: number | null
  /** Of these, until Medusa had answered the call. */
  medusaMs: number
}

interface Offer {
  seller_sku: string
  item: string
  location: string
  stocked: number
  reserved: number
}

interface Patch {
  at: string
  path: string
  status: number
  body: { patches: { value: { quantity: number }[] }[] }
}

/** Until nothing is marked and nothing waits, for three looks in a row. */
export const settled = async (knex: Knex, signal: AbortSignal): Promise<void> => {
  for (let quiet = 0; quiet < 3;) {
    signal.throwIfAborted()
    await sleep(1000)
    const { rows } = await knex.raw(
      `select (select count(*) from amazon_sku where dirty_at is not null and deleted_at is null)
         + (select count(*) from amazon_outbox where state in ('waiting', 'sending'))
         + (select count(*) from amazon_order where state in ('received', 'importing'))
         + (select case when count(*) = 0 then 1 else 0 end from amazon_sku where sent_at is not null)
         as open`
    )
    quiet = Number(rows[0].open) === 0 ? quiet + 1 : 0
  }
}

/** Nobody drains the account until the answer is called. */
export const holdStill = async (knex: Knex, accountId: string): Promise<() => Promise<void>> => {
  const key = `stock-drain:${accountId}`
  const take = async () => {
    const { rows } = await knex.raw(
      `update amazon_lease set owner = 'bench', lease_until = 'infinity'
       where key = ? and lease_until < clock_timestamp() returning 1`,
      [key]
    )
    return rows.length > 0
  }
  while (!(await take())) await sleep(50)
  return async () => {
    await knex("amazon_lease").where({ key }).update({ lease_until: "epoch" })
  }
}

/** Offers of the demo that Amazon lists, one level each: the other places are emptied. */
const readOffers = async (knex: Knex, { accountId }: CatalogueTarget): Promise<Offer[]> => {
  await knex.raw(
    `update inventory_level set stocked_quantity = reserved_quantity,
       raw_stocked_quantity = raw_reserved_quantity
     where location_id <> (select id from stock_location order by created_at limit 1)
       and id not like 'ilev_bench_%'`
  )
  const { rows } = await knex.raw(
    `select s.seller_sku, il.inventory_item_id as item, il.location_id as location,
       il.stocked_quantity::int as stocked, il.reserved_quantity::int as reserved
     from amazon_sku s
     join product_variant_inventory_item vi on vi.variant_id = s.variant_id and vi.deleted_at is null
     join inventory_level il on il.inventory_item_id = vi.inventory_item_id and il.deleted_at is null
     join stock_location l on l.id = il.location_id
     where s.account_id = :account and s.fulfilment = 'merchant' and s.id not like 'amzsku_bench_%'
       and l.id = (select id from stock_location order by created_at limit 1)
     order by s.seller_sku`,
    { account: accountId }
  )
  return rows
}

/**
 * Changes one level after the other through Medusa's admin API, at a steady rate, and looks in the local
 * Amazon's call log when its new quantity was there.
 */
export const measureLatency = async (
  options: StockOptions,
  input: {
    demo: Demo
    knex: Knex
    target: CatalogueTarget
    signal: AbortSignal
    say: (text: string) => void
  }
): Promise<ChangeLatency[]> => {
  const { demo, knex, target, signal, say } = input
  const amazon = httpClient(demo.emulatorUrl!)
  const offers = await readOffers(knex, target)
  // The emptied places are seen by the comparison, not by an event.
  await knex("amazon_sku").whereRaw("id not like 'amzsku_bench_%'").update({ dirty_at: new Date() })
  await settled(knex, signal)
  const { now } = await amazon.post<{ now: string }>("/emulator/clock", { advanceSeconds: 0 })
  // Told in whole seconds: the local Amazon has this machine's clock, or the figures mean nothing.
  if (Math.abs(Date.parse(now) - Date.now()) > 2000) {
    throw new Error(`The local Amazon's clock says ${now}: it has been moved`)
  }

  say(`Changing ${options.rate} levels a second for ${options.seconds} s`)
  const changes: (ChangeLatency & { at: number })[] = []
  const making: Promise<void>[] = []
  const begun = Date.now()
  for (let n = 0; n < options.seconds * options.rate; n++) {
    signal.throwIfAborted()
    await sleep(Math.max(0, begun + (n * 1000) / options.rate - Date.now()))
    const offer = offers[n % offers.length]
    const toZero = n % ZERO_EVERY === 0
    offer.stocked = toZero ? offer.reserved : offer.reserved + 20 + (n % 50) + Math.floor(n / 50)
    const change = { sku: offer.seller_sku, toZero, ms: null, medusaMs: 0, at: Date.now() }
    changes.push(change)
    making.push(
      demo.admin
        .post(`/admin/inventory-items/${offer.item}/location-levels/${offer.location}`, {
          stocked_quantity: offer.stocked,
        })
        .then(() => void (change.medusaMs = Date.now() - change.at))
    )
  }
  await Promise.all(making)

  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const { last } = await amazon.get<{ last: Patch[] }>(
      "/emulator/calls?last=1000&operation=patchListingsItem"
    )
    match(changes, last)
    if (changes.every(({ ms }) => ms !== null) || Date.now() > until) return changes
    signal.throwIfAborted()
    await sleep(500)
  }
}

/** Each change's first accepted patch after it, before the SKU's next change. */
const match = (changes: (ChangeLatency & { at: number })[], patches: Patch[]): void => {
  for (const [index, change] of changes.entries()) {
    const next = changes.slice(index + 1).find(({ sku }) => sku === change.sku)
    const ending = `/${encodeURIComponent(change.sku)}`
    const patch = patches.find(({ at, path, status }) => {
      const received = Date.parse(at)
      return (
        status === 200 &&
        path.endsWith(ending) &&
        received >= change.at &&
        (!next || received < next.at)
      )
    })
    change.ms = patch ? Date.parse(patch.at) - change.at : null
  }
}
