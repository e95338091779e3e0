import type { ClientRequest } from "node:http"
import type { Socket } from "node:net"
import type { TLSSocket } from "node:tls"

/** Milliseconds; besides them the whole attempt has a time-out of its own. */
export interface Timeouts {
  /** Name, TCP and TLS of a new connection. */
  connectMs: number
  /** From the request to the head of the answer. */
  responseMs: number
  /** Between two pieces of the answer's body. */
  idleMs: number
}

export const DEFAULT_TIMEOUTS: Timeouts = { connectMs: 5_000, responseMs: 25_000, idleMs: 10_000 }

/** Why a request was given up, with a code as the system's own errors have. */
class StalledError extends Error {
  readonly code = "ETIMEDOUT"
}

/** Destroys the request when one of its phases takes too long. */
export function limitPhases(request: ClientRequest, timeouts: Timeouts): void {
  let timer: NodeJS.Timeout | undefined
  const expect = (ms: number, what: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => request.destroy(new StalledError(`${what} within ${ms} ms`)), ms)
  }
  const awaitAnswer = () => expect(timeouts.responseMs, "no answer")
  request.once("socket", (socket: Socket) => {
    if (!socket.connecting) {
      awaitAnswer()
      return
    }
    expect(timeouts.connectMs, "no connection")
    const isSecure = typeof (socket as TLSSocket).getPeerCertificate === "function"
    socket.once(isSecure ? "secureConnect" : "connect", awaitAnswer)
  })
  request.once("response", (response) => {
    const goOn = () => expect(timeouts.idleMs, "no more of the answer")
    goOn()
    response.on("data", goOn)
  })
  request.once("close", () => clearTimeout(timer))
}
