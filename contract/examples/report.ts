import type { Played } from "./play"

/** One line of the table. */
export interface ApiTotals {
  api: string
  examples: number
  passed: number
  excluded: number
  /** Of the passed: refused by the client's own checks first. */
  refused: number
}

export interface ExamplesReport {
  totals: ApiTotals[]
  /** `example: what was not as in it`. */
  misses: string[]
  /** `example: why it cannot be played`. */
  exclusions: string[]
}

/** Sums up per API, in the order of `apis`; an exclusion that is not needed is a miss. */
export function reportOf(
  played: readonly Played[],
  excluded: Readonly<Record<string, string>>,
  apis: readonly string[]
): ExamplesReport {
  const misses: string[] = []
  const exclusions: string[] = []
  for (const { example, misses: missed } of played) {
    const reason = excluded[example.id]
    if (reason === undefined) {
      misses.push(...missed.map((text) => `${example.id}: ${text}`))
    } else if (missed.length === 0) {
      misses.push(`${example.id}: is excluded ("${reason}") and passes; take it off the list`)
    } else {
      exclusions.push(`${example.id}: ${reason}`)
    }
  }
  const known = new Set(played.map(({ example }) => example.id))
  for (const id of Object.keys(excluded).filter((name) => !known.has(name))) {
    misses.push(`${id}: is excluded and not among the examples; take it off the list`)
  }
  const totals = apis.map((api) => totalsOf(api, played, excluded))
  return { totals: totals.filter(({ examples }) => examples > 0), misses, exclusions }
}

function totalsOf(
  api: string,
  played: readonly Played[],
  excluded: Readonly<Record<string, string>>
): ApiTotals {
  const own = played.filter(({ example }) => example.api === api)
  const counted = own.filter(({ example }) => !(example.id in excluded))
  const passed = counted.filter(({ misses }) => misses.length === 0)
  return {
    api,
    examples: own.length,
    passed: passed.length,
    excluded: own.length - counted.length,
    refused: passed.filter(({ refused }) => refused).length,
  }
}

/** The table that is printed, and below it every miss and every exclusion. */
export function formatExamples({ totals, misses, exclusions }: ExamplesReport): string {
  const sum = (name: "examples" | "passed" | "excluded" | "refused") =>
    totals.reduce((total, line) => total + line[name], 0)
  const all: ApiTotals = {
    ...{ api: "all", examples: sum("examples"), passed: sum("passed") },
    ...{ excluded: sum("excluded"), refused: sum("refused") },
  }
  const width = Math.max(...totals.map(({ api }) => api.length))
  const row = ({ api, examples, passed, excluded, refused }: ApiTotals) =>
    `  ${api.padEnd(width)} ${[examples, passed, excluded, refused].map((n) => String(n).padStart(9)).join("")}`
  return [
    "Amazon's sandbox examples through the client",
    "",
    `  ${"API".padEnd(width)}  examples   passed excluded refused*`,
    ...totals.map(row),
    row(all),
    "",
    "  * passed; the client's own checks refuse such arguments, so it was sent past them",
    ...exclusions.map((text) => `  – excluded: ${text}`),
    ...misses.map((text) => `  ✗ ${text}`),
  ].join("\n")
}
