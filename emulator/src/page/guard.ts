import { isIP } from "node:net"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"

/**
 * Keeps other web sites in a developer's browser away from page and control API: 403, or null for
 * who may go on. Programs send neither `Origin` nor `Sec-Fetch-Site` and are let through.
 *
 * A foreign page can send a request without asking (a form, an image, `fetch` with text), but its
 * browser then names the page's origin. And it can make its own name lead to 127.0.0.1 (DNS
 * rebinding), which then is the `Host`: only names that no public DNS holds are served.
 */
export function refuseOtherSites({ method, headers }: Request, ownHost: string): Answer | null {
  const host = headers.host ?? ""
  if (!isPrivateName(hostName(host), ownHost)) {
    return refusal(`the host name "${hostName(host)}" may belong to somebody else: use localhost`)
  }
  const { origin } = headers
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return refusal(`a page of another origin (${origin}) may not use the control API`)
  }
  const site = headers["sec-fetch-site"] ?? "none"
  // A link that leads here is followed; it changes nothing.
  const isLink = method === "GET" && headers["sec-fetch-mode"] === "navigate"
  const isOwn = site === "same-origin" || site === "none"
  return isOwn || isLink ? null : refusal("a page of another site may not use the control API")
}

function refusal(reason: string): Answer {
  return { status: 403, body: { error: `${reason}; programs that are no browser may` } }
}

function hostName(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase()
}

/** Addresses, this machine's names, and those of containers and private networks. */
function isPrivateName(name: string, ownHost: string): boolean {
  return (
    name === ownHost.toLowerCase() ||
    isIP(name) !== 0 ||
    !name.includes(".") ||
    /\.(?:localhost|local|internal|test)$/.test(name)
  )
}
