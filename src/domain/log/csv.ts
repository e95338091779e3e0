export type Cell = string | number | boolean | null

/** What a spreadsheet would take for a formula, also in full width: such a cell is told to be text. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const TO_BE_QUOTED = /[",\r\n]/

/** One line of a CSV file (RFC 4180) that does nothing but show text when a spreadsheet opens it. */
export const csvLine = (cells: Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`

const csvCell = (cell: Cell): string => {
  if (cell === null) {
    return ""
  }
  if (typeof cell !== "string") {
    return String(cell)
  }
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return TO_BE_QUOTED.test(text) || text !== cell ? `"${text.replace(/"/g, '""')}"` : text
}
