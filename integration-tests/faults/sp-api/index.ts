import { formatMatrix } from "./format"
import { KINDS, runOperations, runTokenEndpoint } from "./matrix"
import { openWorld } from "./world"

/**
 * Every operation of the client × every fault of the local Amazon, over real HTTP: each call ends in
 * what an undisturbed one ends in or in the right typed error, after a bounded number of requests
 * (counted at the emulator) and pauses. Prints the matrix; 1 when anything is not as it must be.
 */
export const runFaultMatrix = async (say: (line: string) => void): Promise<number> => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on("unhandledRejection", note)
  const world = await openWorld()
  try {
    const rows = [...(await runOperations(world)), ...(await runTokenEndpoint(world))]
    // Rejections are told a turn later.
    await new Promise((resolve) => setTimeout(resolve, 100))
    say(formatMatrix(rows, KINDS))
    const results = rows.flatMap((row) => row.results)
    const missing = rows.filter(({ results }) => !results.length)
    const faults = [
      ...results
        .filter(({ misses }) => misses.length)
        .map(({ cell, misses }) => `${cell.name}, ${cell.kind} ${cell.dose}: ${misses.join("; ")}`),
      ...missing.map(({ name, baseline }) =>
        baseline === null
          ? `${name} is not served by the local Amazon`
          : `${name} is refused by the local Amazon, undisturbed: ${baseline}`
      ),
      ...unhandled.map((reason) => `an unhandled rejection: ${String(reason)}`),
    ]
    for (const fault of faults) say(`  ${fault}`)
    say(
      `${rows.length - missing.length} operations × ${KINDS.length} faults, once and always: ` +
        `${results.length} calls, ${results.filter(({ misses }) => !misses.length).length} as they must be; ` +
        `${unhandled.length} unhandled rejections`
    )
    say(faults.length ? "Fault matrix FAILED" : "Fault matrix passed")
    return faults.length ? 1 : 0
  } finally {
    await world.stop()
    process.off("unhandledRejection", note)
  }
}
