import { SELLERS } from "../amazon/sellers.js"
import { toIso } from "../core/clock.js"
import type { Emulator } from "../emulator.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import { InputError } from "../core/input-error.js"
import { ConsentError } from "./consent.js"
import { consentErrorPage, escape, page } from "./consent-page.js"
import { GRANT_LIFE_MS } from "./grants.js"
import { confirmLogin, openLoginUri } from "./login-uri.js"

const HEADERS = {
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-frame-options": "DENY",
}
const CONFIRM = /^\/apps\/authorize\/confirm\/([^/]+)$/

/** Seller Central's "Manage your apps", and where its Login URI workflow ends; null: another address. */
export function answerManageApps(emulator: Emulator, request: Request): Answer | null {
  const applicationId = CONFIRM.exec(request.path)?.[1]
  if (applicationId === undefined && request.path !== "/apps/manage") {
    return null
  }
  try {
    if (applicationId !== undefined) {
      return request.method === "GET"
        ? leadTo(confirmLogin(emulator, decodeURIComponent(applicationId), request.query))
        : { status: 405, headers: { allow: "GET" } }
    }
    if (request.method === "POST") {
      const fields = new URLSearchParams(request.body.toString("utf8"))
      return leadTo(openLoginUri(emulator, fields.get("seller") ?? ""))
    }
    return request.method === "GET"
      ? { status: 200, body: managePage(emulator), headers: HEADERS }
      : { status: 405, headers: { allow: "GET, POST" } }
  } catch (error) {
    if (error instanceof InputError || error instanceof URIError) {
      const code = error instanceof ConsentError ? error.code : "MD9001"
      return { status: 400, body: consentErrorPage(code, error.message), headers: HEADERS }
    }
    throw error
  }
}

const leadTo = (location: string): Answer => ({ status: 302, headers: { ...HEADERS, location } })

function managePage(emulator: Emulator): string {
  const { applicationId, loginUri } = emulator.options
  const rows = SELLERS.map((seller) => {
    const until = lastUntil(emulator, seller.sellerId)
    const name = escape(seller.storeName)
    return `
      <li><strong>${name}</strong> <small>${seller.sellerId} · ${until ? `authorized until ${until}` : "not authorized"}</small>
        <form method="post" action="/apps/manage">
          <button type="submit" name="seller" value="${seller.sellerId}" aria-label="${until ? "Re-authorize" : "Authorize"} as ${name}">${until ? "Re-authorize" : "Authorize"}</button>
        </form></li>`
  })
  return page(
    "Manage your apps",
    `<h1>Manage your apps</h1>
    <p>The application <code>${escape(applicationId)}</code> opens at its Login URI${loginUri ? ` <code>${escape(loginUri)}</code>` : ", which is not set"}.</p>
    <ul>${rows.join("")}</ul>
    <p><small>At the real Amazon a person sees one account only: the one that is signed in.</small></p>`
  )
}

/** The end of the seller's latest authorization that still works. */
function lastUntil({ state, clock }: Emulator, sellerId: string): string | null {
  const ends = state.grants
    .filter((grant) => grant.sellerId === sellerId && grant.revokedAt === null)
    .map(({ authorizedAt }) => authorizedAt + GRANT_LIFE_MS)
    .filter((end) => end > clock.now())
  return ends.length > 0 ? toIso(Math.max(...ends)).slice(0, 10) : null
}
