import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { requireSeller } from "../amazon/sellers.js"
import { ok } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import { readJsonObject } from "../http/request.js"
import type { Request } from "../http/request.js"
import { ConsentError } from "../lwa/consent.js"
import { findItem } from "../catalog/items.js"
import { drawPicture } from "../listings/picture.js"
import { tellTruth } from "../orders/truth.js"
import type { OrderRecord } from "../orders/types.js"
import { consent, moveClock, rescale, revokeGrants, setClientSecrets } from "./administer.js"
import { AMAZON_SIDE_ROUTES } from "./amazon-side-routes.js"
import { changeOrder } from "./change-order.js"
import { createOrders, sellOut } from "./create-orders.js"
import { LISTING_ROUTES } from "./listings/routes.js"
import { choices } from "./operations-view.js"
import { PAGE_ROUTES } from "./page-routes.js"
import { body } from "./route.js"
import type { Json, Route } from "./route.js"
import { REPLAY_ROUTES } from "../replay/routes.js"
import { changeSeller, viewSellers } from "./sellers.js"
import { requireListing, requireOrder, viewCatalogue, viewListing, viewStatus } from "./views.js"

const ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/status$/, viewStatus],
  ["GET", /^\/emulator\/catalogue$/, viewCatalogue],
  ["GET", /^\/emulator\/orders$/, listOrders],
  ["POST", /^\/emulator\/orders$/, body(placeOrders)],
  [
    "GET",
    /^\/emulator\/orders\/([^/]+)$/,
    (emulator, _, [id]) => showOrder(emulator, id as string),
  ],
  [
    "POST",
    /^\/emulator\/orders\/([^/]+)$/,
    (emulator, request, [id]) => ({
      order: truth(emulator, changeOrder(emulator, id as string, readJsonObject(request))),
    }),
  ],
  ["GET", /^\/emulator\/listings$/, listListings],
  [
    "GET",
    /^\/emulator\/listings\/([^/]+)\/([^/]+)$/,
    (emulator, _, [seller, sku]) => {
      const { sellerId } = requireSeller(seller as string)
      return viewListing(requireListing(emulator, sellerId, sku as string))
    },
  ],
  ["POST", /^\/emulator\/sell-out$/, body((e, input) => ({ order: truth(e, sellOut(e, input)) }))],
  ["POST", /^\/emulator\/revoke$/, body(revokeGrants)],
  ["GET", /^\/emulator\/faults$/, (emulator) => ({ faults: emulator.faults.list(), ...choices() })],
  ["POST", /^\/emulator\/faults$/, body((emulator, input) => emulator.faults.add(input))],
  ["DELETE", /^\/emulator\/faults$/, clearFaults],
  ["POST", /^\/emulator\/clock$/, body(moveClock)],
  ["GET", /^\/emulator\/calls$/, listCalls],
  ["DELETE", /^\/emulator\/calls$/, clearCalls],
  ["POST", /^\/emulator\/consent$/, body(consent)],
  ["POST", /^\/emulator\/rate-scale$/, body(rescale)],
  ["POST", /^\/emulator\/client-secrets$/, body(setClientSecrets)],
  ["GET", /^\/emulator\/sellers$/, viewSellers],
  ["POST", /^\/emulator\/sellers$/, body(changeSeller)],
  ...LISTING_ROUTES,
  ...PAGE_ROUTES,
  ...AMAZON_SIDE_ROUTES,
  ...REPLAY_ROUTES,
]

const PICTURE = /^\/emulator\/images\/([A-Z0-9]+)\.svg$/

/** Product pictures, as Amazon's image servers would show them; null: not a picture's address. */
export function answerPicture(emulator: Emulator, request: Request): Answer | null {
  const asin = PICTURE.exec(request.path)?.[1]
  if (!asin) {
    return null
  }
  const product = findItem(emulator.state, asin)
  return product
    ? {
        status: 200,
        body: drawPicture(product.title),
        headers: { "content-type": "image/svg+xml", "cache-control": "max-age=3600" },
      }
    : { status: 404, body: { error: `no product with ASIN ${asin}` } }
}

/**
 * The control API: 200 with JSON, 400 with `{ error }` saying what to give instead, 500 with a trace
 * on standard error when the emulator itself is wrong.
 */
export function answerControl(emulator: Emulator, request: Request): Answer {
  for (const [method, pattern, run] of ROUTES) {
    const match = method === request.method ? pattern.exec(request.path) : null
    if (match) {
      try {
        return ok(run(emulator, request, match.slice(1).map(decode)))
      } catch (error) {
        return failure(error as Error)
      }
    }
  }
  const routes = ROUTES.map(([method, pattern]) => `${method} ${readable(pattern)}`)
  return { status: 404, body: { error: `no ${request.method} ${request.path}`, routes } }
}

/** A defect of the emulator must not pass for wrong input: its trace is what finds it. */
function failure(error: Error): Answer {
  if (!(error instanceof InputError)) {
    process.stderr.write(`sp-api-emulator: ${error.stack}\n`)
    return { status: 500, body: { error: `a defect of the emulator: ${error.message}` } }
  }
  const code = error instanceof ConsentError ? { code: error.code } : {}
  return { status: 400, body: { error: error.message, ...code } }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    throw new InputError(`"${part}" in the path: ${(error as Error).message}`)
  }
}

function readable(pattern: RegExp): string {
  return pattern.source.replaceAll("\\/", "/").replaceAll("([^/]+)", ":id").replace(/[\^$]/g, "")
}

function truth(emulator: Emulator, order: OrderRecord) {
  return tellTruth(order, emulator.products)
}

function listOrders(emulator: Emulator, request: Request): object {
  const marketplaceId = request.query.get("marketplaceId")
  const sellerId = request.query.get("sellerId")
  const orders = Object.values(emulator.state.orders)
    .filter((order) => marketplaceId === null || order.marketplaceId === marketplaceId)
    .filter((order) => sellerId === null || order.sellerId === requireSeller(sellerId).sellerId)
    .sort((a, b) => a.createdTime - b.createdTime || (a.orderId < b.orderId ? -1 : 1))
  return { count: orders.length, orders: orders.map((order) => truth(emulator, order)) }
}

function showOrder(emulator: Emulator, orderId: string): object {
  return { order: truth(emulator, requireOrder(emulator, orderId)) }
}

function placeOrders(emulator: Emulator, input: Json): object {
  const orders = createOrders(emulator, input)
  return { orders: orders.map((order) => truth(emulator, order)) }
}

function listListings(emulator: Emulator, request: Request): object {
  const sellerId = request.query.get("sellerId")
  const listings = Object.values(emulator.state.listings)
    .filter((entry) => sellerId === null || entry.sellerId === requireSeller(sellerId).sellerId)
    .map(({ sellerId: seller, sku }) => viewListing(requireListing(emulator, seller, sku)))
  return { count: listings.length, listings }
}

function clearFaults(emulator: Emulator): object {
  emulator.faults.clear()
  return { faults: [] }
}

function listCalls(emulator: Emulator, request: Request): object {
  const { query } = request
  const [count, since] = [wholeOf(query, "last", 100), wholeOf(query, "since", 0)]
  return {
    operations: emulator.calls.summary(),
    latest: emulator.calls.latest,
    last: emulator.calls.last(count, query.get("operation"), since),
  }
}

function wholeOf(query: URLSearchParams, name: string, standard: number): number {
  const value = Number(query.get(name) ?? standard)
  if (!Number.isInteger(value) || value < 0) {
    throw new InputError(`${name} is "${String(query.get(name))}": give a whole number`)
  }
  return value
}

function clearCalls(emulator: Emulator): object {
  emulator.calls.clear()
  return { operations: {}, latest: emulator.calls.latest, last: [] }
}
