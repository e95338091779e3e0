import type { Emulator } from "../emulator.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import {
  checkConsentRequest,
  confirmConsent,
  ConsentError,
  declineConsent,
  readConsentRequest,
} from "./consent.js"
import { cancelledPage, consentErrorPage, consentPage } from "./consent-page.js"

const HEADERS = {
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-frame-options": "DENY",
}

/** The consent page: GET shows it, POST is the click on one of its buttons. */
export function answerConsent(emulator: Emulator, request: Request): Answer {
  try {
    if (request.method === "GET" || request.method === "HEAD") {
      const consent = readConsentRequest(request.query)
      checkConsentRequest(emulator, consent)
      return html(200, consentPage(consent))
    }
    if (request.method !== "POST") {
      return { status: 405, headers: { allow: "GET, POST" } }
    }
    const fields = new URLSearchParams(request.body.toString("utf8"))
    const consent = readConsentRequest(fields)
    if (fields.get("action") === "cancel") {
      return html(200, cancelledPage(declineConsent(emulator, consent)))
    }
    const location = confirmConsent(emulator, consent, fields.get("seller") ?? "")
    return { status: 302, headers: { ...HEADERS, location } }
  } catch (error) {
    if (error instanceof ConsentError) {
      return html(400, consentErrorPage(error.code, error.message))
    }
    throw error
  }
}

function html(status: number, body: string): Answer {
  return { status, body, headers: HEADERS }
}
