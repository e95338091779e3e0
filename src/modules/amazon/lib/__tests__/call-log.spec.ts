import type { CallReport } from "../../../../sp-api"
import { CallLog, lineOf } from "../call-log"

const report = (more: Partial<CallReport> = {}): CallReport => ({
  ...{ account: "amzacc_1", operation: "getOrder", status: 200, kind: null, ms: 12.4 },
  ...{ requestId: "r-1", attempt: 1, waitedMs: 30, pausedMs: 30 },
  ...more,
})
const failed = (more: Partial<CallReport> = {}) => report({ status: 503, kind: "server", ...more })

describe("the log of calls to Amazon", () => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn() }
  let now = 0
  const aLog = (counts = { add: jest.fn(), prune: jest.fn() }) => {
    const database = { isMigrated: async () => true }
    return new CallLog({
      ...{ logger: logger as never, counts: counts as never, database: database as never },
      now: () => now,
    })
  }

  beforeEach(() => jest.clearAllMocks())

  it("is one line of names and values", () => {
    expect(lineOf(report())).toBe(
      "amazon call account=amzacc_1 operation=getOrder status=200 ms=12 waited_ms=30 attempt=1 " +
        "request_id=r-1"
    )
    expect(lineOf(failed({ account: null, status: null, kind: "network", requestId: null }))).toBe(
      "amazon call account=application operation=getOrder status=none error=network ms=12 " +
        "waited_ms=30 attempt=1 request_id=none"
    )
  })

  it("lets no value break the line", () => {
    expect(lineOf(report({ requestId: 'r 1\noperation="x"' }))).toContain(
      "request_id=r_1_operation__x_"
    )
  })

  it("tells successes at debug and failures at info", () => {
    const log = aLog()
    log.note(report())
    log.note(report({ kind: "aborted", status: null }))
    expect(logger.debug).toHaveBeenCalledTimes(2)
    expect(logger.info).not.toHaveBeenCalled()
    log.note(failed())
    expect(logger.info).toHaveBeenCalledTimes(1)
  })

  it("does not drown the log in failures alike, and says how many there were", () => {
    const log = aLog()
    for (let n = 0; n < 1000; n++) {
      log.note(failed())
    }
    log.note(failed({ kind: "throttled", status: 429 }))
    log.note(failed({ account: "amzacc_2" }))
    expect(logger.info).toHaveBeenCalledTimes(3)
    expect(logger.debug).toHaveBeenCalledTimes(999)
    now += 60_000
    log.note(failed())
    expect(logger.info).toHaveBeenCalledTimes(4)
    expect(logger.info).toHaveBeenLastCalledWith(expect.stringContaining("not_shown_before=999"))
  })

  it("counts no call twice when only the pruning after it fails", async () => {
    const counts = { add: jest.fn(), prune: jest.fn().mockRejectedValue(new Error("locked")) }
    now += 2 * 3_600_000
    const log = aLog(counts)
    log.note(report())
    await log.flush()
    expect(logger.warn).toHaveBeenCalledTimes(1)
    log.note(report({ operation: "getFeed" }))
    await log.flush()
    const written = counts.add.mock.calls.flatMap(([rows]) => rows as { operation: string }[])
    expect(written.map(({ operation }) => operation)).toEqual(["getOrder", "getFeed"])
  })

  it("keeps what could not be written for the next time", async () => {
    const counts = { add: jest.fn().mockRejectedValueOnce(new Error("away")), prune: jest.fn() }
    const log = aLog(counts)
    log.note(report())
    await log.flush()
    log.note(report())
    await log.flush()
    expect(counts.add).toHaveBeenLastCalledWith([expect.objectContaining({ calls: 2 })])
  })

  it("lets who stops the process wait for what is being written already", async () => {
    let write = () => undefined as unknown
    const add = jest.fn(() => new Promise((resolve) => (write = () => resolve(undefined))))
    const log = aLog({ add, prune: jest.fn() })
    log.note(report())
    const first = log.flush()
    let stopped = false
    const stop = log.close().then(() => (stopped = true))
    while (!add.mock.calls.length) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(stopped).toBe(false)
    write()
    await Promise.all([first, stop])
    expect(add).toHaveBeenCalledTimes(1)
  })

  it("lets nobody wait for a database that never answers", async () => {
    jest.useFakeTimers()
    try {
      const log = aLog({ add: jest.fn(() => new Promise(() => undefined)), prune: jest.fn() })
      log.note(report())
      const stop = log.close()
      await jest.advanceTimersByTimeAsync(3_000)
      await expect(stop).resolves.toBeUndefined()
    } finally {
      jest.useRealTimers()
    }
  })
})
