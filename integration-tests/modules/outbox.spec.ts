import { describeAmazonModule, sql } from "./helpers/amazon-module"
import { ACCOUNT } from "./helpers/inbox-message"

const KIND = "quantity"

const quantity = (key: string, units: number, lane?: number) => ({
  account_id: ACCOUNT,
  kind: KIND,
  key,
  subject_id: `amzsku_${key}`,
  payload: { seller_sku: key, quantity: units },
  lane,
})

describeAmazonModule("outbox", (amazon) => {
  const claim = (owner: string, limit = 10) => amazon.outbox.claim(ACCOUNT, KIND, owner, 60, limit)
  const table = () =>
    sql<{ key: string; state: string; quantity: number; sequence: number }>(
      amazon,
      `select key, state, (payload->>'quantity')::int as quantity, sequence
       from amazon_outbox order by created_at, id`
    )
  const expireLeases = () =>
    sql(
      amazon,
      `update amazon_outbox set lease_until = now() - interval '1 second' where state = 'sending'`
    )

  it("keeps one waiting intent per key: the newest", async () => {
    await amazon.outbox.enqueue([quantity("A", 5), quantity("B", 1)])
    await amazon.outbox.enqueue([quantity("A", 4)])
    await amazon.outbox.enqueue([quantity("A", 3)])
    expect((await table()).filter(({ key }) => key === "A")).toEqual([
      { key: "A", state: "waiting", quantity: 3, sequence: 3 },
    ])
    expect(await table()).toHaveLength(2)
  })

  it("keeps one waiting intent when several processes ask at once", async () => {
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((units) => amazon.outbox.enqueue([quantity("A", units)]))
    )
    expect(await table()).toHaveLength(1)
  })

  it("keeps the pause of an equal intent and drops that of another one", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    const [row] = await claim("a")
    await amazon.outbox.settle("a", [{ id: row.id, state: "waiting", retry_in: 600 }])
    await amazon.outbox.enqueue([quantity("A", 5)])
    expect(await claim("a")).toEqual([])
    await amazon.outbox.enqueue([quantity("A", 4)])
    expect((await claim("a")).map(({ payload }) => payload.quantity)).toEqual([4])
  })

  it("sends zero first, then in the order asked for", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    await amazon.outbox.enqueue([quantity("B", 7)])
    await amazon.outbox.enqueue([quantity("C", 9, 2)])
    await amazon.outbox.enqueue([quantity("D", 0, 0)])
    const order: string[] = []
    for (;;) {
      const [row] = await claim("a", 1)
      if (!row) {
        break
      }
      order.push(row.key)
    }
    expect(order).toEqual(["D", "A", "B", "C"])
  })

  it("keeps back a quantity that is to be decided anew, but no zero and no less", async () => {
    const table = [
      { key: "unknown", units: 5, dirty: true, expected: null, sent: false },
      { key: "more", units: 5, dirty: true, expected: 4, sent: false },
      { key: "less", units: 5, dirty: true, expected: 6, sent: true },
      { key: "decided", units: 5, dirty: false, expected: 4, sent: true },
      { key: "zero", units: 0, dirty: true, expected: null, sent: true },
    ]
    await amazon.outbox.enqueue(
      table.map(({ key, units }) => quantity(key, units, units === 0 ? 0 : undefined))
    )
    await sql(
      amazon,
      `insert into amazon_sku (id, account_id, seller_sku, dirty_at, expected_quantity)
       select 'amzsku_' || key, ?, key, case when dirty then now() end, expected
       from jsonb_to_recordset(cast(? as jsonb)) as r (key text, dirty boolean, expected int)`,
      [ACCOUNT, JSON.stringify(table)]
    )
    const claimed = async () => (await claim("a")).map(({ key }) => key).sort()
    const those = (sent: boolean) =>
      table.flatMap((one) => (one.sent === sent ? one.key : [])).sort()
    expect(await claimed()).toEqual(those(true))
    await sql(amazon, `update amazon_sku set dirty_at = null`)
    expect(await claimed()).toEqual(those(false))
  })

  it("tells monitors what is late, not what waits for orders to be read", async () => {
    const { id } = await amazon.createAmazonAccounts({
      ...{ region: "eu", selling_partner_id: "A2TULPEU0000NL", status: "active" },
    })
    const of = (intent: ReturnType<typeof quantity>) => ({ ...intent, account_id: id })
    await amazon.outbox.enqueue([of(quantity("more", 5)), of(quantity("none", 0, 0))])
    await sql(amazon, `update amazon_outbox set created_at = now() - interval '1 minute'`)
    const late = async () => {
      const { outbox } = await amazon.monitoring.read()
      return outbox.map(({ kind, count }) => `${count} × ${kind}`)
    }
    expect(await late()).toEqual(["2 × quantity"])
    await amazon.absences.begin(id, "access_lapsed")
    expect(await late()).toEqual(["1 × quantity"])
    await sql(
      amazon,
      `update amazon_absence set ended_at = clock_timestamp() - interval '25 hours'`
    )
    expect(await late()).toEqual(["2 × quantity"])
  })

  it("gives no intent twice to several senders at once", async () => {
    await amazon.outbox.enqueue(Array.from({ length: 60 }, (_, n) => quantity(`K${n}`, n)))
    const batches = await Promise.all(Array.from({ length: 12 }, (_, n) => claim(`sender ${n}`, 5)))
    const keys = batches.flat().map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    const rest = await claim("last", 60)
    expect(keys.length + rest.length).toBe(60)
  })

  it("never has two of one key under way", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    const [first] = await claim("a")
    await amazon.outbox.enqueue([quantity("A", 4)])
    expect(await claim("b")).toEqual([])
    await amazon.outbox.settle("a", [{ id: first.id, state: "sent" }])
    const [second] = await claim("b")
    expect(second.payload.quantity).toBe(4)
    expect((await table()).map(({ state }) => state)).toEqual(["sent", "sending"])
  })

  it("gives way to a newer intent when the older one is to be tried again", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    const [row] = await claim("a")
    await amazon.outbox.enqueue([quantity("A", 4)])
    await amazon.outbox.settle("a", [{ id: row.id, state: "waiting", retry_in: 5 }])
    expect((await table()).map(({ state, quantity: units }) => [state, units])).toEqual([
      ["superseded", 5],
      ["waiting", 4],
    ])
  })

  describe("when a newer intent begins to wait in the same moment", () => {
    /** Runs `work`; while it waits for the newer intent's transaction, that ends. */
    const whileEnqueuing = async (newer: object, work: () => Promise<unknown>) => {
      const trx = await amazon.db.knex.transaction()
      await amazon.outbox.enqueue([newer as ReturnType<typeof quantity>], trx)
      let done = false
      const working = work().finally(() => (done = true))
      for (let blocked = 0; !blocked && !done;) {
        const [row] = await sql<{ blocked: number }>(
          amazon,
          `select count(*)::int as blocked from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`
        )
        blocked = row.blocked
      }
      await trx.commit()
      await working
    }
    const states = async () =>
      (await table()).map(({ key, state, quantity: units }) => [key, state, units])

    it("keeps what was sent, and gives way to the newer one", async () => {
      await amazon.outbox.enqueue([quantity("A", 5), quantity("B", 1)])
      // A claim takes the urgent first, but answers in no order.
      const [a, b] = (await claim("a")).sort((x, y) => x.key.localeCompare(y.key))
      await whileEnqueuing(quantity("A", 4), () =>
        amazon.outbox.settle("a", [
          { id: a.id, state: "waiting", retry_in: 5 },
          { id: b.id, state: "sent" },
        ])
      )
      expect((await states()).sort()).toEqual([
        ["A", "superseded", 5],
        ["A", "waiting", 4],
        ["B", "sent", 1],
      ])
    })

    it("claims the newer one after a dead sender", async () => {
      await amazon.outbox.enqueue([quantity("A", 5)])
      await claim("a")
      await expireLeases()
      let claimed: Awaited<ReturnType<typeof claim>> = []
      await whileEnqueuing(quantity("A", 4), async () => {
        claimed = await claim("b")
      })
      expect(claimed.map(({ payload }) => payload.quantity)).toEqual([4])
    })
  })

  it("counts failures, not rounds that Amazon's limits cut short", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    const round = async (retry_in: number) => {
      const [row] = await claim("a")
      await amazon.outbox.settle("a", [{ id: row.id, state: "waiting", retry_in }])
      await sql(amazon, `update amazon_outbox set not_before = null`)
      return row.attempts
    }
    expect([await round(0), await round(0), await round(2), await round(0)]).toEqual([0, 0, 0, 1])
    // Another figure has not failed yet.
    await amazon.outbox.enqueue([quantity("A", 0)])
    expect(await round(0)).toBe(0)
  })

  it("sends again what a dead sender left", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    const [row] = await claim("a")
    expect(await claim("b")).toEqual([])
    await expireLeases()
    const [again] = await claim("b")
    expect(again).toMatchObject({ id: row.id, attempts: 1 })
    await amazon.outbox.settle("a", [{ id: row.id, state: "refused" }])
    expect((await table())[0].state).toBe("sending")
  })

  it("drops what a dead sender left when a newer intent waits", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    await claim("a")
    await amazon.outbox.enqueue([quantity("A", 4)])
    await expireLeases()
    expect((await claim("b")).map(({ payload }) => payload.quantity)).toEqual([4])
    expect((await table()).map(({ state }) => state)).toEqual(["superseded", "sending"])
  })

  it("withdraws what is no longer wanted, not what is under way", async () => {
    await amazon.outbox.enqueue([quantity("A", 5)])
    await claim("a")
    await amazon.outbox.enqueue([quantity("B", 1)])
    await amazon.outbox.withdraw(KIND, ["A", "B"])
    expect((await table()).map(({ key, state }) => [key, state])).toEqual([
      ["A", "sending"],
      ["B", "superseded"],
    ])
  })

  it("leaves other accounts and kinds alone", async () => {
    await amazon.outbox.enqueue([
      { ...quantity("A", 5), account_id: "amzacc_other" },
      { ...quantity("A", 5), kind: "shipment" },
    ])
    expect(await claim("a")).toEqual([])
  })
})
