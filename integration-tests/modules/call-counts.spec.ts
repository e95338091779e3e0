import { CallLog } from "../../src/modules/amazon/lib/call-log"
import type { CallCount } from "../../src/modules/amazon/services/call-counts"
import type { CallReport } from "../../src/sp-api"
import { describeAmazonModule, sql } from "./helpers/amazon-module"

const count = (more: Partial<CallCount> = {}): CallCount => ({
  ...{ account_id: "acc", operation: "getOrder", calls: 1, errors: 0, throttled: 0 },
  ...{ total_ms: 10, waited_ms: 5 },
  ...more,
})
const report = (more: Partial<CallReport> = {}): CallReport => ({
  ...{ account: "acc", operation: "getOrder", status: 200, kind: null, ms: 10 },
  ...{ requestId: "r", attempt: 1, waitedMs: 0, pausedMs: 0 },
  ...more,
})

describeAmazonModule("counts of the calls to Amazon", (amazon) => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn() }
  const aLog = () =>
    new CallLog({ logger: logger as never, counts: amazon.callCounts, database: amazon.database })
  const sum = (account = "acc") => amazon.callCounts.sum(account, 24)

  it("are added up per account, operation and hour, whoever adds", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        amazon.callCounts.add([
          count({ errors: n % 2, throttled: n % 4 === 1 ? 1 : 0 }),
          count({ operation: "searchOrders", calls: 2 }),
          count({ account_id: "other" }),
        ])
      )
    )
    expect(await sum()).toEqual([
      count({ operation: "searchOrders", calls: 40, total_ms: 200, waited_ms: 100 }),
      count({ calls: 20, errors: 10, throttled: 5, total_ms: 200, waited_ms: 100 }),
    ])
    expect(await sum("other")).toMatchObject([{ calls: 20 }])
    expect(await sql(amazon, "select 1 from amazon_call_count")).toHaveLength(3)
  })

  it("are of the hours asked for, the present one included", async () => {
    await amazon.callCounts.add([count()])
    await sql(amazon, "update amazon_call_count set hour = hour - interval '23 hours'")
    await amazon.callCounts.add([count()])
    expect(await sum()).toMatchObject([{ calls: 2 }])
    await sql(amazon, "update amazon_call_count set hour = hour - interval '1 hour'")
    expect(await sum()).toMatchObject([{ calls: 1 }])
  })

  it("are forgotten after a month", async () => {
    await amazon.callCounts.add([count()])
    await sql(amazon, "update amazon_call_count set hour = hour - interval '31 days'")
    await amazon.callCounts.add([count({ operation: "kept" })])
    await amazon.callCounts.prune()
    expect(await sql(amazon, "select operation from amazon_call_count")).toEqual([
      { operation: "kept" },
    ])
  })

  it("are written in one statement for many calls", async () => {
    const log = aLog()
    const add = jest.spyOn(amazon.callCounts, "add")
    for (let n = 0; n < 500; n++) {
      log.note(report({ operation: n % 2 ? "getOrder" : "patchListingsItem", pausedMs: 2 }))
    }
    log.note(report({ status: 429, kind: "throttled" }))
    log.note(report({ account: null, operation: "refreshAccessToken" }))
    await log.flush()
    expect(add).toHaveBeenCalledTimes(1)
    add.mockRestore()
    expect(await sum()).toEqual([
      count({ calls: 251, errors: 1, throttled: 1, total_ms: 2510, waited_ms: 500 }),
      count({ operation: "patchListingsItem", calls: 250, total_ms: 2500, waited_ms: 500 }),
    ])
    expect(await sum("application")).toMatchObject([{ operation: "refreshAccessToken", calls: 1 }])
    await log.flush()
    expect(await sum()).toMatchObject([{ calls: 251 }, { calls: 250 }])
  })

  it("are kept for the next time when they cannot be written, which is said once", async () => {
    const log = aLog()
    logger.warn.mockClear()
    const add = jest.spyOn(amazon.callCounts, "add").mockRejectedValue(new Error("away"))
    log.note(report())
    await log.flush()
    log.note(report())
    await log.flush()
    expect(logger.warn).toHaveBeenCalledTimes(1)
    add.mockRestore()
    await log.flush()
    expect(await sum()).toMatchObject([{ calls: 2 }])
  })
})
