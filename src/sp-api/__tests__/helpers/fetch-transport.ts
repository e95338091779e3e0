import { TransportError, type Transport } from "../../transport/transport"

/** A second transport: what the client does must not depend on the first one's package. */
export function fetchTransport(endpoint: string): Transport {
  return {
    async send(request) {
      const query = new URLSearchParams(request.query).toString()
      let status: number | null = null
      try {
        const response = await fetch(`${endpoint}${request.path}${query ? `?${query}` : ""}`, {
          method: request.method,
          headers: {
            "content-type": "application/json; charset=utf-8",
            "x-amz-access-token": request.accessToken,
            ...request.headers,
          },
          body: request.body === undefined ? undefined : JSON.stringify(request.body),
          signal: request.signal,
        })
        status = response.status
        return {
          status,
          headers: Object.fromEntries(response.headers),
          body: Buffer.from(await response.arrayBuffer()),
        }
      } catch (error) {
        request.signal.throwIfAborted()
        throw new TransportError(String(error), "ECONNRESET", status)
      }
    },
  }
}
