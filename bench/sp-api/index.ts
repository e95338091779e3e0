import { withStops, type Stops } from "../../demo/lib/stops"
import type { Bench } from "../run"
import { measureCalls } from "./calls"
import { startLocalAmazon } from "./local-amazon"
import { readOptions, type SpApiOptions } from "./options"
import { measureParts } from "./parts"
import { faultsOf, formatReport } from "./report"
import { measureStreams } from "./streams"
import { waysTo } from "./ways"

/**
 * `npm run bench -- sp-api [--seconds N] [--rounds N] [--concurrency 1,8,32] [--rows N] [--judge]
 * [--no-limit]`: calls a second through our client beside a bare one, on the same local Amazon
 * without limits, and memory while a report is read row by row.
 */
export const bench: Bench = async (args, signal) => {
  const options = readOptions(args)
  return withStops((onStop) => measure(options, onStop, signal))
}

async function measure(
  options: SpApiOptions,
  onStop: Stops["add"],
  signal: AbortSignal
): Promise<boolean> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  say("Starting a local Amazon without limits")
  const amazon = await startLocalAmazon(options.judge, signal)
  onStop(amazon.stop)
  const ways = await waysTo(amazon)
  say(`Calling in ${options.rounds} rounds`)
  const rounds = await measureCalls(ways, options, signal)
  const parts = await measureParts(ways)
  const sizes = options.rows > 0 ? [Math.ceil(options.rows / 10), options.rows] : []
  if (sizes.length) {
    say(`Reading reports of ${sizes.join(" and ")} rows`)
  }
  const streams = await measureStreams(amazon, sizes, signal)
  process.stdout.write(`${formatReport({ rounds, parts, streams })}\n`)
  const faults = faultsOf({ rounds, streams })
  faults.forEach((fault) => process.stdout.write(`  ✗ ${fault}\n`))
  return !faults.length || options.noLimit
}
