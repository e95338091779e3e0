import { TabDelimitedParser } from "./tab-delimited"

/** Names of columns as they are compared: Amazon's case differs between marketplaces. */
export function columnKey(name: string): string {
  return name.trim().toLowerCase()
}

/** The first line of a tab-delimited report. */
export class ReportColumns {
  private readonly positions = new Map<string, number>()

  constructor(readonly names: readonly string[]) {
    for (const [position, name] of names.entries()) {
      const key = columnKey(name)
      // A trailing tab makes a column without a name; of two with one name the first counts.
      if (key !== "" && !this.positions.has(key)) {
        this.positions.set(key, position)
      }
    }
  }

  positionOf(name: string): number | undefined {
    return this.positions.get(name) ?? this.positions.get(columnKey(name))
  }

  has(name: string): boolean {
    return this.positionOf(name) !== undefined
  }

  keys(): string[] {
    return [...this.positions.keys()]
  }
}

/** One line of a tab-delimited report, read by the names of its columns. */
export class ReportRow {
  constructor(
    private readonly columns: ReportColumns,
    /** All fields, also those beyond the columns. */
    readonly fields: readonly string[],
    /** From 1, the header and empty lines not counted. */
    readonly number: number
  ) {}

  /** `""` when this row ends before the column; undefined when the report has no such column. */
  value(column: string): string | undefined {
    const position = this.columns.positionOf(column)
    return position === undefined ? undefined : (this.fields[position] ?? "")
  }

  toObject(): Record<string, string> {
    return Object.fromEntries(this.columns.keys().map((key) => [key, this.value(key) ?? ""]))
  }
}

/**
 * Rows of a tab-delimited text, one at a time. At most the rows of one piece of text are in memory.
 * A text without a line gives none.
 */
export async function* reportRows(
  text: AsyncIterable<string>,
  checkColumns: (columns: ReportColumns) => void = () => undefined
): AsyncGenerator<ReportRow, void, undefined> {
  const parser = new TabDelimitedParser()
  let columns: ReportColumns | undefined
  let number = 0
  const rowsOf = function* (rows: string[][]) {
    for (const fields of rows) {
      if (columns) {
        yield new ReportRow(columns, fields, ++number)
      } else {
        columns = new ReportColumns(fields)
        checkColumns(columns)
      }
    }
  }
  for await (const piece of text) {
    yield* rowsOf(parser.push(piece))
  }
  yield* rowsOf(parser.end())
}
