import type { ComparisonRound, Measured } from "./comparison"
import type { ChangeLatency } from "./latency"
import type { StockOptions } from "./options"

/** How many times the plain query the comparison may take. */
export const RATIO_LIMIT = 3
export const P95_LIMIT_MS = 2000
export const ZERO_P95_LIMIT_MS = 1000

interface Results {
  comparison: ComparisonRound[]
  latency: ChangeLatency[] | null
}

const KINDS: ComparisonRound["differing"][] = ["none", "1 %"]

export const quantile = (values: number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The middle of the rounds' ratios: each round's two runs saw the same machine. */
const ratioOf = (rounds: ComparisonRound[]): number =>
  quantile(
    rounds.map(({ plain, plugin }) => plugin.ms / plain.ms),
    0.5
  )

const of = (comparison: ComparisonRound[], kind: ComparisonRound["differing"]) =>
  comparison.filter(({ differing }) => differing === kind)

const arrived = (latency: ChangeLatency[]): number[] => latency.flatMap(({ ms }) => ms ?? [])

export const faultsOf = ({ comparison, latency }: Results): string[] => {
  const faults = KINDS.flatMap((kind) => {
    const ratio = ratioOf(of(comparison, kind))
    return ratio <= RATIO_LIMIT
      ? []
      : [`with ${kind} differing ${ratio.toFixed(2)} times the plain query, at most ${RATIO_LIMIT}`]
  })
  for (const { differing, plain, plugin } of comparison) {
    if (plain.found !== plugin.found) {
      faults.push(`with ${differing} differing: ${plugin.found} intents, ${plain.found} differ`)
    }
  }
  if (!latency) return faults
  const lost = latency.filter(({ ms }) => ms === null).length
  if (lost) faults.push(`${lost} changes did not reach Amazon`)
  const p95 = quantile(arrived(latency), 0.95)
  if (p95 > P95_LIMIT_MS) faults.push(`p95 ${Math.round(p95)} ms, at most ${P95_LIMIT_MS} ms`)
  const zeros = quantile(arrived(latency.filter(({ toZero }) => toZero)), 0.95)
  if (zeros > ZERO_P95_LIMIT_MS) {
    faults.push(`p95 to zero ${Math.round(zeros)} ms, aim ${ZERO_P95_LIMIT_MS} ms`)
  }
  return faults
}

const table = (lines: string[][]): string => {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
  return lines.map((line) => `  ${line.map(pad).join("   ")}`.trimEnd()).join("\n")
}

const ms = (value: number) => String(Math.round(value))
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
const peak = (rounds: Measured[], what: "heap" | "rss") =>
  megabytes(Math.max(...rounds.map((round) => round[what])))

export const formatReport = (
  results: Results & { options: StockOptions; filled: Measured }
): string => {
  const { options, filled, comparison, latency } = results
  const line = (kind: ComparisonRound["differing"], who: "plain" | "plugin", name: string) => {
    const rounds = of(comparison, kind)
    const runs = rounds.map((round) => round[who])
    return [
      name,
      kind,
      ms(
        quantile(
          runs.map((run) => run.ms),
          0.5
        )
      ),
      String(runs[runs.length - 1].found),
      who === "plugin" ? ratioOf(rounds).toFixed(2) : "1.00",
      `+${peak(runs, "heap")}`,
      `+${peak(runs, "rss")}`,
    ]
  }
  return [
    "",
    table([
      [`${options.items} offers, by turns`, "differing", "ms", "found", "ratio", "heap", "RSS"],
      ...KINDS.flatMap((kind) => [
        line(kind, "plain", "plain query"),
        line(kind, "plugin", "full stock update, up to the intents"),
      ]),
    ]),
    "",
    `  All decided once (first connection): ${Math.round((1000 * filled.found) / filled.ms)} offers/s, ` +
      `heap +${megabytes(filled.heap)}, RSS +${megabytes(filled.rss)}`,
    ...(latency ? ["", latencyTable(options, latency)] : []),
    "",
  ].join("\n")
}

const latencyTable = (options: StockOptions, latency: ChangeLatency[]): string => {
  const line = (name: string, some: ChangeLatency[]) => {
    const values = arrived(some)
    const medusa = some.map(({ medusaMs }) => medusaMs)
    return [
      name,
      String(some.length),
      String(some.length - values.length),
      ...[quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)].map(ms),
      ms(quantile(medusa, 0.5)),
    ]
  }
  return table([
    [
      `${options.rate} changes/s, call to Medusa → request at Amazon`,
      ...["changes", "lost", "p50 ms", "p95 ms", "max ms", "of it Medusa p50"],
    ],
    line(
      "to another quantity",
      latency.filter(({ toZero }) => !toZero)
    ),
    line(
      "to zero",
      latency.filter(({ toZero }) => toZero)
    ),
    line("all", latency),
  ])
}
