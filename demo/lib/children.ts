import { spawn, type ChildProcess } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { forgetProcess, rememberProcess } from "./leftovers"
import { root } from "./paths"

export interface ChildOptions {
  /** Short name: of the log file, in messages. */
  name: string
  /** Program to run; Node unless given. */
  command?: string
  args: string[]
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Folder of the log `<name>.log`. */
  logDir: string
}

export interface Child {
  name: string
  pid: number
  log: string
  /** What the child has written so far, the last 64 kB. */
  output(): string
  /** True once the process has ended. */
  ended(): boolean
  /** Resolves when it ends with 0; rejects with the end of its log else. */
  done: Promise<void>
  /** A signal to the child alone, without waiting for what it does. */
  signal(name: NodeJS.Signals): void
  /** `first` (SIGTERM) to the child; SIGKILL to all of its group after `patience` ms. */
  stop(patience?: number, first?: NodeJS.Signals): Promise<void>
}

/**
 * Starts Node with a script, or another program, in a process group of its own: Ctrl-C reaches the
 * launcher alone, which stops its children in order.
 */
export function startChild(options: ChildOptions): Child {
  const log = path.join(options.logDir, `${options.name}.log`)
  fs.mkdirSync(options.logDir, { recursive: true })
  const output = fs.openSync(log, "w")
  const child = spawn(options.command ?? process.execPath, options.args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", output, output],
    detached: true,
  })
  fs.closeSync(output)
  if (child.pid) rememberProcess(options.logDir, options.name, child.pid)
  const state = { ended: false }
  const done = new Promise<void>((resolve, reject) => {
    child.once("error", (error) => {
      state.ended = true
      reject(new Error(`${options.name} could not be started: ${error.message}`))
    })
    child.once("exit", (code, signal) => {
      state.ended = true
      forgetProcess(options.logDir, options.name)
      if (code === 0) return resolve()
      reject(new Error(`${options.name} ended with ${signal ?? code}; see ${log}\n${essence(log)}`))
    })
  })
  // Whoever waits for `done` sees the failure; a child that nobody waits for must not end us.
  done.catch(() => undefined)
  return {
    name: options.name,
    pid: child.pid ?? 0,
    log,
    output: () => tail(log, 65_536),
    ended: () => state.ended,
    done,
    signal: (name) => void child.kill(name),
    stop: (patience = 10_000, first = "SIGTERM") =>
      stopGroup(child, () => state.ended, patience, first),
  }
}

async function stopGroup(
  child: ChildProcess,
  ended: () => boolean,
  patience: number,
  first: NodeJS.Signals
) {
  if (ended() || !child.pid) return
  child.kill(first)
  const limit = Date.now() + patience
  while (!ended() && Date.now() < limit) await sleep(25)
  // What the child itself started is in its group and may have outlived it.
  signalGroup(child.pid, "SIGKILL")
  while (!ended()) await sleep(25)
}

function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // The group is empty: that is what we want.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
  }
}

/** The lines of a log that speak of errors, else its end. */
function essence(log: string): string {
  const lines = tail(log, 262_144).split("\n")
  const errors = lines.filter((line) => /error|Could not|Cannot/.test(line))
  return (errors.length ? errors : lines.slice(-15)).slice(0, 15).join("\n")
}

function tail(file: string, bytes = 2_000): string {
  const size = fs.statSync(file).size
  const buffer = Buffer.alloc(Math.min(size, bytes))
  const handle = fs.openSync(file, "r")
  fs.readSync(handle, buffer, 0, buffer.length, size - buffer.length)
  fs.closeSync(handle)
  return buffer.toString("utf8")
}
