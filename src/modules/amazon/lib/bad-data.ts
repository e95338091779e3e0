/**
 * Classes of SQLSTATE that blame the row itself (PostgreSQL, appendix A): cardinality violation (a row
 * twice in one statement), data exception, integrity constraint violation, program limit exceeded (a
 * text too long for its index, a document too deep). The same row fails again tomorrow.
 */
const BAD_DATA = /^(21|22|23|54)[0-9A-Z]{3}$/

/**
 * The SQLSTATE of an error that a row of ours caused. Null for all others: connection, deadlock,
 * shutdown, full disk, a missing column or an error without code say nothing about the row.
 */
export const badDataCode = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === "string" && BAD_DATA.test(code) ? code : null
}
