import { perSecond, type ImporterResult, type Rate, type RoundsResult } from "./results"

/** How many times Medusa's own workflows the import must do. */
export const LIMIT = 15

/** Storing counts: an order is imported when what Amazon answered has become a Medusa order. */
const complete = ({ store, plugin }: RoundsResult): Rate => ({
  orders: plugin.orders,
  ms: store.ms + plugin.ms,
  cpuMs: store.cpuMs + plugin.cpuMs,
})

export const ratioToWorkflows = (rounds: RoundsResult): number =>
  perSecond(complete(rounds)) / perSecond(rounds.medusa)

const table = (lines: string[][]): string => {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
  return lines.map((line) => `  ${line.map(pad).join("   ")}`.trimEnd()).join("\n")
}

const rate = (value: Pick<Rate, "orders" | "ms">) => perSecond(value).toFixed(1)
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

/** Of several importers: from the first one's start to the last one's end. */
const together = (importers: ImporterResult[]): Pick<Rate, "orders" | "ms"> => ({
  orders: importers.reduce((sum, { orders }) => sum + orders, 0),
  ms: Math.max(...importers.map(({ to }) => to)) - Math.min(...importers.map(({ from }) => from)),
})

export const formatReport = (
  rounds: RoundsResult,
  one: ImporterResult[],
  two: ImporterResult[]
): string => {
  const whole = complete(rounds)
  const way = (name: string, value: Rate) => [
    name,
    String(value.orders),
    rate(value),
    (value.ms / value.orders).toFixed(2),
    (value.cpuMs / value.orders).toFixed(2),
    `${(perSecond(whole) / perSecond(value)).toFixed(2)}×`,
  ]
  return [
    "",
    table([
      ["one process, by turns", "orders", "orders/s", "ms/order", "CPU ms", "plugin is"],
      way("plugin: inbox and import", whole),
      way("  import alone", rounds.plugin),
      way("(a) Medusa's workflows", rounds.medusa),
      way("(b) bare INSERTs of the same rows", rounds.bare),
    ]),
    "",
    shares(rounds),
    "",
    processes(one, two),
    "",
    differences(rounds),
  ].join("\n")
}

const shares = ({ plugin, store, steps, ...sums }: RoundsResult): string => {
  const all = plugin.ms + store.ms
  const named = Object.values(steps)
  const inSteps = named.reduce((sum, { ms }) => sum + ms, 0)
  const stepSql = named.reduce((sum, { sqlMs }) => sum + sqlMs, 0)
  const stepStatements = named.reduce((sum, { statements }) => sum + statements, 0)
  const line = (name: string, ms: number, sqlMs: number | null, statements: number | null) => [
    name,
    `${((100 * ms) / all).toFixed(1)} %`,
    (ms / plugin.orders).toFixed(2),
    sqlMs === null ? "" : (sqlMs / plugin.orders).toFixed(2),
    statements === null ? "" : (statements / plugin.orders).toFixed(2),
  ]
  return table([
    ["where the plugin's time goes", "share", "ms/order", "SQL ms", "statements"],
    line("store in the inbox", store.ms, null, null),
    ...Object.entries(steps).map(([name, time]) =>
      line(name, time.ms, time.sqlMs, time.statements)
    ),
    line(
      "claim, engine and the rest",
      plugin.ms - inSteps,
      sums.sqlMs - stepSql,
      sums.statements - stepStatements
    ),
    line("import", plugin.ms, sums.sqlMs, sums.statements),
    line("  CPU of this process", plugin.cpuMs, null, null),
  ])
}

const processes = (one: ImporterResult[], two: ImporterResult[]): string => {
  const line = (name: string, importers: ImporterResult[]) => {
    const value = together(importers)
    return [
      name,
      String(value.orders),
      rate(value),
      `${(perSecond(value) / perSecond(together(one))).toFixed(2)}×`,
      importers.map(({ rss }) => megabytes(rss)).join(", "),
    ]
  }
  return table([
    ["import alone, from one inbox", "orders", "orders/s", "to one", "memory"],
    line("one process", one),
    line("two processes", two),
  ])
}

/** The same result: rows per order of each table, where the two ways differ by more than chance. */
const differences = ({ rows, rss }: RoundsResult): string =>
  [
    table([
      ["rows per order", "plugin", "workflows"],
      ...Object.entries(rows).map(([name, { plugin, medusa }]) => [
        name,
        plugin.toFixed(2),
        medusa.toFixed(2),
      ]),
    ]),
    "",
    `  Memory of the comparing process: ${megabytes(rss)} at most.`,
  ].join("\n")
