import { startChild, type Child } from "../../../demo/lib/children"
import { freePort } from "../../../demo/lib/ports"
import { waitFor } from "../../../demo/lib/wait"
import type { Shop } from "./shop"
import type { Workspace } from "./workspace"

export type WorkerMode = "shared" | "server" | "worker"

export interface MedusaProcess extends Child {
  url: string
}

/**
 * Starts `medusa start` of the shop's build in a worker mode and waits until it is healthy.
 *
 * @param url address that the server is reached at; a worker has a port of its own
 * @throws with its errors when it ends instead
 */
export async function startMedusa(
  workspace: Workspace,
  shop: Shop,
  name: string,
  mode: WorkerMode,
  env: NodeJS.ProcessEnv = {}
): Promise<MedusaProcess> {
  const port = env.PORT ?? String(await freePort())
  const child = startChild({
    name,
    args: [shop.cli, "start", "--host", "127.0.0.1", "--port", port],
    cwd: shop.path(".medusa", "server"),
    env: { ...shop.env, NODE_ENV: "production", MEDUSA_WORKER_MODE: mode, ...env },
    logDir: workspace.logDir,
  })
  workspace.onStop(() => child.stop())
  const probe = async () => {
    if (child.ended()) await child.done
    if (child.ended()) throw new Error(`${name} ended before it was healthy; see ${child.log}`)
    return (await isHealthy(port)) || null
  }
  await waitFor(probe, 180, () => `${name} is not healthy; see ${child.log}`, 100)
  return { ...child, url: `http://localhost:${port}` }
}

async function isHealthy(port: string): Promise<boolean> {
  // Not listening yet is an answer here, not an error.
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false
  )
}
