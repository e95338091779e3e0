/** A database error's text: the statement with its values (a buyer's, maybe), the cause, the row. */
const STATEMENT = /^\s*(insert|update|delete|select|with)\b.* - /is
const DETAIL = /\s*(- )?detail: .*$/is

/** Whether the database wrote it: its statement stands before the cause. */
export const hasStatement = (error: unknown): boolean => STATEMENT.test(textOf(error))

/**
 * What an error says, as it may stand in a log: of a database's error only its own sentence is kept.
 * Workflows throw what a step threw as a plain object; "[object Object]" would tell nobody anything.
 */
export const errorText = (error: unknown): string => {
  const text = textOf(error)
  return STATEMENT.test(text) ? text.replace(DETAIL, "").replace(STATEMENT, "") : text
}

const textOf = (error: unknown): string => {
  const message = (error as { message?: unknown } | null | undefined)?.message
  return typeof message === "string" ? message : String(error)
}
