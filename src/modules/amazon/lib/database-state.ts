import { readdirSync } from "node:fs"
import path from "node:path"
import type { Logger } from "@medusajs/framework/types"
import { errorText } from "./error-text"
import { rows, type Cradle } from "./knex"

const MIGRATIONS = path.join(__dirname, "..", "migrations")
/** While migrations are missing it is looked again, but not at every request. */
const LOOK_AGAIN_MS = 5_000
/** The database is away when it has not answered for so long; one that is only busy answers sooner. */
const PATIENCE_MS = 15_000
/** While it is away that is said again, but rarely. */
const SAY_AGAIN_MS = 10 * 60_000

/** Connection exceptions, shutdown, too many connections (PostgreSQL, appendix A), and the network's. */
const AWAY_CODE = /^(08|57P|53300|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/
const AWAY_TEXT = /connection (ended|terminated)|timeout acquiring a connection/i

const isAway = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return AWAY_CODE.test(String(code ?? "")) || AWAY_TEXT.test(String(message ?? ""))
}

export const REMEDY = 'Run "npx medusa db:migrate" and restart.'

/** What keeps the plugin from working with its database. */
export class DatabaseState {
  private migrated = false
  private lookedAt = 0
  private looking: Promise<boolean> | undefined
  private toldMissing = false
  private askedAt: number | undefined
  private saidAt: number | undefined

  constructor(private readonly cradle: Pick<Cradle, "__pg_connection__" | "logger">) {}

  /**
   * Whether every migration of ours has run. Once it is so it stays so; as long as it is not, that is
   * told once, with the remedy, and nothing else of ours should touch the database.
   */
  async isMigrated(): Promise<boolean> {
    if (this.migrated || (!this.looking && Date.now() - this.lookedAt < LOOK_AGAIN_MS)) {
      return this.migrated
    }
    this.looking ??= this.look().finally(() => (this.looking = undefined))
    return this.looking
  }

  /** True while the database does not answer; nobody needs to wait for it to find out. */
  get away(): boolean {
    return this.askedAt !== undefined && Date.now() - this.askedAt > PATIENCE_MS
  }

  /**
   * Runs a short piece of regular work with the database, and tells when it does not answer and when
   * it does again, instead of an error each time.
   */
  async watch(work: () => Promise<void>): Promise<void> {
    const begun = (this.askedAt ??= Date.now())
    const late = setTimeout(() => this.sayAway(), PATIENCE_MS + 1).unref()
    try {
      await work()
      if (this.saidAt !== undefined) {
        const seconds = Math.round((Date.now() - begun) / 1000)
        this.logger.info(`medusa-plugin-amazon: the database answers again, after ${seconds} s.`)
      }
      this.askedAt = undefined
      this.saidAt = undefined
    } catch (error) {
      if (isAway(error)) {
        this.sayAway(error)
      } else {
        this.askedAt = undefined
        this.logger.error(`medusa-plugin-amazon: heartbeat: ${errorText(error)}`)
      }
    } finally {
      clearTimeout(late)
    }
  }

  private get logger(): Logger {
    return this.cradle.logger
  }

  private sayAway(error?: unknown): void {
    if (this.saidAt !== undefined && Date.now() - this.saidAt < SAY_AGAIN_MS) {
      return
    }
    this.saidAt = Date.now()
    const code = (error as { code?: unknown } | undefined)?.code
    this.logger.error(
      `medusa-plugin-amazon: the database does not answer${typeof code === "string" ? ` (${code})` : ""}. ` +
        "Orders and stock wait; they go on by themselves when it does."
    )
  }

  private async look(): Promise<boolean> {
    const missing = await this.missingMigrations()
    this.lookedAt = Date.now()
    this.migrated = missing.length === 0
    if (!this.migrated && !this.toldMissing) {
      this.toldMissing = true
      this.logger.error(
        `medusa-plugin-amazon: the database lacks ${missing.length} of the plugin's migrations ` +
          `(${missing.join(", ")}). ${REMEDY} Until then nothing of Amazon runs.`
      )
    }
    return this.migrated
  }

  private async missingMigrations(): Promise<string[]> {
    const wanted = readdirSync(MIGRATIONS)
      .map((file) => /^(Migration\d+)\.(js|ts)$/.exec(file)?.[1])
      .filter((name): name is string => name !== undefined)
    const knex = this.cradle.__pg_connection__
    const [{ exists }] = await rows<{ exists: boolean }>(
      knex,
      "select to_regclass('mikro_orm_migrations') is not null as exists"
    )
    const run = exists
      ? await rows<{ name: string }>(
          knex,
          "select name from mikro_orm_migrations where name = any(?)",
          [wanted]
        )
      : []
    const done = new Set(run.map(({ name }) => name))
    return wanted.filter((name) => !done.has(name)).sort()
  }
}
