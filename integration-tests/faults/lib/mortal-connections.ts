import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { currentLife, never, type Life } from "./lives"

type Callback = (error: Error | null, result?: unknown) => void
type Config = { text?: string; values?: unknown[] }
type Query = (config: Config, values?: unknown, callback?: Callback) => unknown

/** A connection of `pg` as knex keeps it. */
interface Connection {
  query: Query
  connection: { stream: { destroy(): void } }
  __knex__disposed?: unknown
}

/** Knex's client: what every transaction and MikroORM take their connections from. */
interface Client {
  acquireConnection(): Promise<Connection>
  releaseConnection(connection: Connection): Promise<void>
  logger: Record<"warn" | "error" | "debug", (message: unknown) => void>
  pool: { max: number }
}

const holders = new WeakMap<Connection, Life>()
const watched = new WeakSet<Connection>()

/**
 * Makes the shared pool's connections belong to the life that took them: a life that ends takes its
 * connections along, as a killed process does, so that PostgreSQL rolls back and frees its locks; and
 * whatever it would do with the database later never happens.
 */
export const makeConnectionsMortal = (knex: Knex, poolSize: number): void => {
  const client = (knex as unknown as { client: Client }).client
  const acquire = client.acquireConnection.bind(client)
  const release = client.releaseConnection.bind(client)
  client.pool.max = poolSize
  // It tells of every connection that was cut.
  client.logger.warn = () => undefined

  client.acquireConnection = async () => {
    const life = currentLife()
    if (life?.dead) {
      return never()
    }
    const connection = await acquire()
    if (life?.dead) {
      await release(connection)
      return never()
    }
    watch(connection)
    if (life) {
      holders.set(connection, life)
      const keep = life.onLoss(() => {
        connection.__knex__disposed = "its process died"
        connection.connection.stream.destroy()
        void release(connection)
      })
      life.own.set(keyOf(connection), keep)
    }
    return connection
  }
  client.releaseConnection = async (connection) => {
    const life = holders.get(connection)
    if (life?.dead) {
      return never()
    }
    const keep = life?.own.get(keyOf(connection)) as (() => void) | undefined
    keep?.()
    life?.own.delete(keyOf(connection))
    holders.delete(connection)
    return release(connection)
  }
}

let connections = 0
const numbers = new WeakMap<Connection, string>()
const keyOf = (connection: Connection): string => {
  const known = numbers.get(connection) ?? `connection ${++connections}`
  numbers.set(connection, known)
  return known
}

const watch = (connection: Connection): void => {
  if (watched.has(connection)) {
    return
  }
  watched.add(connection)
  const send = connection.query.bind(connection) as Query
  connection.query = (config, values, callback) => {
    const life = holders.get(connection)
    const done = typeof values === "function" ? (values as Callback) : callback
    if (!life) {
      return send(config, values, callback)
    }
    if (done) {
      return sendMortal(life, send, config, values, done)
    }
    return new Promise((resolve, reject) => {
      sendMortal(life, send, config, values, (error, result) =>
        error ? reject(error) : resolve(result)
      )
    })
  }
}

const sendMortal = (
  life: Life,
  send: Query,
  config: Config,
  values: unknown,
  done: Callback
): void => {
  if (life.passes("before a statement", undefined, config.text)) {
    return
  }
  life.noteOwners(config.values ?? (Array.isArray(values) ? values : []))
  const bindings = typeof values === "function" ? undefined : values
  const unread = life.passes("statement sent, no answer read", undefined, config.text)
  send(config, bindings, (error, result) => {
    if (!unread && !life.passes("after a statement", undefined, config.text)) {
      done(error, result)
    }
  })
}
