import { setTimeout as sleep } from "node:timers/promises"
import { medusa } from "./medusa-cli"

export interface ServerOptions {
  /** Folder of the build. */
  directory: string
  port: number
  env: NodeJS.ProcessEnv
  logDir: string
  onStop: (undo: () => Promise<void>) => void
}

/** Starts the built Medusa on loopback and waits until it answers. */
export async function startServer(
  options: ServerOptions
): Promise<{ url: string; ended: Promise<void> }> {
  const url = `http://localhost:${options.port}`
  const server = medusa({
    args: ["start", "--host", "127.0.0.1", "--port", String(options.port)],
    name: "server",
    cwd: options.directory,
    logDir: options.logDir,
    env: {
      ...options.env,
      NODE_ENV: "production",
      COOKIE_SECURE: "false",
      MEDUSA_BACKEND_URL: process.env.MEDUSA_BACKEND_URL || url,
      ADMIN_CORS: process.env.ADMIN_CORS || url,
      AUTH_CORS: process.env.AUTH_CORS || url,
    },
  })
  options.onStop(() => server.stop())
  const limit = Date.now() + 120_000
  while (!(await isHealthy(options.port))) {
    if (server.ended()) await server.done
    if (server.ended() || Date.now() > limit) {
      throw new Error(`Medusa did not start; see ${server.log}`)
    }
    await sleep(100)
  }
  const ended = server.done.then(() => {
    throw new Error(`Medusa ended by itself; see ${server.log}`)
  })
  ended.catch(() => undefined)
  return { url, ended }
}

async function isHealthy(port: number): Promise<boolean> {
  // Not listening yet is an answer here, not an error.
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false
  )
}
