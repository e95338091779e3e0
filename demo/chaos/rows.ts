import type { ChaosFigures } from "./scenario"

/** What the run went through, as further rows of the smoke's table. */
export function chaosRows({
  breakage,
  amazon,
  processes,
}: ChaosFigures): [string, string, string][] {
  const { workerKills, serverKills, midWork, stops } = breakage
  const longest = Math.max(0, ...stops.map(({ seconds }) => seconds))
  const disturbed = Object.values(amazon.byKind).reduce((sum, count) => sum + count, 0)
  return [
    ["Processes", String(processes), `1 server, ${processes - 1} workers`],
    ["SIGKILLs of workers", String(workerKills), `${serverKills} more of the server`],
    ["  in the midst of work", String(midWork), ""],
    [
      "Graceful stops",
      String(stops.length),
      `${stops.filter((stop) => stop.midWork).length} in the midst of work`,
    ],
    ["  longest", `${longest.toFixed(1)} s`, ""],
    ["Calls to Amazon", String(amazon.calls), ""],
    ["  disturbed", String(disturbed), ""],
    ...Object.entries(amazon.byKind).map(([kind, count]): [string, string, string] => [
      `  ${kind}`,
      String(count),
      "",
    ]),
  ]
}
