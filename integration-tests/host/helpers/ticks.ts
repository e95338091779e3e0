import fs from "node:fs"

const RUN = "executing scheduled job job-run-amazon-dataflows "

/** When Medusa began the plugin's job, in milliseconds, by the log of a process at level "debug". */
export function jobRuns(log: string): number[] {
  return fs
    .readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.includes(RUN))
    .map((line) => Date.parse((JSON.parse(line) as { timestamp: string }).timestamp))
}

/** Ticks of the schedule, `*\/5 * * * * *`, that more than one run falls into. */
export function ticksRunTwice(runs: number[]): number[] {
  const ticks = runs.map((at) => Math.floor(at / 5_000))
  return ticks.filter((tick, index) => ticks.indexOf(tick) !== index)
}
