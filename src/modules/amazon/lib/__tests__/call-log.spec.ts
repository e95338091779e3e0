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
  const aLog = () => {
    const counts = { add: jest.fn(), prune: jest.fn() }
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
})
