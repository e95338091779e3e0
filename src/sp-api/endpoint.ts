/** Hosts on which plain http is accepted: nothing leaves the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Checks the base URL of an emulator or recorder. Throws an Error naming the value and the remedy:
 * Amazon's data protection policy allows no plain-text channel, so http is for loopback hosts only.
 */
export function parseEndpoint(endpoint: string): URL {
  if (!URL.canParse(endpoint)) {
    throw new Error(`endpoint "${endpoint}" is not a URL; give one like http://127.0.0.1:4010`)
  }
  const url = new URL(endpoint)
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error(`endpoint "${endpoint}" must start with https:// (or http:// on loopback)`)
  }
  if (url.username || url.password) {
    throw new Error("endpoint must not contain a user name or password")
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new Error(
      `endpoint "${endpoint}" is plain http on a host that is not loopback; ` +
        "use https, or http with localhost or 127.0.0.1"
    )
  }
  if (url.pathname !== "/" || url.search || url.hash) {
    throw new Error(`endpoint "${endpoint}" must be a host and port without a path or query`)
  }
  return url
}
