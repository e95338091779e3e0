import { entryOf, type CallOrigin, type LogEntry } from "../../src/domain/log"
import { onBehalfOf } from "../../src/modules/amazon/lib/call-origin"
import { EntryLog } from "../../src/modules/amazon/lib/entry-log"
import { AmazonApiError, type EndedCall } from "../../src/sp-api"
import { forgetLog } from "../../src/workflows/log/forget-log"
import { describeAmazonModule, sql } from "./helpers/amazon-module"

const DE = "A1PA6795UKMFR9"
const ORDER = "304-1234567-1234567"

const told = (more: Partial<EndedCall> = {}): EndedCall => ({
  account: "acc",
  operation: "patchListingsItem",
  description: {
    kind: "stock",
    direction: "told",
    subject: "MUG-S",
    marketplaceIds: [DE],
    told: { quantity: 7 },
  },
  startedAt: new Date(),
  ...{ ms: 100, waitedMs: 10, attempts: 1, status: 200, requestId: "req" },
  answer: { found: null, refused: null },
  error: null,
  ...more,
})

const look = (found: number, more: Partial<EndedCall> = {}): EndedCall =>
  told({
    operation: "searchOrders",
    description: {
      ...{ kind: "orders", direction: "read", subject: null, marketplaceIds: [] },
      told: { nextPage: false },
    },
    answer: { found, refused: null },
    ...more,
  })

const entry = (call: EndedCall, origin: CallOrigin = {}): LogEntry => entryOf(call, origin)!

describeAmazonModule("the log of calls", (amazon) => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() }
  const aLog = () =>
    new EntryLog({
      logger: logger as never,
      entries: amazon.logEntries,
      database: amazon.database,
    })
  const rows = <T = Record<string, unknown>>(columns = "*") =>
    sql<T>(amazon, `select ${columns} from amazon_log_entry order by at, id`)
  const seedStore = async (id: string, account: string, marketplace = DE) =>
    sql(
      amazon,
      `insert into amazon_store (id, account_id, name, marketplace_id, country_code, region,
         currency_code, sales_channel_id, stock_location_ids, attribute_map, settings)
       values (?, ?, ?, ?, 'de', 'eu', 'EUR', 'sc', '[]', '[]', '{}')`,
      [id, account, `Store ${id}`, marketplace]
    )

  afterEach(() => jest.restoreAllMocks())

  it("keeps each thing that was told once, also when it is written while calls go on", async () => {
    const log = aLog()
    for (let n = 0; n < 1_200; n++) {
      log.note(told({ requestId: `req-${n}` }))
      if (n % 300 === 0) {
        void log.flush()
      }
    }
    await log.flush()
    const kept = await rows<{ request_id: string; count: number }>("request_id, count")
    expect(kept).toHaveLength(1_200)
    expect(new Set(kept.map(({ request_id }) => request_id)).size).toBe(1_200)
    expect(kept.every(({ count }) => count === 1)).toBe(true)
  })

  it("is one entry for looks that found nothing, whoever looked, and one a run for pages", async () => {
    const at = new Date()
    at.setUTCMinutes(20)
    const processes = [aLog(), aLog(), aLog()]
    for (const log of processes) {
      for (let n = 0; n < 10; n++) {
        log.note(look(0, { startedAt: at }))
        onBehalfOf({ flow: "order-import", run_id: "run-1" }, () => log.note(look(20)))
      }
    }
    await Promise.all(processes.map((log) => log.flush()))
    await Promise.all(processes.map((log) => log.flush()))
    const kept = await rows("count, found, duration_ms, run_id")
    expect(kept).toHaveLength(2)
    expect(kept).toEqual(
      expect.arrayContaining([
        { count: 30, found: 0, duration_ms: 3_000, run_id: null },
        { count: 30, found: 600, duration_ms: 3_000, run_id: "run-1" },
      ])
    )
  })

  it("knows whose it is: the run's store, the marketplace's, the order's, else the account's", async () => {
    await seedStore("sto_de", "acc")
    await seedStore("sto_other", "another")
    await sql(
      amazon,
      `insert into amazon_order (id, account_id, amazon_order_id, store_id, amazon_status, placed_at,
         last_updated_at, source, facts) values ('o1', 'acc', ?, 'sto_nl', 'SHIPPED', now(), now(),
         'poll', '{}')`,
      [ORDER]
    )
    const ofOrder = told({
      description: {
        ...{ kind: "orders", direction: "read", subject: ORDER, marketplaceIds: [] },
        told: {},
      },
    })
    await amazon.logEntries.add([
      entry(told()),
      entry(told({ account: "another" })),
      entry(told({ account: "nobody" })),
      entry(told(), { store_id: "sto_run" }),
      entry(ofOrder),
      entry({ ...ofOrder, account: "another" }),
      entry(told({ account: null, description: { ...told().description, marketplaceIds: [] } })),
    ])
    const kept = await rows<{ account_id: string; store_id: string | null; owner_id: string }>(
      "account_id, store_id, owner_id"
    )
    expect(kept.map((row) => `${row.account_id} ${row.store_id} ${row.owner_id}`).sort()).toEqual(
      [
        "acc sto_de sto_de",
        "another sto_other sto_other",
        "nobody null nobody",
        "acc sto_run sto_run",
        "acc sto_nl sto_nl",
        "another null another",
        "application null application",
      ].sort()
    )
  })

  it("is written when the process stops, and not waited for when the database does not answer", async () => {
    const log = aLog()
    log.note(told())
    await log.close()
    expect(await rows()).toHaveLength(1)

    const away = new EntryLog({
      logger: logger as never,
      entries: { add: () => new Promise<void>(() => undefined) },
      database: amazon.database,
    })
    away.note(told())
    jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] })
    try {
      const closed = away.close()
      await jest.advanceTimersByTimeAsync(3_000)
      await closed
    } finally {
      jest.useRealTimers()
    }
  })

  it("waits for a database that is away within bounds, and gives up looks before what was told", async () => {
    const log = aLog()
    const add = jest.spyOn(amazon.logEntries, "add").mockRejectedValue(new Error("away"))
    logger.warn.mockClear()
    for (let n = 0; n < 8_000; n++) {
      log.note(told({ requestId: `told-${n}` }))
    }
    for (let n = 0; n < 4_000; n++) {
      log.note(look(1, { requestId: `look-${n}` }))
    }
    await log.flush()
    await log.flush()
    expect(log.size).toBeLessThanOrEqual(10_000)
    expect(logger.warn).toHaveBeenCalledTimes(1)
    add.mockRestore()
    await log.flush()
    expect(log.size).toBe(0)
    const [{ told: kept, looks }] = await sql<{ told: number; looks: number }>(
      amazon,
      `select count(*) filter (where direction = 'told')::int as told,
         count(*) filter (where direction = 'read')::int as looks from amazon_log_entry`
    )
    expect(kept).toBe(8_000)
    expect(looks).toBeLessThan(4_000)
    expect(logger.warn).toHaveBeenCalledTimes(2)
  })

  it("forgets Amazon's words first, then the entry, and what was of a deleted store", async () => {
    const error = new AmazonApiError({
      ...{ operation: "patchListingsItem", kind: "invalid_input", message: "no" },
      errors: [{ code: "InvalidInput", message: "brand is missing", details: null }],
    })
    const aged = (days: number, request: string) => ({
      ...entry(told({ error, requestId: request })),
      at: new Date(Date.now() - days * 86_400_000).toISOString(),
    })
    await seedStore("sto_gone", "acc", "A1805IZSGTT6HS")
    await amazon.logEntries.add([
      ...Array.from({ length: 1_500 }, () => aged(400, "old")),
      aged(100, "wordless"),
      aged(10, "whole"),
      entry(told({ requestId: "of a deleted store" }), { store_id: "sto_gone" }),
    ])
    await sql(amazon, "update amazon_store set deleted_at = now() where id = 'sto_gone'")
    await Promise.all([forgetLog(amazon), forgetLog(amazon)])
    await forgetLog(amazon)
    const kept = await rows<{ request_id: string; answer: unknown }>("request_id, answer")
    expect(kept.map(({ request_id, answer }) => [request_id, answer !== null])).toEqual([
      ["wordless", false],
      ["whole", true],
    ])

    await amazon.settings.change("log", { days: 50, raw_answers_days: 7 }, "user")
    await forgetLog(amazon)
    expect(await rows("request_id, answer")).toEqual([{ request_id: "whole", answer: null }])
  })

  it("is read newest first, by store with what was for its account, and never another account's", async () => {
    await seedStore("sto_de", "acc")
    await seedStore("sto_nl", "acc", "A1805IZSGTT6HS")
    await seedStore("sto_other", "another")
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))
    const all = look(3, { startedAt: at(5) })
    await amazon.logEntries.add([
      entry(told({ startedAt: at(1) })),
      entry(told({ startedAt: at(2) }), { store_id: "sto_nl" }),
      entry(told({ startedAt: at(3), account: "another" })),
      entry(told({ startedAt: at(4), requestId: "wanted" })),
      entry(all),
      entry({ ...all, account: "another" }),
    ])
    const minutes = async (filter: object, page = { limit: 20, offset: 0 }) =>
      (await amazon.overview.log.list(filter, page)).map((row) => row.at.getUTCMinutes())
    expect(await minutes({})).toEqual([5, 5, 4, 3, 2, 1])
    expect(await minutes({ store_id: "sto_de" })).toEqual([5, 4, 1])
    expect(await minutes({ store_id: "sto_de" }, { limit: 1, offset: 1 })).toEqual([4])
    expect(await amazon.overview.log.count({ store_id: "sto_de" })).toBe(3)
    expect(await minutes({ store_id: "sto_nl", direction: "told" })).toEqual([2])
    expect(await minutes({ store_id: "sto_nobody" })).toEqual([])
    expect(await minutes({ q: "wanted" })).toEqual([4])
    expect(await minutes({ q: "MUG-S", from: at(3).toISOString() })).toEqual([4, 3])
    expect(await minutes({ kind: "orders", outcome: "accepted" })).toEqual([5, 5])
    const pages: number[] = []
    for await (const batch of amazon.overview.log.all({}, 2)) {
      pages.push(...batch.map((row) => row.at.getUTCMinutes()))
    }
    expect(pages).toEqual([5, 5, 4, 3, 2, 1])

    const [first] = await amazon.overview.log.list({ q: "wanted" }, { limit: 1, offset: 0 })
    expect(await amazon.overview.log.find(first.id, "sto_de")).toMatchObject({ id: first.id })
    expect(await amazon.overview.log.find(first.id, "sto_other")).toBeNull()
    expect((await amazon.overview.log.related(first)).map((row) => row.at.getUTCMinutes())).toEqual(
      [2, 1]
    )
  })
})
