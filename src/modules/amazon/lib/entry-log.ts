import type { Logger } from "@medusajs/framework/types"
import { entryOf, joinEntries, type LogEntry } from "../../../domain/log"
import type { EndedCall } from "../../../sp-api"
import type { AmazonLogEntries } from "../services/log-entries"
import { badDataCode } from "./bad-data"
import { callOrigin } from "./call-origin"
import type { DatabaseState } from "./database-state"

const FLUSH_MS = 5_000
/** So many waiting entries are written at once. */
const ENOUGH = 500
/** In one statement. */
const BATCH = 500
/** A process keeps no more; while the database is away what was asked goes before what was told. */
const MOST = 10_000
/** A process that stops waits no longer. */
const CLOSE_MS = 3_000

interface Surroundings {
  logger: Logger
  entries: Pick<AmazonLogEntries, "add">
  database: Pick<DatabaseState, "isMigrated">
}

/**
 * Each call to Amazon as an entry of the log that people read, written every few seconds, many at a
 * time. A process that stops writes what it has; what a killed one had not written yet is missing.
 */
export class EntryLog {
  private waiting: LogEntry[] = []
  private readonly foldedAt = new Map<string, number>()
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()
  private failing = false
  private lost = 0

  constructor(private readonly surroundings: Surroundings) {}

  /** For `onCallEnded` of the client; called within the work that made the call. Never throws. */
  readonly note = (ended: EndedCall): void => {
    const entry = entryOf(ended, callOrigin())
    if (entry) {
      this.keep(entry)
      this.plan()
    }
  }

  /** How many wait to be written. */
  get size(): number {
    return this.waiting.length
  }

  /** The process stops: what was said is written, unless the database keeps everybody waiting. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS)
    })
    await Promise.race([this.flush(), enough])
    clearTimeout(timer)
  }

  /** Writes what waits, after what is being written already; what cannot be is kept. Never throws. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  private plan(): void {
    if (this.waiting.length >= ENOUGH && !this.failing) {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.flush(), 0).unref()
    } else {
      this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref()
    }
  }

  private keep(entry: LogEntry): void {
    const { fold_key } = entry
    const place = fold_key === null ? undefined : this.foldedAt.get(fold_key)
    if (place !== undefined) {
      this.waiting[place] = joinEntries(this.waiting[place], entry)
      return
    }
    if (fold_key !== null) {
      this.foldedAt.set(fold_key, this.waiting.length)
    }
    this.waiting.push(entry)
    if (this.waiting.length > MOST) {
      this.giveUp(MOST / 10)
    }
  }

  /** Drops so many: looks before what was told, the older ones first. */
  private giveUp(count: number): void {
    const looks = this.waiting.filter(({ direction }) => direction === "read").slice(0, count)
    const told = this.waiting.filter(({ direction }) => direction === "told")
    const dropped = new Set([...looks, ...told.slice(0, count - looks.length)])
    this.lost += dropped.size
    this.replace(this.waiting.filter((entry) => !dropped.has(entry)))
  }

  private replace(entries: LogEntry[]): void {
    this.waiting = []
    this.foldedAt.clear()
    for (const entry of entries) {
      this.keep(entry)
    }
  }

  private async write(): Promise<void> {
    const { database, logger } = this.surroundings
    const taken = this.waiting
    this.replace([])
    let written = 0
    try {
      if (taken.length && (await database.isMigrated())) {
        for (; written < taken.length; written += BATCH) {
          await this.add(taken.slice(written, written + BATCH))
        }
        this.sayLost()
      }
      // Without our tables there is no log, and nothing that would ever write what is kept.
      this.failing = false
    } catch (error) {
      // What came meanwhile is younger.
      this.replace([...taken.slice(written), ...this.waiting])
      this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref()
      if (!this.failing) {
        const { code, name } = error as { code?: unknown; name?: string }
        logger.warn(`amazon log could not be written (${String(code ?? name)}); it is tried again.`)
      }
      this.failing = true
    }
  }

  /** One entry that the database takes in no form must not keep out all others for ever. */
  private async add(batch: LogEntry[]): Promise<void> {
    const { entries, logger } = this.surroundings
    try {
      await entries.add(batch)
    } catch (error) {
      const code = badDataCode(error)
      if (!code) {
        throw error
      }
      if (batch.length === 1) {
        logger.warn(`amazon log: an entry of ${batch[0].operation} cannot be stored (${code}).`)
        return
      }
      const middle = Math.ceil(batch.length / 2)
      await this.add(batch.slice(0, middle))
      await this.add(batch.slice(middle))
    }
  }

  private sayLost(): void {
    if (this.lost) {
      this.surroundings.logger.warn(
        `amazon log: ${this.lost} entries are missing, as the database was away for too long.`
      )
      this.lost = 0
    }
  }
}
