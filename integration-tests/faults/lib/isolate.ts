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
  // What a life was making when it died, the others would wait for for ever.
  keepPerLife((amazon as unknown as { made: object }).made, "api")
  keepPerLife(amazon.clientSecrets, "remembered")
  cutCallsOfTheDead()
  forgetAbandonedWorkflows(container)
}

/** What an object of the module keeps in `property`, for the whole process, each life keeps for itself. */
const keepPerLife = (holder: object, property: string): void => {
  if (!Object.hasOwn(holder ?? {}, property)) {
    throw new Error(`The module keeps its "${property}" elsewhere: see lib/isolate.ts`)
  }
  const shared = new Map<string, unknown>()
  Object.defineProperty(holder, property, {
    get: () => (currentLife()?.own ?? shared).get(property),
    set: (value: unknown) => void (currentLife()?.own ?? shared).set(property, value),
  })
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
