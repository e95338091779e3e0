import { fork, type ChildProcess } from "node:child_process"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { chooseWork } from "./crash-runs"
import { lapse } from "./leases"
import type { Random } from "./random"
import type { Stage } from "./stage"
import type { Load, Subject } from "./subject"

/** Real processes at once: two work while the next one boots. */
const WORKERS = 3
/** Between two bits of load: more comes than can be done at once, but not ever more. */
const PAUSE_MS = 200

export interface KillTally {
  kills: number
  faults: string[]
}

type Message = { working?: string; heard?: string; broken?: string; failed?: string }

/** Kills real processes at work, each at a random moment, and starts the next at once. */
export const killRuns = async (
  {
    name,
    subject,
    stage,
    load,
    random,
  }: { name: string; subject: Subject; stage: Stage; load: Load; random: Random },
  tally: KillTally,
  kills: number,
  signal: AbortSignal
): Promise<void> => {
  let left = kills
  let over = false

  const loading = async () => {
    while (!over && !signal.aborted) {
      await load.prepare(chooseWork(subject.shares, random))
      await sleep(PAUSE_MS)
    }
  }

  const oneAfterAnother = async () => {
    while (left-- > 0 && !signal.aborted) {
      const worker = startWorker(name, random.whole(1, 1_000_000), load)
      const stop = () => worker.child.kill("SIGKILL")
      signal.addEventListener("abort", stop)
      const processId = await Promise.race([worker.working, worker.ended.then(() => null)])
      if (!processId) {
        throw signal.aborted
          ? signal.reason
          : new Error(`A worker ended by itself: ${worker.told()}`)
      }
      await sleep(random.whole(20, 1500))
      worker.child.kill("SIGKILL")
      await worker.ended
      signal.removeEventListener("abort", stop)
      tally.kills++
      await stage.control.hasHeard()
      await lapse(stage.shop, { process: processId })
      tally.faults.push(...(await load.check()))
    }
  }
  const loaded = loading()
  try {
    await Promise.all(Array.from({ length: Math.min(WORKERS, kills) }, oneAfterAnother))
  } finally {
    over = true
    await loaded
  }
}

const startWorker = (name: string, seed: number, load: Load) => {
  let tell: (processId: string) => void = () => undefined
  let last = ""
  const working = new Promise<string>((resolve) => (tell = resolve))
  const child: ChildProcess = fork(path.join(__dirname, "..", "worker.ts"), [name, String(seed)], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  child.on("message", (message: Message) => {
    if (message.working) {
      tell(message.working)
    }
    if (message.heard) {
      load.heard([message.heard])
    }
    last = message.broken ?? message.failed ?? last
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  return { child, working, ended, told: () => last }
}
