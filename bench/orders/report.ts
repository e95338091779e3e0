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

export const formatComparison = (rounds: RoundsResult): string => {
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
    differences(rounds),
  ].join("\n")
}

/** Two batches are in flight at once, so the steps' times overlap: shares are of their sum. */
const shares = ({ plugin, store, steps, ...sums }: RoundsResult): string => {
  const named = Object.entries(steps)
  const inSteps = named.reduce((sum, [, { ms }]) => sum + ms, 0)
  const part = (name: string, ms: number, more: string[]) => [
    name,
    `${((100 * ms) / (inSteps + store.ms)).toFixed(1)} %`,
    ...more,
  ]
  const each = (value: number) => (value / plugin.orders).toFixed(2)
  return [
    table([
      ["where the plugin's time goes", "share", "of it SQL", "statements/order"],
      part("store in the inbox", store.ms, ["", ""]),
      ...named.map(([name, time]) =>
        part(name, time.ms, [
          `${((100 * time.sqlMs) / time.ms).toFixed(0)} %`,
          each(time.statements),
        ])
      ),
    ]),
    "",
    table([
      ["import alone, per order", ""],
      ["time", `${each(plugin.ms)} ms`],
      ["  some statement under way", `${each(sums.sqlMs)} ms`],
      ["  CPU of this process", `${each(plugin.cpuMs)} ms`],
      ["statements", each(sums.statements)],
    ]),
  ].join("\n")
}

export const formatProcesses = (one: ImporterResult[], two: ImporterResult[]): string => {
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
  return `\n${table([
    ["import alone, from one inbox", "orders", "orders/s", "to one", "memory"],
    line("one process", one),
    line("two processes", two),
  ])}`
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
