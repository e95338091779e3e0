import { setTimeout as sleep } from "node:timers/promises"
import type { Demo } from "../lib/demo"
import type { Reporter } from "../lib/report"
import type { ShopProcess } from "../lib/shop-process"
import { waitFor } from "../lib/wait"
import { heldWork } from "./held-work"
import type { Random } from "./random"
import type { Turns } from "./turns"

/** A graceful stop must be over within this; container platforms wait ten seconds by default. */
const GRACE_SECONDS = 10
/** How long to look for a process that is in the midst of work. */
const LOOK_MS = 3_000

export interface Breakage {
  workerKills: number
  serverKills: number
  /** Kills of a process that held work just before. */
  midWork: number
  /** Graceful stops, the seconds each took. */
  stops: { process: string; seconds: number; midWork: boolean }[]
  /** Sentences; empty when every stop was in time and left nothing. */
  faults: string[]
}

type Act = { what: "kill" | "stop"; of: "worker" | "server" }

export interface BreakOptions {
  demo: Demo
  /** SIGKILLs of workers; the server gets one for every five. */
  kills: number
  /** SIGTERMs, the last of them to the server. */
  stops: number
  random: Random
  turns: Turns
  report: Reporter
  signal?: AbortSignal
}

/** Kills and stops processes of the shop one after another, each started again at once. */
export async function breakProcesses(options: BreakOptions): Promise<Breakage> {
  const { demo, random, turns, report } = options
  const result: Breakage = { workerKills: 0, serverKills: 0, midWork: 0, stops: [], faults: [] }
  const restarts: Promise<void>[] = []
  const failures: unknown[] = []
  for (const act of plan(options)) {
    options.signal?.throwIfAborted()
    await sleep(random.between(1_000, 3_500))
    const carryOut = async () => {
      const { victim, held } = await choose(demo, act.of, random)
      if (act.what === "kill") {
        await victim.kill()
        if (act.of === "server") result.serverKills += 1
        else result.workerKills += 1
        if (held) result.midWork += 1
      } else await stopGracefully(demo, victim, held, result)
      report.say(
        `${victim.name} ${act.what === "kill" ? "killed" : "stopped"}${held ? ` with ${held}` : ""}`
      )
      // One that runs and is killed again before its start has noticed was no failure of that start.
      const restart = victim.start().catch((error: unknown) => void failures.push(error))
      restarts.push(restart)
      if (act.of === "server") await restart
    }
    // Requests to a server that is gone would say nothing about the plugin.
    await (act.of === "server" ? turns(carryOut) : carryOut())
  }
  await Promise.all(restarts)
  for (const one of demo.processes) {
    if (!(await one.isUp())) throw failures.at(-1) ?? new Error(`${one.name} does not run`)
  }
  return result
}

function plan({ kills, stops, random }: BreakOptions): Act[] {
  const many = (count: number, act: Act) => Array.from({ length: count }, () => act)
  return [
    // The first order is being imported right now.
    { what: "kill", of: "worker" },
    ...random.shuffle<Act>([
      ...many(kills - 1, { what: "kill", of: "worker" }),
      ...many(Math.max(1, Math.round(kills / 5)), { what: "kill", of: "server" }),
      ...many(stops - 1, { what: "stop", of: "worker" }),
      ...many(1, { what: "stop", of: "server" }),
    ]),
  ]
}

/** Somebody who is at work, if one is found in time; else anybody who runs. */
async function choose(demo: Demo, of: Act["of"], random: Random) {
  const server = demo.processes[0]
  const all = of === "server" ? [server] : demo.processes.slice(1)
  const limit = Date.now() + LOOK_MS
  const look = async () => {
    const up: ShopProcess[] = []
    for (const one of all) if (await one.isUp()) up.push(one)
    for (const victim of random.shuffle(up)) {
      const [held] = await heldWork(demo.databaseUrl, victim.pid())
      if (held) return { victim, held }
    }
    return up.length && Date.now() > limit ? { victim: random.pick(up), held: undefined } : null
  }
  return waitFor(look, 120, () => `no ${of} of the shop runs`, 20)
}

async function stopGracefully(
  demo: Demo,
  victim: ShopProcess,
  held: string | undefined,
  result: Breakage
) {
  const pid = victim.pid()
  const seconds = await victim.terminate()
  result.stops.push({ process: victim.name, seconds, midWork: held !== undefined })
  const left = await heldWork(demo.databaseUrl, pid)
  if (seconds > GRACE_SECONDS) {
    result.faults.push(`${victim.name} took ${seconds.toFixed(1)} s to stop`)
  }
  if (left.length) result.faults.push(`${victim.name} left behind: ${left.join(", ")}`)
}
