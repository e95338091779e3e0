/*
 * Amazon's flat files: fields by tab, rows by LF or CRLF, no quoting at all – a quote is a quote,
 * also a lone one within a title – hence no CSV library.
 */

/** Characters of one row beyond which the document cannot be a flat file. */
export const MAX_ROW_LENGTH = 1024 * 1024

/** A row is longer than MAX_ROW_LENGTH: the document has no rows. */
export class RowTooLongError extends Error {
  constructor() {
    super(`a row is longer than ${MAX_ROW_LENGTH} characters: this is no tab-delimited document`)
  }
}

/** Rows out of pieces of text; what is kept between pieces is less than a row. */
export class TabDelimitedParser {
  private rest = ""

  /** The rows that `text` completes. */
  push(text: string): string[][] {
    const lines = (this.rest + text).split("\n")
    this.rest = lines.pop() as string
    const rows: string[][] = []
    for (const line of lines) {
      addRow(rows, line.endsWith("\r") ? line.slice(0, -1) : line)
    }
    if (this.rest.length > MAX_ROW_LENGTH) {
      throw new RowTooLongError()
    }
    return rows
  }

  /** The last row, if the text did not end with a line break. */
  end(): string[][] {
    const rows: string[][] = []
    addRow(rows, this.rest.endsWith("\r") ? this.rest.slice(0, -1) : this.rest)
    this.rest = ""
    return rows
  }

  /** Characters that wait for the end of their row. */
  get held(): number {
    return this.rest.length
  }
}

function addRow(rows: string[][], line: string): void {
  // Amazon ends files with an empty line, and an empty line holds nothing.
  if (line !== "") {
    rows.push(line.split("\t"))
  }
}
