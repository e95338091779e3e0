import { h } from "../dom.js"
import { count, plural } from "../format.js"
import { card, table } from "../ui.js"

/** @import { CallCount } from "../types.js" */

/** @param {Record<string, CallCount>} operations */
export function drawCounters(operations) {
  const rows = Object.entries(operations)
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((a, b) => b.total - a.total)
  return rows.length === 0
    ? []
    : [
        card(
          "Counters",
          table(
            "Calls by operation",
            [
              {
                name: "Operation",
                class: "main-cell",
                cell: (row) => [row.name, h("small", {}, badEnds(row))],
              },
              { name: "Calls", class: "amount-cell", cell: (row) => count(row.total) },
            ],
            rows
          )
        ),
      ]
}

/** "2 × 429, 1 × 503, 1 fault"; empty when all went well. @param {CallCount} counts */
function badEnds({ byStatus, byFault }) {
  const faults = Object.values(byFault).reduce((sum, amount) => sum + amount, 0)
  return [
    ...Object.entries(byStatus)
      .filter(([status]) => !/^[23]/.test(status))
      .map(([status, amount]) => `${count(amount)} × ${status}`),
    ...(faults > 0 ? [plural(faults, "fault")] : []),
  ].join(", ")
}
