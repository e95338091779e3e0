import { randomBytes } from "node:crypto"
import fc from "fast-check"
import { findFaults } from "../../src/domain/orders"
import type { InboxMessage } from "../../src/modules/amazon/lib/inbox-types"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { describeAmazonModule, sql } from "./helpers/amazon-module"
import { ACCOUNT, aMessage } from "./helpers/inbox-message"

const minute = (n: number) => new Date(Date.UTC(2026, 10, 1, 10, n)).toISOString()

/** Does not shrink when it is packed. */
const randomText = (length: number) => randomBytes(length).toString("hex")

const only = async (amazon: AmazonModuleService) => {
  const [order] = await amazon.listAmazonOrders({})
  return order
}

/** The order as it is known, without what differs by its history. */
const known = async (amazon: AmazonModuleService) => ({
  order: await sql(
    amazon,
    `select amazon_order_id, store_id, amazon_status, last_updated_at, facts, total, item_count, state
     from amazon_order`
  ),
  lines: await sql(
    amazon,
    `select amazon_order_item_id, seller_sku, quantity_ordered, quantity_fulfilled
     from amazon_order_line order by 1`
  ),
  buyers: await sql(amazon, `select blob from amazon_buyer`),
})

const manyOrders = (count: number): InboxMessage[] =>
  Array.from({ length: count }, (_, index) =>
    aMessage({
      amazon_order_id: `302-0000001-${String(index).padStart(7, "0")}`,
      placed_at: minute(index % 60),
    })
  )

describeAmazonModule("inbox", (amazon) => {
  const store = async (...messages: InboxMessage[]) => {
    const { refused, ...told } = await amazon.inbox.store(ACCOUNT, messages)
    expect(refused).toEqual([])
    return told
  }
  const claim = (owner: string, limit = 25, seconds = 60) =>
    amazon.inbox.claim(ACCOUNT, owner, seconds, limit)

  describe("store", () => {
    it("keeps orders, lines and personal data of a page in one go", async () => {
      const page = manyOrders(120).map((message, index) => ({
        ...message,
        buyer: `sealed ${index}`,
      }))
      expect(await store(...page)).toEqual({ created: 120, updated: 0 })
      expect(await sql(amazon, `select count(*)::int as n from amazon_order_line`)).toEqual([
        { n: 120 },
      ])
      expect(await sql(amazon, `select count(*)::int as n from amazon_buyer`)).toEqual([{ n: 120 }])
      const again = page.map((message) => ({ ...message, last_updated_at: minute(59) }))
      expect(await store(...again.slice(0, 30), ...page.slice(30))).toEqual({
        created: 0,
        updated: 30,
      })
    })

    it("never lets an older or equal message overwrite a newer one", async () => {
      await store(aMessage({ last_updated_at: minute(9), amazon_status: "SHIPPED", buyer: "new" }))
      const before = await known(amazon)
      const older = {
        amazon_status: "PENDING",
        items: [{ sku: "OTHER", quantity: 9 }],
        buyer: "old",
      }
      for (const late of [minute(8), minute(9)]) {
        expect(await store(aMessage({ ...older, last_updated_at: late }))).toEqual({
          created: 0,
          updated: 0,
        })
        expect(await known(amazon)).toEqual(before)
      }
    })

    it("takes an order that was placed and paid within one second, and does not take it back", async () => {
      const pending = aMessage({ last_updated_at: minute(9), amazon_status: "PENDING" })
      const paid = aMessage({ last_updated_at: minute(9), amazon_status: "UNSHIPPED" })
      await store(pending)
      expect(await store(paid)).toEqual({ created: 0, updated: 1 })
      expect(await store(paid)).toEqual({ created: 0, updated: 0 })
      expect(await store(pending)).toEqual({ created: 0, updated: 0 })
      expect((await only(amazon)).amazon_status).toBe("UNSHIPPED")
    })

    it("takes the newest of one order told twice in one page", async () => {
      const told = [minute(7), minute(9), minute(8)].map((last_updated_at, index) =>
        aMessage({
          last_updated_at,
          total: `${index}.00`,
          items: [{ sku: "A", quantity: index + 1 }],
        })
      )
      expect(await store(...told)).toEqual({ created: 1, updated: 0 })
      expect(await only(amazon)).toMatchObject({ total: "1.00", item_count: 2 })
    })

    it("ends at the same order however its messages arrive", async () => {
      const messages = ["PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED"].map(
        (status, index) =>
          aMessage({
            amazon_status: status,
            last_updated_at: minute(index),
            total: `${index}.50`,
            facts: { step: index },
            items: [{ sku: "TULP-VASE-RED", quantity: 4, fulfilled: index }],
            buyer: `sealed ${index}`,
          })
      )
      await store(...messages.slice(3))
      const expected = await known(amazon)
      const arrivals = fc
        .shuffledSubarray([0, 1, 2, 3, 0, 1, 2], { minLength: 0 })
        .chain((order) =>
          fc.nat(order.length).map((at) => [...order.slice(0, at), 3, ...order.slice(at)])
        )
      await fc.assert(
        fc.asyncProperty(arrivals, async (order) => {
          await amazon.db.knex.raw("truncate amazon_order, amazon_order_line, amazon_buyer")
          for (const index of order) {
            await store(messages[index])
          }
          expect(await known(amazon)).toEqual(expected)
        }),
        { numRuns: 25 }
      )
    })

    it("keeps one of two stores of the same order at once", async () => {
      await Promise.all(
        [5, 1, 7, 3, 2].map((n) =>
          store(aMessage({ last_updated_at: minute(n), total: `${n}.00` }))
        )
      )
      expect(await amazon.listAmazonOrders({})).toHaveLength(1)
      expect((await only(amazon)).total).toBe("7.00")
    })

    it.each(["waiting", "held", "ignored"])(
      "sends a %s order back to received on news",
      async (state) => {
        await store(aMessage())
        await amazon.db.knex("amazon_order").update({ state, attempts: 3 })
        await store(aMessage({ last_updated_at: minute(5) }))
        expect(await only(amazon)).toMatchObject({ state, attempts: 3 })
        await store(aMessage({ last_updated_at: minute(6) }))
        expect(await only(amazon)).toMatchObject({ state: "received", attempts: 0 })
      }
    )

    it.each(["imported", "importing"])("leaves an %s order in its state on news", async (state) => {
      await store(aMessage())
      await amazon.db.knex("amazon_order").update({ state, order_id: "order_1", lease_owner: "a" })
      await store(aMessage({ last_updated_at: minute(6), amazon_status: "CANCELLED" }))
      expect(await only(amazon)).toMatchObject({
        state,
        order_id: "order_1",
        lease_owner: "a",
        amazon_status: "CANCELLED",
      })
    })

    describe("with an order that the database refuses", () => {
      /** The fifth of nine; what is wrong with it is up to the test. */
      const aPageWith = (spoil: (bad: InboxMessage) => void) => {
        const page = manyOrders(9)
        spoil(page[4])
        return page
      }
      const states = async () =>
        Object.fromEntries(
          (await amazon.listAmazonOrders({}, { take: null })).map((order) => [
            order.amazon_order_id,
            order,
          ])
        )

      it.each<[string, string, (bad: InboxMessage) => void]>([
        ["22P05", "a character that no text can hold", (bad) => (bad.lines[0].title = "\u0000")],
        ["22P05", "such a character in the facts", (bad) => (bad.facts = { note: "\u0000" })],
        ["22007", "a date that is none", (bad) => (bad.ship_by = "soon")],
        ["22003", "too large a number", (bad) => (bad.item_count = 3_000_000_000)],
        ["21000", "an item twice", (bad) => bad.lines.push(bad.lines[0])],
        ["23502", "no quantity", (bad) => (bad.lines[0].quantity_ordered = null as never)],
        ["54000", "a SKU too long", (bad) => (bad.lines[0].seller_sku = randomText(90_000))],
      ])("stores the others (%s: %s), and it in a bare form", async (code, _what, spoil) => {
        const page = aPageWith(spoil)
        expect(await store(...page)).toEqual({ created: 9, updated: 0 })
        const stored = await states()
        expect(Object.keys(stored)).toHaveLength(9)
        const bare = stored[page[4].amazon_order_id as string]
        const facts = bare.facts as { not_storable: string; told: string }
        expect(facts.not_storable).toBe(code)
        expect(JSON.parse(Buffer.from(facts.told, "base64").toString())).toEqual(page[4].facts)
        expect(findFaults(facts as never)).toEqual([
          { code: "invalid_order", parameters: { field: "order", value: code } },
        ])
        expect(stored[page[3].amazon_order_id as string].facts).toEqual(page[3].facts)
        expect(await store(...page)).toEqual({ created: 0, updated: 0 })
      })

      it("stores all of it once Amazon tells it right", async () => {
        await store(...aPageWith((bad) => (bad.ship_by = "soon")))
        const right = { ...manyOrders(9)[4], last_updated_at: minute(59) }
        expect(await store(right)).toEqual({ created: 0, updated: 1 })
        const stored = await states()
        expect(stored[right.amazon_order_id as string]).toMatchObject({
          facts: right.facts,
          item_count: 1,
        })
      })

      it("refuses what has no number or one that cannot be kept, and stores the others", async () => {
        const page = aPageWith((bad) => (bad.amazon_order_id = "302\u0000"))
        page[0].amazon_order_id = null
        const { created, refused } = await amazon.inbox.store(ACCOUNT, page)
        expect(created).toBe(7)
        expect(refused).toEqual([
          { message: page[0], code: null },
          { message: page[4], code: "22P05" },
        ])
      })

      it.each(["08006", "25P02", "40P01", "42703", "53100", "55P03", "57014", "57P01", "XX000"])(
        "stores nothing of the page when the database itself is to blame (%s)",
        async (code) => {
          const page = manyOrders(9)
          await amazon.db.knex.raw(
            `create function fail() returns trigger language plpgsql as $$ begin
               raise exception 'made to fail' using errcode = '${code}'; end $$;
             create trigger fail before insert on amazon_order for each row
               when (new.amazon_order_id = '${page[4].amazon_order_id}') execute function fail()`
          )
          try {
            await expect(amazon.inbox.store(ACCOUNT, page)).rejects.toMatchObject({ code })
            expect(await states()).toEqual({})
          } finally {
            await amazon.db.knex.raw("drop function fail cascade")
          }
        }
      )
    })
  })

  describe("claim", () => {
    it("gives no order twice to several importers at once", async () => {
      await store(...manyOrders(90))
      const owners = ["a", "b", "c", "d", "e"]
      const taken = (
        await Promise.all(
          owners.map(async (owner) => {
            const mine: string[] = []
            for (;;) {
              const batch = await claim(owner, 7)
              if (!batch.length) {
                return mine
              }
              mine.push(...batch.map(({ id }) => id))
            }
          })
        )
      ).flat()
      expect(taken).toHaveLength(90)
      expect(new Set(taken).size).toBe(90)
    })

    it("gives the oldest orders first", async () => {
      await store(
        aMessage({ amazon_order_id: "young", placed_at: minute(20) }),
        aMessage({ amazon_order_id: "old", placed_at: minute(1) })
      )
      expect((await claim("a", 1)).map((row) => row.amazon_order_id)).toEqual(["old"])
    })

    it("takes over what an importer left when its lease is over, not before", async () => {
      await store(aMessage())
      expect(await claim("a")).toHaveLength(1)
      expect(await claim("b")).toEqual([])
      await amazon.db.knex.raw(`update amazon_order set lease_until = now() - interval '1 second'`)
      expect(await amazon.inbox.claim(ACCOUNT, "c", 60, 25, undefined, false)).toEqual([])
      const [row] = await claim("b")
      expect(row).toMatchObject({ attempts: 1, abandoned: true })
      await amazon.inbox.settle("a", [
        { id: row.id, state: "ignored", projected_at: row.last_updated_at },
      ])
      expect(await only(amazon)).toMatchObject({ state: "importing", lease_owner: "b" })
    })

    it("leaves the orders of a store whose switch is off, until it is on again", async () => {
      const [off, on] = await amazon.createAmazonStores(
        ["A1PA6795UKMFR9", "A1805IZSGTT6HS"].map((marketplace_id) => ({
          account_id: ACCOUNT,
          ...{ name: marketplace_id, marketplace_id, country_code: "DE", currency_code: "EUR" },
          ...{ region: "eu", sales_channel_id: "sc_test", settings: {} },
          ...{ stock_location_ids: [] as never, attribute_map: [] as never },
        }))
      )
      await store(
        aMessage({ amazon_order_id: "off", store_id: off.id }),
        aMessage({ amazon_order_id: "on", store_id: on.id })
      )
      const flow = "order-import"
      await amazon.dataflows.ensure([
        { owner_id: off.id, flow, interval: 60 },
        { owner_id: on.id, flow, interval: 60 },
      ])
      await amazon.dataflows.configure(off.id, flow, { enabled: false })
      expect((await claim("a")).map((row) => row.amazon_order_id)).toEqual(["on"])
      const [kept] = await amazon.listAmazonOrders({ amazon_order_id: "off" })
      expect(kept.state).toBe("received")
      await amazon.dataflows.configure(off.id, flow, { enabled: true })
      expect((await claim("a")).map((row) => row.amazon_order_id)).toEqual(["off"])
    })
  })

  /** From now on no line of a timeline can be written. */
  const breakTimeline = () =>
    amazon.db.knex.raw(
      "alter table amazon_event add constraint never check (what is null) not valid"
    )
  afterEach(() => amazon.db.knex.raw("alter table amazon_event drop constraint if exists never"))
  const eventsOf = (id: string) => amazon.listAmazonEvents({ subject_id: id })

  describe("complete", () => {
    const done = (row: { id: string; last_updated_at: Date }, lines = { "1": ["ordli_1"] }) => ({
      id: row.id,
      projected_at: row.last_updated_at,
      lines,
      event: { what: "imported", parameters: { order_id: "order_1" } },
    })

    it("marks the order, its lines, its seller SKUs and its timeline in one go", async () => {
      await amazon.createAmazonSkus({ account_id: ACCOUNT, seller_sku: "TULP-VASE-RED" })
      await store(aMessage())
      const marks = async () => (await amazon.listAmazonSkus({}))[0].dirty_sequence
      const before = await marks()
      const [row] = await claim("a")
      expect(await amazon.inbox.complete("a", [done(row)])).toEqual([row.id])
      expect(await only(amazon)).toMatchObject({ state: "imported", lease_owner: null })
      expect(await amazon.listAmazonOrderLines({})).toMatchObject([{ line_item_ids: ["ordli_1"] }])
      expect(await marks()).toBe(before + 1)
      expect(await eventsOf(row.id)).toMatchObject([
        { what: "imported", parameters: { order_id: "order_1" } },
      ])
    })

    it("does nothing for an order that another importer took over, lines included", async () => {
      await store(aMessage())
      const [row] = await claim("slow")
      await amazon.db.knex.raw(`update amazon_order set lease_until = now() - interval '1 second'`)
      await claim("new")
      expect(await amazon.inbox.complete("slow", [done(row, { "1": ["ordli_old"] })])).toEqual([])
      expect(await amazon.listAmazonOrderLines({})).toMatchObject([{ line_item_ids: null }])
      expect(await eventsOf(row.id)).toEqual([])
      expect(await amazon.inbox.complete("new", [done(row)])).toEqual([row.id])
    })

    it("marks nothing when the timeline cannot be written", async () => {
      await store(aMessage())
      const [row] = await claim("a")
      await breakTimeline()
      await expect(amazon.inbox.complete("a", [done(row)])).rejects.toThrow(/never/)
      expect(await only(amazon)).toMatchObject({ state: "importing", lease_owner: "a" })
    })
  })

  describe("settle", () => {
    const HELD = { what: "held", parameters: { reasons: ["unknown_sku"] } }

    it("keeps the decision and frees the row", async () => {
      await store(aMessage())
      const [row] = await claim("a")
      const held_reasons = [{ code: "unknown_sku" as const, parameters: { sku: "X" } }]
      await amazon.inbox.settle("a", [
        { id: row.id, state: "held", held_reasons, event: HELD, projected_at: row.last_updated_at },
      ])
      expect(await only(amazon)).toMatchObject({ state: "held", held_reasons, lease_owner: null })
      expect(await eventsOf(row.id)).toMatchObject([HELD])
      expect(await claim("b")).toEqual([])
    })

    it("holds nothing when the timeline cannot be written", async () => {
      await store(aMessage())
      const [row] = await claim("a")
      await breakTimeline()
      const held = { id: row.id, state: "held" as const, projected_at: row.last_updated_at }
      await expect(amazon.inbox.settle("a", [{ ...held, event: HELD }])).rejects.toThrow(/never/)
      expect(await only(amazon)).toMatchObject({ state: "importing", lease_owner: "a" })
    })

    it("has the quantity decided anew when units no longer count as pending", async () => {
      await amazon.createAmazonSkus({ account_id: ACCOUNT, seller_sku: "TULP-VASE-RED" })
      await store(aMessage())
      const [row] = await claim("a")
      await amazon.db.knex("amazon_sku").update({ dirty_at: null })
      await amazon.inbox.settle("a", [
        {
          ...{ id: row.id, state: "ignored", ignored_reason: "before_import_since" },
          projected_at: row.last_updated_at,
        },
      ])
      expect((await amazon.listAmazonSkus({}))[0].dirty_at).not.toBeNull()
    })

    it("sends the order back to received when news came meanwhile", async () => {
      await store(aMessage({ amazon_status: "PENDING" }))
      const [row] = await claim("a")
      await store(aMessage({ last_updated_at: minute(30), amazon_status: "UNSHIPPED" }))
      await amazon.inbox.settle("a", [
        { id: row.id, state: "held", event: HELD, projected_at: row.last_updated_at },
      ])
      expect((await only(amazon)).state).toBe("received")
      expect(await eventsOf(row.id)).toEqual([])
      expect((await claim("a"))[0].last_updated_at.toISOString()).toBe(minute(30))
    })

    it("pauses an order that is to be tried again", async () => {
      await store(aMessage())
      const [row] = await claim("a")
      await amazon.inbox.settle("a", [
        { id: row.id, state: "received", projected_at: row.last_updated_at, retry_in: 600 },
      ])
      expect(await claim("b")).toEqual([])
      await amazon.db.knex.raw(
        `update amazon_order set lease_until = lease_until - interval '601 s'`
      )
      expect(await claim("b")).toHaveLength(1)
    })
  })
})
