import type { OperationCalls, RecorderReport } from "./report.js"

/** The report as text of fixed-width columns: calls per operation, then violations. */
export function formatReport(report: RecorderReport): string {
  const rows = report.operations.map((it) => [
    nameOf(it),
    it.api,
    String(it.calls),
    Object.entries(it.statuses)
      .map(([status, count]) => `${status}:${count}`)
      .join(" "),
    String(it.disturbed),
    String(it.incomplete),
    String(it.violations),
  ])
  const head = ["operation", "api", "calls", "statuses", "disturbed", "incomplete", "violations"]
  return [
    `judged by ${report.source}`,
    "",
    ...table(head, rows, [2, 4, 5, 6]),
    "",
    `${report.judged} calls judged, ${report.disturbed} disturbed on purpose, ` +
      `${report.incomplete} incomplete, ${report.skipped} outside the contract, ` +
      `${report.unreadable} connections unreadable`,
    "",
    ...violationLines(report),
  ].join("\n")
}

/** Operation id, with the grant type for the token endpoint. */
export function nameOf({ operation, variant }: Pick<OperationCalls, "operation" | "variant">) {
  return variant === null ? operation : `${operation} (${variant})`
}

function violationLines({ violations }: RecorderReport): string[] {
  if (violations.length === 0) {
    return ["no violations"]
  }
  const total = violations.reduce((sum, it) => sum + it.count, 0)
  return [
    `${total} violations of ${violations.length} kinds`,
    ...violations.flatMap(({ count, side, operation, where, message, example }) => [
      "",
      `${String(count).padStart(6)} × ${side} of ${operation}: ${where} ${message}`,
      `         ${example.method} ${example.path} → ${example.status ?? "no answer"}`,
      `         ${JSON.stringify({ query: example.query, body: example.body })}`,
    ]),
  ]
}

function table(head: string[], rows: string[][], numeric: number[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))
  )
  const line = (cells: string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return numeric.includes(column) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join("  ")
      .trimEnd()
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)]
}
