import type { SpApiOptions } from "./options"
import type { Way, Ways } from "./ways"

export type WayName = "bare" | "transport" | "client"

export const WAYS: WayName[] = ["bare", "transport", "client"]

export interface Run {
  calls: number
  ms: number
  /** Of this process. */
  cpuMs: number
}

/** One round: all ways at one concurrency, one after the other. */
export interface Round {
  concurrency: number
  runs: Record<WayName, Run>
}

/** The ways by turns, so that they see the same machine; the first of a round changes. */
export async function measureCalls(
  ways: Ways,
  options: SpApiOptions,
  signal: AbortSignal
): Promise<Round[]> {
  for (const name of WAYS) {
    await use(ways[name], ways.sku, 8, 1_000, signal)
  }
  const rounds: Round[] = []
  for (let round = 0; round < options.rounds; round++) {
    for (const concurrency of options.concurrencies) {
      const runs = {} as Record<WayName, Run>
      for (let turn = 0; turn < WAYS.length; turn++) {
        const name = WAYS[(round + turn) % WAYS.length]
        runs[name] = await use(ways[name], ways.sku, concurrency, options.seconds * 1000, signal)
      }
      rounds.push({ concurrency, runs })
    }
  }
  return rounds
}

async function use(
  way: Way,
  sku: string,
  concurrency: number,
  ms: number,
  signal: AbortSignal
): Promise<Run> {
  let calls = 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  const worker = async () => {
    while (performance.now() - start < ms) {
      signal.throwIfAborted()
      const answer = await way()
      if (answer.sku !== sku) {
        throw new Error(`asked for ${sku}, answered ${answer.sku}`)
      }
      calls++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const { user, system } = process.cpuUsage(cpu)
  return { calls, ms: performance.now() - start, cpuMs: (user + system) / 1000 }
}
