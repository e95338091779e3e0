import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"

/** What the module's container gives its services. */
export interface Cradle {
  __pg_connection__: Knex
  logger: Logger
}

const DEADLOCK_RETRIES = 5
/** deadlock_detected, serialization_failure (PostgreSQL, appendix A) */
const PASSING_CONFLICTS = new Set(["40P01", "40001"])

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Runs `work` again when PostgreSQL chose it as a deadlock's victim: two set-wise statements may meet
 * the same rows in another order, and the loser was rolled back as a whole.
 */
export const retryConflicts = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const code = (error as { code?: string }).code ?? ""
      if (!PASSING_CONFLICTS.has(code) || attempt === DEADLOCK_RETRIES) {
        throw error
      }
      await pause(20 * attempt + Math.random() * 50)
    }
  }
}

/**
 * Rows of a raw statement; bindings by position (`?`) or by name (`:name`). A statement of its own is
 * repeated after a deadlock; within a transaction the transaction must be (`retryConflicts`).
 */
export const rows = async <T>(
  knex: Knex | Knex.Transaction,
  sql: string,
  bindings: readonly unknown[] | Record<string, unknown> = []
): Promise<T[]> => {
  const run = async () => {
    const answer = (await knex.raw(sql, bindings as Knex.ValueDict)) as { rows: T[] }
    return answer.rows
  }
  return knex.isTransaction ? run() : retryConflicts(run)
}

/** The one clock that all processes share. */
export const databaseClock = async (knex: Knex): Promise<Date> => {
  const [{ now }] = await rows<{ now: Date }>(knex, "select clock_timestamp() as now")
  return now
}

/**
 * Runs `work` in a transaction that is repeated after a deadlock. Within one of somebody else it is part
 * of that one, which its owner repeats as a whole.
 */
export const inTransaction = <T>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<T>
): Promise<T> =>
  knex.isTransaction ? knex.transaction(work) : retryConflicts(() => knex.transaction(work))
