import fs from "node:fs"

const RUN = "executing scheduled job job-run-amazon-dataflows "
/** The job's schedule is `*\/5 * * * * *`. */
const TICK_MS = 5_000
/** A busy machine begins a run late, when the next tick's is due, and one may wait from before. */
const LATE = 2

/** When Medusa began the plugin's job, in milliseconds, by the log of a process at level "debug". */
export function jobRuns(log: string): number[] {
  return fs
    .readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.includes(RUN))
    .map((line) => Date.parse((JSON.parse(line) as { timestamp: string }).timestamp))
}

/** How many runs there are beyond one for each tick from the first to the last; many when each is doubled. */
export function runsTooMany(runs: number[]): number {
  const tickOf = (at: number) => Math.floor(at / TICK_MS)
  const ticks = tickOf(Math.max(...runs)) - tickOf(Math.min(...runs)) + 1
  return Math.max(0, runs.length - ticks - LATE)
}
