import { randomBytes } from "node:crypto"
import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { findSeller } from "../amazon/sellers.js"
import type { Seller } from "../amazon/sellers.js"

const CODE_SECONDS = 300

/** What the shop's link to Seller Central carries. */
export interface ConsentRequest {
  applicationId: string
  state: string
  version: string | null
  redirectUri: string | null
}

/** A reason why the consent page cannot be shown, with Amazon's number where it has one. */
export class ConsentError extends InputError {
  constructor(
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

export function readConsentRequest(fields: URLSearchParams): ConsentRequest {
  return {
    applicationId: fields.get("application_id") ?? "",
    state: fields.get("state") ?? "",
    version: fields.get("version") || null,
    redirectUri: fields.get("redirect_uri") || null,
  }
}

/**
 * Checks the link and gives the address to go back to. Throws ConsentError: MD1000 for an unknown
 * application or a draft one without `version=beta`, MD5101 for a redirect URI that is not
 * registered, MD5110 for one with a fragment.
 */
export function checkConsentRequest(emulator: Emulator, request: ConsentRequest): string {
  const { applicationId, draft, redirectUris } = emulator.options
  if (request.applicationId !== applicationId) {
    throw new ConsentError(
      "MD1000",
      `No application with the id "${request.applicationId}" is published. This emulator knows ${applicationId}.`
    )
  }
  if (draft && request.version !== "beta") {
    throw new ConsentError("MD1000", "The application is a draft: add version=beta to the link.")
  }
  if (request.state === "") {
    throw new ConsentError(
      "MD9000",
      "The link carries no state: it protects against forged answers."
    )
  }
  const target = request.redirectUri ?? redirectUris[0]
  if (target === undefined) {
    throw new ConsentError(
      "MD5101",
      "No redirect URI is registered: add redirect_uri to the link, or start with --redirect-uri."
    )
  }
  if (target.includes("#")) {
    throw new ConsentError("MD5110", "The redirect URI must not have a fragment.")
  }
  const allowed = redirectUris.length > 0 ? redirectUris.includes(target) : isLocal(target)
  if (!allowed) {
    throw new ConsentError("MD5101", `The redirect URI ${target} is not registered.`)
  }
  return target
}

/** The seller agrees: makes the code (5 minutes, once) and gives the address to go back to. */
export function confirmConsent(
  emulator: Emulator,
  request: ConsentRequest,
  sellerKey: string
): string {
  const target = checkConsentRequest(emulator, request)
  const seller = findSeller(sellerKey)
  if (!seller) {
    throw new ConsentError(
      "MD9001",
      `The account "${sellerKey}" is unknown: choose one of the list.`
    )
  }
  return goBack(emulator, request, target, seller)
}

/** Makes the code and gives the address that the browser goes back to with it. */
export function goBack(
  emulator: Emulator,
  request: ConsentRequest,
  target: string,
  seller: Seller
): string {
  const code = `ANemu${randomBytes(12).toString("base64url")}`
  emulator.state.codes.push({
    code,
    sellerId: seller.sellerId,
    applicationId: request.applicationId,
    redirectUri: target,
    explicit: request.redirectUri !== null,
    expiresAt: emulator.clock.now() + CODE_SECONDS * 1000,
  })
  emulator.changed()
  return withQuery(target, {
    state: request.state,
    selling_partner_id: seller.sellerId,
    spapi_oauth_code: code,
  })
}

/** Where the link "back without consent" leads. */
export function declineConsent(emulator: Emulator, request: ConsentRequest): string {
  const target = checkConsentRequest(emulator, request)
  return withQuery(target, { error: "access_denied", state: request.state })
}

export function withQuery(target: string, parameters: Record<string, string>): string {
  const url = new URL(target)
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value)
  }
  return url.href
}

function isLocal(target: string): boolean {
  if (!URL.canParse(target)) {
    return false
  }
  const { protocol, hostname } = new URL(target)
  return protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1")
}
