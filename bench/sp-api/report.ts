import { quantile } from "../stock/report"
import { WAYS, type Round, type WayName } from "./calls"
import type { Part } from "./parts"
import type { StreamResult } from "./stream-report"

/** Part of the bare client's calls a second that must be left through ours, at any concurrency. */
export const RATIO_AIM = 0.4
/** How much more memory ten times the rows may need. */
export const GROWTH_AIM_MB = 32

export interface Results {
  rounds: Round[]
  parts: Part[]
  streams: StreamResult[]
}

const NAMES: Record<WayName, string> = {
  bare: "bare http client, kept alive",
  transport: "our transport alone",
  client: "our client",
}

const middle = (values: number[]) => quantile(values, 0.5)
const perSecond = ({ calls, ms }: { calls: number; ms: number }) => (1000 * calls) / ms

/** The middle of the rounds' ratios: each round's runs saw the same machine. */
const ratioOf = (rounds: Round[], name: WayName): number =>
  middle(rounds.map(({ runs }) => perSecond(runs[name]) / perSecond(runs.bare)))

const cpuPerCall = (rounds: Round[], name: WayName): number =>
  middle(rounds.map(({ runs }) => runs[name].cpuMs / runs[name].calls))

const concurrenciesOf = (rounds: Round[]) => [...new Set(rounds.map((one) => one.concurrency))]

export const faultsOf = ({ rounds, streams }: Omit<Results, "parts">): string[] => {
  const faults = concurrenciesOf(rounds).flatMap((concurrency) => {
    const ratio = ratioOf(
      rounds.filter((one) => one.concurrency === concurrency),
      "client"
    )
    return ratio >= RATIO_AIM
      ? []
      : [`${ratio.toFixed(2)} of the bare calls/s at ${concurrency} at once, aim ${RATIO_AIM}`]
  })
  if (streams.length === 2) {
    for (const what of ["heap", "rss"] as const) {
      const more = (streams[1][what] - streams[0][what]) / MB
      if (more > GROWTH_AIM_MB) {
        faults.push(
          `ten times the rows need ${more.toFixed(0)} MB more ${what}, aim ${GROWTH_AIM_MB}`
        )
      }
    }
  }
  return faults
}

const MB = 1024 * 1024

const table = (lines: string[][]): string => {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
  return lines.map((line) => `  ${line.map(pad).join("   ")}`.trimEnd()).join("\n")
}

export const formatReport = ({ rounds, parts, streams }: Results): string =>
  [
    "",
    table([
      ["getListingsItem, by turns", "at once", "calls/s", "ratio", "CPU ms/call", "more than bare"],
      ...concurrenciesOf(rounds).flatMap((concurrency) => {
        const some = rounds.filter((one) => one.concurrency === concurrency)
        return WAYS.map((name) => [
          NAMES[name],
          String(concurrency),
          Math.round(middle(some.map(({ runs }) => perSecond(runs[name])))).toString(),
          ratioOf(some, name).toFixed(2),
          cpuPerCall(some, name).toFixed(3),
          name === "bare"
            ? ""
            : `+${(cpuPerCall(some, name) - cpuPerCall(some, "bare")).toFixed(3)}`,
        ])
      }),
    ]),
    "",
    table([
      ["of it, each alone", "CPU ms/call"],
      ...parts.map(({ name, cpuMs }) => [name, cpuMs.toFixed(3)]),
    ]),
    "",
    ...(streams.length
      ? [
          table([
            ["report by gzip, row by row", "MB", "rows/s", "MB/s", "CPU s", "heap", "RSS"],
            ...streams.map((one) => [
              `${one.rows} rows`,
              (one.bytes / MB).toFixed(1),
              Math.round((1000 * one.rows) / one.ms).toString(),
              ((1000 * one.bytes) / MB / one.ms).toFixed(1),
              (one.cpuMs / 1000).toFixed(1),
              `+${(one.heap / MB).toFixed(0)} MB`,
              `+${(one.rss / MB).toFixed(0)} MB`,
            ]),
          ]),
          "",
        ]
      : []),
  ].join("\n")
