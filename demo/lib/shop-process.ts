import { setTimeout as sleep } from "node:timers/promises"
import type { Child } from "./children"
import { medusa } from "./medusa-cli"

/** Medusa's worker modes: `shared` serves and works, `worker` only works. */
export type WorkerMode = "shared" | "server" | "worker"

export interface ShopProcessOptions {
  /** Of its logs: `<name>.log`, then `<name>-2.log` … for each further start. */
  name: string
  mode: WorkerMode
  /** Folder of the build. */
  directory: string
  port: number
  env: NodeJS.ProcessEnv
  logDir: string
}

export interface ShopProcess {
  name: string
  mode: WorkerMode
  url: string
  /** Of the process that runs now. */
  pid(): number
  /** Log of the process that runs now. */
  log(): string
  /** Runs and answers. */
  isUp(): Promise<boolean>
  /** Starts it, also again after it was ended, and waits until it answers. `env` beats the usual one. */
  start(env?: NodeJS.ProcessEnv): Promise<void>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the seconds until it had ended by itself. Throws after `patience`. */
  terminate(patience?: number): Promise<number>
  /** For good: SIGTERM, and SIGKILL when that takes too long. */
  stop(): Promise<void>
  /** Rejects when it ends without having been asked to. */
  broken: Promise<never>
}

const START_SECONDS = 180

/** One process of the built shop on loopback, not started yet. */
export function shopProcess(options: ShopProcessOptions): ShopProcess {
  const { name, mode, port } = options
  const url = `http://localhost:${port}`
  let child: Child | undefined
  let starts = 0
  let wanted = false
  let tellBroken: (error: Error) => void
  const broken = new Promise<never>((_, reject) => (tellBroken = reject))
  broken.catch(() => undefined)

  const launch = (env: NodeJS.ProcessEnv) => {
    starts += 1
    wanted = true
    const started = medusa({
      args: ["start", "--host", "127.0.0.1", "--port", String(port)],
      name: starts === 1 ? name : `${name}-${starts}`,
      cwd: options.directory,
      logDir: options.logDir,
      env: { ...options.env, MEDUSA_WORKER_MODE: mode, ...environmentAt(url), ...env },
    })
    const onEnd = () => {
      if (child === started && wanted) {
        tellBroken(new Error(`Medusa (${name}) ended by itself; see ${started.log}`))
      }
    }
    started.done.then(onEnd, onEnd)
    child = started
    return started
  }
  const isUp = async () => Boolean(child && !child.ended() && (await isHealthy(port)))

  return {
    name,
    mode,
    url,
    broken,
    isUp,
    pid: () => child?.pid ?? 0,
    log: () => child?.log ?? "",
    async start(env = {}) {
      const started = launch(env)
      const limit = Date.now() + START_SECONDS * 1000
      while (!(await isUp())) {
        if (!wanted) throw new Error(`Medusa (${name}) was stopped while it started`)
        if (started.ended()) await started.done
        if (started.ended() || Date.now() > limit) {
          throw new Error(`Medusa (${name}) did not start; see ${started.log}`)
        }
        await sleep(100)
      }
    },
    async kill() {
      wanted = false
      await child?.stop(0, "SIGKILL")
    },
    async terminate(patience = 30_000) {
      wanted = false
      const ending = child
      if (!ending) return 0
      const begun = Date.now()
      ending.signal("SIGTERM")
      while (!ending.ended()) {
        if (Date.now() - begun > patience) {
          throw new Error(`Medusa (${name}) did not end in ${patience / 1000} s; see ${ending.log}`)
        }
        await sleep(25)
      }
      return (Date.now() - begun) / 1000
    },
    async stop() {
      wanted = false
      await child?.stop()
    },
  }
}

function environmentAt(url: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    COOKIE_SECURE: "false",
    MEDUSA_BACKEND_URL: process.env.MEDUSA_BACKEND_URL || url,
    ADMIN_CORS: process.env.ADMIN_CORS || url,
    AUTH_CORS: process.env.AUTH_CORS || url,
  }
}

async function isHealthy(port: number): Promise<boolean> {
  // Not listening yet is an answer here, not an error.
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false
  )
}
