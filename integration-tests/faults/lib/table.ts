import type { CrashTally } from "./crash-runs"
import type { KillTally } from "./kill-runs"
import type { Findings } from "./subject"

/** The one table of a fault run. */
export const formatTable = (
  name: string,
  crashes: CrashTally,
  kills: KillTally,
  findings: Findings
): string => {
  const points = [...crashes.points]
  const named = points.filter(([, count]) => count > 0).length
  const rows: [string, string][] = [
    [`Fault run: ${name}`, ""],
    ["Runs", String(crashes.runs)],
    ["Injected crash points", String(crashes.crashes)],
    [`  different ones hit`, `${named} of ${points.length}`],
    ...points.map(([point, count]): [string, string] => [`  ${point}`, String(count)]),
    ["Real SIGKILLs", String(kills.kills)],
    [name === "orders" ? "Orders compared" : "Listings compared", String(findings.compared)],
    ["Lost", String(findings.lost)],
    ["Doubled", String(findings.doubled)],
    ["Reservation difference", String(findings.reservationDifference)],
    ["Stock difference", String(findings.stockDifference)],
  ]
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)))
  const line = `+${widths.map((width) => "-".repeat(width + 2)).join("+")}+`
  const body = rows.map(
    ([what, value]) => `| ${what.padEnd(widths[0])} | ${value.padStart(widths[1])} |`
  )
  return [line, ...body, line].join("\n")
}
