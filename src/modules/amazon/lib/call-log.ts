import type { Logger } from "@medusajs/framework/types"
import type { CallReport } from "../../../sp-api"
import type { AmazonCallCounts, CallCount } from "../services/call-counts"
import type { DatabaseState } from "./database-state"
import { errorText } from "./error-text"
import { noteWaiting } from "./waiting-time"

const FLUSH_MS = 10_000
const PRUNE_MS = 3_600_000
/** A process that stops waits no longer for its counts. */
const CLOSE_MS = 3_000
/** Of failures alike (account, operation, kind) one line in this time; the next says how many more. */
const SAY_AGAIN_MS = 60_000
/** Whose calls are made in the application's own name. */
export const APPLICATION = "application"

interface Surroundings {
  logger: Logger
  counts: AmazonCallCounts
  database: DatabaseState
  now?: () => number
}

/**
 * Every call to Amazon as one line of the log (a success at debug, a failure at info) and as counts
 * for the admin, which are written every ten seconds, many at a time. What a killed process had not
 * written yet is missing from the counts; they are for looking at, not for reckoning.
 */
export class CallLog {
  private tallies = new Map<string, CallCount>()
  private readonly said = new Map<string, { at: number; held: number }>()
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()
  private prunedAt = 0
  private failing = false
  private readonly now: () => number

  constructor(private readonly surroundings: Surroundings) {
    this.now = surroundings.now ?? Date.now
  }

  /** For `onCall` of the client. */
  readonly note = (report: CallReport): void => {
    noteWaiting(report.pausedMs)
    this.say(report)
    this.tally(report)
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref()
  }

  /** The process stops: what was counted is written, unless the database keeps everybody waiting. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS)
    })
    await Promise.race([this.flush(), enough])
    clearTimeout(timer)
  }

  /**
   * Writes what was counted, after what is being written already. What cannot be written is kept for
   * the next time. Never throws.
   */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  private async write(): Promise<void> {
    const { counts, database, logger } = this.surroundings
    const taken = this.tallies
    this.tallies = new Map()
    try {
      if (taken.size && (await database.isMigrated())) {
        await counts.add([...taken.values()])
        // Written: should the pruning fail, they must not be added once more.
        taken.clear()
        await this.prune()
      }
      this.failing = false
    } catch (error) {
      for (const tally of taken.values()) {
        this.add(tally)
      }
      if (!this.failing) {
        logger.warn(
          `amazon calls could not be counted; tried again with the next: ${errorText(error)}`
        )
      }
      this.failing = true
    }
  }

  private async prune(): Promise<void> {
    if (this.now() - this.prunedAt > PRUNE_MS) {
      await this.surroundings.counts.prune()
      this.prunedAt = this.now()
    }
  }

  private tally(report: CallReport): void {
    this.add({
      account_id: report.account ?? APPLICATION,
      operation: report.operation,
      calls: 1,
      errors: report.kind ? 1 : 0,
      throttled: report.status === 429 ? 1 : 0,
      total_ms: Math.round(report.ms),
      waited_ms: Math.round(report.pausedMs),
    })
  }

  private add(count: CallCount): void {
    const key = `${count.account_id} ${count.operation}`
    const known = this.tallies.get(key)
    this.tallies.set(
      key,
      known
        ? {
            ...known,
            calls: known.calls + count.calls,
            errors: known.errors + count.errors,
            throttled: known.throttled + count.throttled,
            total_ms: known.total_ms + count.total_ms,
            waited_ms: known.waited_ms + count.waited_ms,
          }
        : count
    )
  }

  private say(report: CallReport): void {
    const { logger } = this.surroundings
    if (!report.kind || report.kind === "aborted") {
      logger.debug(lineOf(report))
      return
    }
    const key = `${report.account} ${report.operation} ${report.kind}`
    const said = this.said.get(key)
    if (said && this.now() - said.at < SAY_AGAIN_MS) {
      said.held += 1
      logger.debug(lineOf(report))
      return
    }
    logger.info(lineOf(report, said?.held))
    this.said.set(key, { at: this.now(), held: 0 })
  }
}

/** `amazon call key=value …`; values are ids, numbers and names of ours or of Amazon's operations. */
export const lineOf = (report: CallReport, held = 0): string => {
  const fields = {
    account: report.account ?? APPLICATION,
    operation: report.operation,
    status: report.status ?? "none",
    error: report.kind ?? undefined,
    ms: Math.round(report.ms),
    waited_ms: Math.round(report.waitedMs),
    attempt: report.attempt,
    request_id: report.requestId ?? "none",
    not_shown_before: held || undefined,
  }
  const text = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${String(value).replace(/[\s="]/g, "_")}`]
  )
  return `amazon call ${text.join(" ")}`
}
