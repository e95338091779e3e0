import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { newId } from "./ids"
import type { InboxMessage } from "./inbox-types"
import { rows } from "./knex"

/** A message that says which order it is of. */
export type NamedMessage = InboxMessage & { amazon_order_id: string }

const ENUMERATED = /^[A-Z_]{1,60}$/

const plain = (value: string | null): string | null =>
  value !== null && ENUMERATED.test(value) ? value : null

/**
 * What can be stored of an order that the database refuses: its number, its moments and, encoded, the
 * facts as told. `findFaults` holds it with the reason; its lines, if it had any, stay as they were.
 */
export const bareMessage = (message: NamedMessage, code: string): NamedMessage => ({
  ...message,
  amazon_status: plain(message.amazon_status) ?? "UNKNOWN",
  fulfilled_by: plain(message.fulfilled_by),
  programs: null,
  ship_by: null,
  facts: {
    orderId: message.amazon_order_id,
    createdTime: message.placed_at,
    lastUpdatedTime: message.last_updated_at,
    fulfillment: {
      fulfillmentStatus: plain(message.amazon_status),
      fulfilledBy: plain(message.fulfilled_by),
    },
    not_storable: code,
    told: Buffer.from(JSON.stringify(message.facts)).toString("base64"),
  },
  marketplace_id: message.store_id ? message.marketplace_id : null,
  total: null,
  currency_code: null,
  item_count: 0,
  lines: [],
  packages: [],
})

/**
 * A store that was deleted, or given to another account, since the page was asked for gets no orders: they
 * belong to none until their marketplace has one again. Such a change waits for the transaction, and then
 * releases these as well.
 */
export const withStoresThatAre = async (
  trx: Knex.Transaction,
  accountId: string,
  messages: NamedMessage[]
): Promise<NamedMessage[]> => {
  const ids = [...new Set(messages.flatMap(({ store_id }) => store_id ?? []))]
  const there = await rows<{ id: string }>(
    trx,
    `select id from amazon_store
     where id = any(?) and account_id = ? and deleted_at is null order by id for share`,
    [ids, accountId]
  )
  return messages.map((message) =>
    there.some(({ id }) => id === message.store_id) ? message : { ...message, store_id: null }
  )
}

const ORDER_COLUMNS = `id text, account_id text, amazon_order_id text, store_id text,
  marketplace_id text, amazon_status text, fulfilled_by text, programs jsonb, placed_at timestamptz,
  last_updated_at timestamptz, ship_by timestamptz, source text, facts jsonb, total text,
  currency_code text, item_count int`

const rank = (status: string): string => `case ${status}
  when 'PENDING_AVAILABILITY' then 0 when 'PENDING' then 1 when 'PARTIALLY_SHIPPED' then 3
  when 'SHIPPED' then 4 when 'CANCELLED' then 5 when 'UNFULFILLABLE' then 5 else 2 end`

/**
 * Amazon's times are whole seconds: an order may be placed and paid in one. Another content of the
 * same moment is taken unless its status goes back, and counts as a millisecond newer, so that a
 * projection under way sees that there is news.
 */
const SAME_MOMENT = `(excluded.last_updated_at <= o.last_updated_at
  and excluded.last_updated_at > o.last_updated_at - interval '50 milliseconds'
  and (excluded.facts, excluded.amazon_status) is distinct from (o.facts, o.amazon_status)
  and ${rank("excluded.amazon_status")} >= ${rank("o.amazon_status")})`

export const upsertOrders = async (
  trx: Knex.Transaction,
  accountId: string,
  messages: NamedMessage[]
) => {
  const records = messages.map(
    ({ lines: _lines, buyer: _buyer, packages: _packages, ...order }) => ({
      ...order,
      id: newId("amzord"),
      account_id: accountId,
    })
  )
  return rows<{
    id: string
    amazon_order_id: string
    created: boolean
    status_before: string | null
  }>(
    trx,
    `insert into amazon_order as o (id, account_id, amazon_order_id, store_id, marketplace_id,
       amazon_status, fulfilled_by, programs, placed_at, last_updated_at, ship_by, source, facts,
       total, currency_code, item_count, state)
     select r.*, 'received' from jsonb_to_recordset(cast(? as jsonb)) as r (${ORDER_COLUMNS})
     order by r.amazon_order_id
     on conflict (account_id, amazon_order_id) where deleted_at is null do update set
       store_id = coalesce(excluded.store_id, o.store_id),
       marketplace_id = excluded.marketplace_id, amazon_status = excluded.amazon_status,
       fulfilled_by = coalesce(excluded.fulfilled_by, o.fulfilled_by),
       programs = excluded.programs, placed_at = excluded.placed_at,
       last_updated_at = greatest(excluded.last_updated_at, o.last_updated_at + interval '1 millisecond'),
       ship_by = excluded.ship_by,
       source = excluded.source, facts = excluded.facts,
       total = coalesce(excluded.total, o.total),
       currency_code = coalesce(excluded.currency_code, o.currency_code),
       item_count = excluded.item_count,
       state = case when o.state in ('imported', 'importing') then o.state else 'received' end,
       attempts = 0, lease_until = case when o.state = 'importing' then o.lease_until end,
       updated_at = now()
     where o.last_updated_at < excluded.last_updated_at or ${SAME_MOMENT}
     returning id, amazon_order_id, (xmax = 0) as created,
       (select before.amazon_status from amazon_order before where before.id = o.id) as status_before`,
    [JSON.stringify(records)]
  )
}

export const upsertLines = async (
  trx: Knex.Transaction,
  ids: Map<string, string>,
  messages: NamedMessage[]
) => {
  const lines = messages.flatMap((message) =>
    message.lines.map((line) => ({
      ...line,
      id: newId("amzoli"),
      amazon_order_row_id: ids.get(message.amazon_order_id),
    }))
  )
  await rows(
    trx,
    `insert into amazon_order_line (id, amazon_order_row_id, amazon_order_item_id, seller_sku,
       asin, title, quantity_ordered, quantity_fulfilled, total)
     select r.* from jsonb_to_recordset(cast(? as jsonb)) as r
       (id text, amazon_order_row_id text, amazon_order_item_id text, seller_sku text, asin text,
        title text, quantity_ordered int, quantity_fulfilled int, total text)
     on conflict (amazon_order_row_id, amazon_order_item_id) where deleted_at is null do update set
       seller_sku = excluded.seller_sku, asin = excluded.asin, title = excluded.title,
       quantity_ordered = excluded.quantity_ordered,
       quantity_fulfilled = excluded.quantity_fulfilled, total = excluded.total, updated_at = now()`,
    [JSON.stringify(lines)]
  )
}

export const upsertBuyers = async (
  trx: Knex.Transaction,
  ids: Map<string, string>,
  messages: NamedMessage[]
) => {
  const buyers = messages
    .filter((message) => message.buyer)
    .map((message) => ({
      id: newId("amzbuy"),
      row_id: ids.get(message.amazon_order_id),
      blob: message.buyer,
    }))
  await rows(
    trx,
    `insert into amazon_buyer as b (id, amazon_order_row_id, blob)
     select r.* from jsonb_to_recordset(cast(? as jsonb)) as r (id text, row_id text, blob text)
     on conflict (amazon_order_row_id) where deleted_at is null
     do update set blob = excluded.blob, updated_at = now() where b.erased_at is null`,
    [JSON.stringify(buyers)]
  )
}

/** Amazon shows the parcel: the confirmation we sent is read back. */
export const confirmShipments = async (
  trx: Knex.Transaction,
  ids: Map<string, string>,
  messages: NamedMessage[]
) => {
  const packages = messages.flatMap((message) =>
    message.packages.map((reference) => ({
      subject_id: ids.get(message.amazon_order_id),
      reference,
    }))
  )
  if (packages.length) {
    await rows(
      trx,
      `update amazon_outbox o set state = 'confirmed', updated_at = now()
       from jsonb_to_recordset(cast(? as jsonb)) as r (subject_id text, reference text)
       where o.kind = 'shipment' and o.state = 'sent' and o.subject_id = r.subject_id
         and o.payload->>'package_reference_id' = r.reference`,
      [JSON.stringify(packages)]
    )
  }
}
