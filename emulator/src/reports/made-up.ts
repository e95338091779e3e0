import type { MadeUpRows } from "../documents/types.js"
import { encode } from "./charsets.js"
import { requireKind } from "./report-types.js"

const LINES_AT_ONCE = 500

/** The bytes of a report of invented rows, piece by piece: any number of them in constant memory. */
export function* madeUpReport(wish: MadeUpRows): Generator<Buffer> {
  const kind = requireKind(wish.reportType)
  const { charset, bom } = wish
  yield encode(`${bom ? "\uFEFF" : ""}${kind.header}\r\n`, charset)
  for (let first = 0; first < wish.rows; first += LINES_AT_ONCE) {
    const count = Math.min(LINES_AT_ONCE, wish.rows - first)
    const lines = Array.from({ length: count }, (_, index) =>
      kind.inventLine(first + index, wish.marketplaceId)
    )
    yield encode(`${lines.join("\r\n")}\r\n`, charset)
  }
}
