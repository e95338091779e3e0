import net from "node:net"
import { Modules } from "@medusajs/framework/utils"
import { currentLife } from "./lives"
import type { Shop } from "./medusa"
import { makeConnectionsMortal } from "./mortal-connections"

/** Enough for all lives: none waits for another one's connection, as processes do not. */
const POOL_SIZE = 80

/** Gives each life what a process has of its own: connections, and a client of Amazon with its tokens. */
export const isolateLives = ({ amazon, container }: Shop): void => {
  makeConnectionsMortal(amazon.db.knex, POOL_SIZE)
  const shared = new Map<string, unknown>()
  Object.defineProperty(madeBy(amazon), "api", {
    get: () => (currentLife()?.own ?? shared).get("api"),
    set: (api: unknown) => void (currentLife()?.own ?? shared).set("api", api),
  })
  cutCallsOfTheDead()
  forgetAbandonedWorkflows(container)
}

/**
 * Where the service keeps the client that it made. Shared, the client of a life that died while it got a
 * token would let all others wait for it for ever.
 */
const madeBy = (amazon: Shop["amazon"]): object => {
  const { made } = amazon as unknown as { made?: { api?: { spApi?: unknown } } }
  if (!made?.api?.spApi) {
    throw new Error("The module's service keeps its client of Amazon elsewhere: see lib/isolate.ts")
  }
  return made
}

/** What Amazon was not asked when the life ended, it is not asked later. */
const cutCallsOfTheDead = (): void => {
  const connect = net.connect
  net.connect = ((...target: Parameters<typeof net.connect>) => {
    const socket = connect(...target)
    const keep = currentLife()?.onLoss(() => socket.destroy())
    socket.once("close", () => keep?.())
    return socket
  }) as typeof net.connect
}

/** Core's engine keeps a workflow in memory until it ends; those of the dead never do. */
const forgetAbandonedWorkflows = (container: Shop["container"]): void => {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE) as unknown as {
    workflowOrchestratorService_?: {
      inMemoryDistributedTransactionStorage_: { storage: Record<string, unknown> }
    }
  }
  const storage = engine.workflowOrchestratorService_?.inMemoryDistributedTransactionStorage_
  if (!storage) {
    throw new Error("Medusa's workflow engine keeps its runs elsewhere: see lib/isolate.ts")
  }
  const save = storage.storage
  storage.storage = new Proxy(save, {
    set(target, key: string, value) {
      currentLife()?.onLoss(() => delete target[key])
      target[key] = value
      return true
    },
  })
}
