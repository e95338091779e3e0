import BigNumber from "bignumber.js"
import type { AmazonOrderListResponse, AmazonOrderDto } from "../../src/types/http"
import type { Client } from "../lib/http"
import type { AmazonTruth } from "./amazon"
import type { MedusaOrder } from "./medusa-orders"

export interface OrderFindings {
  atAmazon: number
  imported: number
  /** Inbox orders that are no Medusa orders, by state and reason, e.g. `held: unknown_sku`. */
  others: Record<string, number>
  totals: { currency: string; amazon: string; medusa: string; orders: number }[]
  /** Sentences; empty when all agree. */
  faults: string[]
}

/** Importable orders that are no Medusa order yet. */
export function missingOrders(truth: AmazonTruth[], medusa: MedusaOrder[]): AmazonTruth[] {
  const present = new Set(medusa.map(({ displayId }) => displayId))
  return truth.filter(({ importable, orderId }) => importable && !present.has(orderId))
}

/** Compares what Amazon sold with what Medusa has: each once, to the cent, captured. */
export function compareOrders(
  truth: AmazonTruth[],
  medusa: MedusaOrder[],
  byApi: Map<string, string>,
  inbox: AmazonOrderDto[]
): OrderFindings {
  const faults: string[] = []
  const known = new Map(truth.map((order) => [order.orderId, order]))
  const seen = new Map<string, number>()
  for (const order of medusa) {
    seen.set(order.displayId, (seen.get(order.displayId) ?? 0) + 1)
    faults.push(...faultsOf(order, known.get(order.displayId), byApi.get(order.id)))
  }
  for (const [displayId, count] of seen) {
    if (count > 1) faults.push(`${displayId} is ${count} Medusa orders`)
  }
  for (const order of missingOrders(truth, medusa)) faults.push(`${order.orderId} is not in Medusa`)
  const heard = new Map(inbox.map((order) => [order.amazon_order_id, order]))
  const notAsked = truth.filter(({ reason }) => reason === NO_STORE)
  for (const order of truth) faults.push(...stateFaults(order, heard.get(order.orderId)))
  return {
    atAmazon: truth.length,
    imported: medusa.length,
    others: {
      ...countOthers(inbox),
      ...(notAsked.length ? { "not asked for: no store in the country": notAsked.length } : {}),
    },
    totals: totalsPerCurrency(truth, medusa),
    faults,
  }
}

/** Amazon's word for an order of a country that no store of the demo is for. */
const NO_STORE = "unknown_marketplace"

/** What the plugin must make of an order that cannot be imported, by the local Amazon's reason. */
const expectedStates: Record<string, AmazonOrderDto["state"]> = {
  cancelled: "ignored",
  pending: "waiting",
  unknown_sku: "held",
}

export function stateFaults(order: AmazonTruth, ours: AmazonOrderDto | undefined): string[] {
  if (order.reason === NO_STORE) {
    return ours ? [`${order.orderId} was read though no store is for ${order.countryCode}`] : []
  }
  if (!ours) return [`${order.orderId} was never heard of by the plugin`]
  const expected = order.importable ? "imported" : expectedStates[order.reason ?? ""]
  return ours.state === expected
    ? []
    : [`${order.orderId} is ${ours.state}, it should be ${expected ?? `known (${order.reason})`}`]
}

function faultsOf(order: MedusaOrder, amazon: AmazonTruth | undefined, api?: string): string[] {
  const name = `${order.displayId} (${order.id})`
  if (!amazon) return [`${name} is in Medusa, and Amazon does not know it`]
  const faults: string[] = []
  if (order.currency !== amazon.currency) {
    faults.push(`${name} is in ${order.currency}, at Amazon in ${amazon.currency}`)
  }
  if (!equal(order.total, amazon.grandTotal)) {
    faults.push(`${name} totals ${order.total}, at Amazon ${amazon.grandTotal}`)
  }
  if (api === undefined || !equal(api, amazon.grandTotal)) {
    faults.push(`${name} totals ${api ?? "nothing"} by API, at Amazon ${amazon.grandTotal}`)
  }
  if (!equal(order.captured, amazon.grandTotal)) {
    faults.push(`${name} has ${order.captured} captured of ${amazon.grandTotal}`)
  }
  return faults
}

const equal = (a: string, b: string) => new BigNumber(a).isEqualTo(new BigNumber(b))

function totalsPerCurrency(truth: AmazonTruth[], medusa: MedusaOrder[]): OrderFindings["totals"] {
  const sum = (rows: { currency: string; amount: string }[], currency: string) =>
    rows
      .filter((row) => row.currency === currency)
      .reduce((total, { amount }) => total.plus(amount), new BigNumber(0))
  // Amazon's side counts what is importable, whether or not Medusa has it.
  const amazon = truth
    .filter(({ importable }) => importable)
    .map(({ currency, grandTotal }) => ({ currency, amount: grandTotal }))
  const shop = medusa.map(({ currency, total }) => ({ currency, amount: total }))
  const currencies = [...new Set([...amazon, ...shop].map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const places = currency === "JPY" ? 0 : 2
    const total = sum(shop, currency)
    return {
      currency,
      amazon: sum(amazon, currency).toFixed(places),
      // Rounding here would hide what the comparison is for.
      medusa: total.decimalPlaces()! > places ? total.toFixed() : total.toFixed(places),
      orders: shop.filter((row) => row.currency === currency).length,
    }
  })
}

function countOthers(inbox: AmazonOrderDto[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const order of inbox) {
    if (order.state === "imported") continue
    const reason = order.held_reasons[0]?.code ?? order.ignored_reason ?? order.amazon_status
    const key = `${order.state}: ${reason}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

/** Every order the plugin has heard of, through its own API. */
export async function inboxOrders(admin: Client): Promise<AmazonOrderDto[]> {
  const orders: AmazonOrderDto[] = []
  const page = 100
  for (;;) {
    const answer = await admin.get<AmazonOrderListResponse>(
      `/admin/amazon/orders?limit=${page}&offset=${orders.length}`
    )
    orders.push(...answer.orders)
    if (answer.orders.length === 0 || orders.length >= answer.count) return orders
  }
}
