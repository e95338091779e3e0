import { connect, createServer, type Socket } from "node:net"
import type { AddressInfo } from "node:net"
import type { Judge } from "../contract/index.js"
import { ExchangeReader, type Exchange } from "./exchange.js"
import { Ledger } from "./ledger.js"
import type { RecorderReport } from "./report.js"

export interface RecorderOptions {
  /** http URL of the server to stand in front of. */
  target: string
  judge: Judge
  /** Port on 127.0.0.1; 0 (the default) takes a free one. */
  port?: number
}

export interface Recorder {
  /** URL to be used in place of the target's. */
  url: string
  /** Everything seen up to now. */
  report(): RecorderReport
  /** Closes the port and what is still connected. */
  stop(): Promise<void>
}

/**
 * Stands between a client and a server, passes every byte on unchanged and judges the HTTP traffic
 * it overhears. It works on the connection, not on messages, so it cannot repair or break anything:
 * chunks, header spelling, cut bodies and resets arrive as they were sent. Judging happens after
 * the bytes are on their way. Throws when the target is no http URL.
 */
export async function startRecorder({
  target,
  judge,
  port = 0,
}: RecorderOptions): Promise<Recorder> {
  const { protocol, hostname, port: targetPort } = new URL(target)
  if (protocol !== "http:") {
    throw new Error(`The recorder's target must be an http:// URL, not "${target}"`)
  }
  const ledger = new Ledger(judge)
  const queue: Exchange[] = []
  let scheduled = false
  const settle = (): void => {
    scheduled = false
    for (const exchange of queue.splice(0)) {
      ledger.add(exchange)
    }
  }
  const keep = (exchange: Exchange): void => {
    queue.push(exchange)
    if (!scheduled) {
      scheduled = true
      setImmediate(settle)
    }
  }
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const upstream = connect({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(targetPort || 80),
      allowHalfOpen: true,
      noDelay: true,
    })
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.once("close", () => open.delete(socket))
    }
    join(
      client,
      upstream,
      overhear(new ExchangeReader(keep), () => ledger.addUnreadable())
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  const { port: ownPort } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${ownPort}`,
    report: () => {
      settle()
      return ledger.report()
    },
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        for (const socket of open) {
          socket.destroy()
        }
      }),
  }
}

type Listener = Pick<ExchangeReader, "fromClient" | "fromTarget" | "targetEnded" | "end">

/** Stops listening to a connection that does not speak HTTP/1.1; the bytes still pass. */
function overhear(reader: ExchangeReader, onUnreadable: () => void): Listener {
  let readable = true
  const guarded = (action: () => void): void => {
    if (!readable) {
      return
    }
    try {
      action()
    } catch {
      readable = false
      onUnreadable()
    }
  }
  return {
    fromClient: (bytes) => guarded(() => reader.fromClient(bytes)),
    fromTarget: (bytes) => guarded(() => reader.fromTarget(bytes)),
    targetEnded: () => guarded(() => reader.targetEnded()),
    end: () => guarded(() => reader.end()),
  }
}

/** Connects both sockets and lets the listener overhear them. */
function join(client: Socket, upstream: Socket, listener: Listener): void {
  client.on("data", (bytes: Buffer) => listener.fromClient(bytes))
  upstream.on("data", (bytes: Buffer) => listener.fromTarget(bytes))
  upstream.on("end", () => listener.targetEnded())
  client.pipe(upstream)
  upstream.pipe(client)
  let closed = 0
  const pairs: [Socket, Socket][] = [
    [client, upstream],
    [upstream, client],
  ]
  for (const [socket, peer] of pairs) {
    // An error ends in "close", where it is passed on as a reset.
    let failed = false
    socket.on("error", () => {
      failed = true
    })
    socket.on("close", () => {
      if (failed) {
        resetAfterWrites(peer)
      }
      closed++
      if (closed === pairs.length) {
        listener.end()
      }
    })
  }
}

/** What came before a reset reaches the other side before the reset does. */
function resetAfterWrites(socket: Socket): void {
  if (socket.writableLength > 0 && !socket.destroyed) {
    socket.write("", () => socket.resetAndDestroy())
  } else {
    socket.resetAndDestroy()
  }
}
