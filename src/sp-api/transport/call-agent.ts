import type { ClientRequest } from "node:http"
import https from "node:https"

interface Pool {
  addRequest(request: ClientRequest, options: object): void
}

/**
 * An agent for one call: hands the request to `onRequest`, so that it can be watched and
 * destroyed, and leaves the connection to `pool`. `addRequest` is how Node gives a request to its
 * agent; it is in all versions, though not in the type declarations.
 */
export class CallAgent extends https.Agent {
  constructor(
    private readonly pool: https.Agent,
    private readonly onRequest: (request: ClientRequest) => void
  ) {
    // Without keepAlive the request would ask the server to close the pool's connection.
    super({ keepAlive: true })
  }

  addRequest(request: ClientRequest, options: object): void {
    this.onRequest(request)
    ;(this.pool as unknown as Pool).addRequest(request, options)
  }
}
