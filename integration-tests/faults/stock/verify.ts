import { rows } from "../../../src/modules/amazon/lib/knex"
import { SELLER, type ListingTruth } from "../lib/amazon"
import type { Stage } from "../lib/stage"
import type { Findings } from "../lib/subject"

/**
 * Compares each listing with the quantity it must have by Medusa's tables and Amazon's orders alone:
 * what is available, less units sold that Medusa has not reserved. Nothing may be left to do, and
 * listings of Amazon's own stock must be as they were.
 */
export const verifyStock = async (stage: Stage, untouched: ListingTruth[]): Promise<Findings> => {
  const { shop, control } = stage
  const { knex } = shop.amazon.db
  const [listings, products, orders, mistakes] = await Promise.all([
    control.listings(),
    control.products(),
    control.orders(),
    control.mistakes(),
  ])
  const findings: Findings = {
    compared: 0,
    ...{ lost: 0, doubled: 0, reservationDifference: 0, stockDifference: 0 },
    faults: mistakes.map(({ sku, message }) => `${sku}: ${message}`),
  }
  const shelves = await rows<{ sku: string; available: number; reserved: number; booked: number }>(
    knex,
    `select i.sku, coalesce(sum(l.stocked_quantity - l.reserved_quantity), 0)::int as available,
       coalesce(sum(l.reserved_quantity), 0)::int as booked,
       coalesce((select sum(r.quantity) from reservation_item r
         where r.inventory_item_id = i.id and r.deleted_at is null), 0)::int as reserved
     from inventory_item i left join inventory_level l on l.inventory_item_id = i.id
       and l.deleted_at is null
     where i.deleted_at is null group by i.id, i.sku`
  )
  const units = (count: (order: (typeof orders)[number]) => boolean, sku: string) =>
    orders
      .filter((order) => order.fulfilledBy === "MERCHANT" && count(order))
      .flatMap(({ items }) => items)
      .filter((item) => item.sku === sku)
      .reduce((sum, item) => sum + item.quantity - item.quantityShipped, 0)

  for (const product of products) {
    const listing = listings.find(({ sku }) => sku === product.sku)
    const before = untouched.find(({ sku }) => sku === product.sku)
    if (product.shopSku === null || product.fulfilledBy === "AMAZON") {
      if (listing?.history.some(({ source }) => source === "patch")) {
        findings.doubled++
        findings.faults.push(
          `${product.sku}: was written to, though it is not the shop's to change`
        )
      }
      continue
    }
    const shelf = shelves.find(({ sku }) => sku === product.shopSku)
    if (!listing || !shelf) {
      findings.lost++
      findings.faults.push(`${product.sku}: no ${listing ? "inventory item" : "listing"}`)
      continue
    }
    findings.compared++
    const pending = units(
      ({ importable, status }) => !importable && status !== "CANCELLED" && status !== "SHIPPED",
      product.sku
    )
    const expected = Math.max(0, shelf.available - pending)
    if (listing.quantity !== expected) {
      findings.stockDifference += Math.abs((listing.quantity ?? 0) - expected)
      findings.faults.push(
        `${product.sku}: Amazon has ${listing.quantity}, it should have ${expected}; ` +
          `${lastChanges(listing)}; ${await lastIntents(knex, product.sku)}`
      )
    }
    if (listing.leadTimeDays !== before?.leadTimeDays) {
      findings.lost++
      findings.faults.push(`${product.sku}: its handling time was lost`)
    }
    const open = units(({ importable }) => importable, product.sku)
    const off = Math.abs(shelf.reserved - open) + Math.abs(shelf.booked - shelf.reserved)
    if (off) {
      findings.reservationDifference += off
      findings.faults.push(
        `${product.sku}: ${open} units open, ${shelf.reserved} reserved, ${shelf.booked} on its levels`
      )
    }
  }
  await findLeftovers(stage, findings)
  return findings
}

/** For whoever looks for the cause. */
const lastChanges = ({ history }: ListingTruth): string =>
  `changes at Amazon: ${history
    .slice(-5)
    .map(
      ({ source, quantityBefore, quantity, at }) =>
        `${source} ${quantityBefore} → ${quantity} at ${new Date(at).toISOString()}`
    )
    .join(", ")}`

const lastIntents = async (knex: Stage["shop"]["amazon"]["db"]["knex"], sku: string) => {
  const intents = await rows<{ text: string }>(
    knex,
    `select concat_ws(' ', o.state, o.payload->>'quantity', 'made', to_json(o.created_at),
       'settled', to_json(o.updated_at), 'desired', s.desired_quantity, 'expected',
       s.expected_quantity, 'since', to_json(s.expected_at)) as text
     from amazon_outbox o join amazon_sku s on s.id = o.subject_id
     where o.kind = 'quantity' and s.seller_sku = ? order by o.updated_at desc limit 5`,
    [sku]
  )
  return `last intents: ${intents.map(({ text }) => text).join(", ")}`
}

const findLeftovers = async ({ shop }: Stage, findings: Findings): Promise<void> => {
  const left = await rows<{ what: string }>(
    shop.amazon.db.knex,
    `select seller_sku || ': still marked' as what from amazon_sku
     where dirty_at is not null and deleted_at is null
     union all
     select key || ': its quantity is still ' || state from amazon_outbox
     where kind = 'quantity' and state in ('waiting', 'sending') and deleted_at is null`
  )
  findings.lost += left.length
  findings.faults.push(...left.map(({ what }) => what.replace(SELLER, "")))
}
