import https from "node:https"
import net from "node:net"
import type { Duplex } from "node:stream"

/** What the type declarations leave out of https.Agent. */
interface Dialer {
  createConnection(this: https.Agent, options: object, callback: unknown): Duplex
}

/** Amazon's load balancers end connections unused for a minute; a call must not run into that. */
const UNUSED_MS = 30_000

/**
 * Kept-alive connections to Amazon, or all to `endpoint` whatever host a request names; that name
 * stays in the Host header.
 */
export function createConnectionPool(endpoint?: URL): https.Agent {
  const options = { keepAlive: true, timeout: UNUSED_MS }
  if (!endpoint) {
    return new https.Agent(options)
  }
  return endpoint.protocol === "http:"
    ? new PlainPool(endpoint, options)
    : new RedirectedPool(endpoint, options)
}

/** Dials `endpoint` without TLS; only for loopback, which `parseEndpoint` has checked. */
class PlainPool extends https.Agent {
  constructor(
    private readonly endpoint: URL,
    options: https.AgentOptions
  ) {
    super(options)
  }

  createConnection(): Duplex {
    return net.connect({ host: hostOf(this.endpoint), port: Number(this.endpoint.port || 80) })
  }
}

/** Dials `endpoint` by TLS and checks the certificate against the endpoint's own name. */
class RedirectedPool extends https.Agent {
  constructor(
    private readonly endpoint: URL,
    options: https.AgentOptions
  ) {
    super(options)
  }

  createConnection(options: object, callback: unknown): Duplex {
    const host = hostOf(this.endpoint)
    const target = {
      ...options,
      host,
      port: Number(this.endpoint.port || 443),
      servername: net.isIP(host) ? "" : host,
    }
    return (https.Agent.prototype as unknown as Dialer).createConnection.call(
      this,
      target,
      callback
    )
  }
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "")
}
