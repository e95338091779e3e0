import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { errorText } from "./error-text"

interface KnexLogger {
  warn: (message: unknown) => void
}

const LOST_CONNECTION = /^(Connection Error: (?:\w*Error: )?)(.*)$/s
const mended = new WeakSet<KnexLogger>()

/**
 * knex warns of a connection that was lost in the midst of a statement with that statement, whose values
 * MikroORM has put into its text: a buyer's address, maybe. Only the cause is left of it. The pool is
 * the whole shop's, so this holds for every module.
 */
export const keepStatementsOutOfWarnings = (knex: Knex | undefined): void => {
  const logger = (knex?.client as { logger?: KnexLogger } | undefined)?.logger
  if (!logger || mended.has(logger)) {
    return
  }
  mended.add(logger)
  const warn = logger.warn.bind(logger)
  logger.warn = (message) =>
    warn(
      typeof message === "string"
        ? message.replace(
            LOST_CONNECTION,
            (_, head: string, said: string) => head + errorText(said)
          )
        : message
    )
}
