import { randomBytes } from "node:crypto"
import { findDocument } from "../../documents/documents.js"
import { invalidInput, ok, unauthorized } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import type { Call } from "../operations-types.js"

const SECONDS = 3600
const MOST_RESOURCES = 50
const REPORT_DOCUMENT = /^\/reports\/2021-06-30\/documents\/([^/]+)$/
/** Restricted operations of other APIs (Orders v0, merchant fulfilment, shipping, vendors). */
const RESTRICTED = [
  /^\/orders\/v0\/orders(\/[^/]+(\/(buyerInfo|address|orderItems(\/buyerInfo)?|regulatedInfo))?)?$/,
  /^\/mfn\/v0\/shipments(\/[^/]+)?$/,
  /^\/shipping\/v[12]\/shipments(\/[^/]+)*$/,
  /^\/vendor\/directFulfillment\/(orders|shipping)\/(v1|2021-12-28)\/.+$/,
]

interface Resource {
  method: string
  path: string
}

/**
 * `POST /tokens/2021-03-01/restrictedDataToken`: a token for one hour and for the named resources
 * only. A report's document is named by its own path.
 */
export function createRestrictedDataToken(call: Call): Answer {
  const { emulator, caller, request } = call
  if (caller.restricted) {
    throw unauthorized("A Restricted Data Token cannot be used to get another one.")
  }
  const resources = readJsonObject(request).restrictedResources as Resource[]
  if (resources.length === 0 || resources.length > MOST_RESOURCES) {
    throw invalidInput(`restrictedResources must name 1 to ${MOST_RESOURCES} resources.`)
  }
  resources.forEach((resource) => check(call, resource))
  const token = `Atz.sprdt|${randomBytes(120).toString("base64url")}`
  emulator.state.accessTokens[token] = {
    grantId: caller.grant.id,
    expiresAt: emulator.clock.now() + SECONDS * 1000,
    restrictedTo: resources.map(({ method, path }) => `${method} ${path}`),
  }
  emulator.changed()
  return ok({ restrictedDataToken: token, expiresIn: SECONDS })
}

function check({ emulator, caller }: Call, { method, path }: Resource): void {
  const documentId = REPORT_DOCUMENT.exec(path)?.[1]
  const document = documentId && findDocument(emulator, caller.seller.sellerId, documentId)
  const isRestricted = documentId
    ? document && document.restrictedType !== null && method === "GET"
    : RESTRICTED.some((pattern) => pattern.test(path))
  if (!isRestricted) {
    throw invalidInput(`${method} ${path} is not a restricted resource.`)
  }
}
