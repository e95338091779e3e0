import type { Emulator } from "../emulator.js"
import type { ReportRecord } from "./types.js"

/** A column's name and how its field is made of a row. */
export type Column<Row> = readonly [name: string, field: (row: Row) => string]

/** A tab-delimited report: where its rows come from, and how one is invented for a huge report. */
export interface Table<Row> {
  columns: readonly Column<Row>[]
  rows(emulator: Emulator, report: ReportRecord): Row[]
  /** The row of a number, from 0; always the same for the same number. */
  invent(index: number, marketplaceId: string): Row
}

/** What a report type is, whatever its rows are. */
export interface ReportKind {
  header: string
  lines(emulator: Emulator, report: ReportRecord): string[]
  inventLine(index: number, marketplaceId: string): string
  /** Only a restricted data token may ask for its document. */
  restricted: boolean
  /** False: Amazon makes it by itself. */
  requestable: boolean
  /** Written in the seller's own charset, as listings reports are. */
  listings: boolean
}

export function kindOf<Row>(
  table: Table<Row>,
  traits: Partial<Pick<ReportKind, "restricted" | "requestable" | "listings">> = {}
): ReportKind {
  const line = (row: Row) => table.columns.map(([, field]) => plain(field(row))).join("\t")
  return {
    ...{ restricted: false, requestable: true, listings: false, ...traits },
    header: table.columns.map(([name]) => name).join("\t"),
    lines: (emulator, report) => table.rows(emulator, report).map(line),
    inventLine: (index, marketplaceId) => line(table.invent(index, marketplaceId)),
  }
}

/** Fields are not quoted: what would end one is left out. Quotes stand as they are. */
function plain(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ")
}
