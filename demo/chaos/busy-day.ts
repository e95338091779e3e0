import type { Demo } from "../lib/demo"
import type { AmazonControl, AmazonProduct, AmazonTruth } from "../smoke/amazon"
import { medusaOrders } from "../smoke/medusa-orders"
import { ship, shippable, type Shipment, type ShippableOrder } from "../smoke/shipments"
import { changeStock, linkedProducts, type StockChange } from "../smoke/stock"
import { runNow } from "../smoke/waits"
import type { Random } from "./random"
import type { Turns } from "./turns"

const COUNTRIES = ["DE", "NL", "FR", "GB", "SE", "US", "CA", "JP"]

export interface BusyDay {
  created: AmazonTruth[]
  paid: number
  cancelled: number
  changes: StockChange[]
  shipments: Shipment[]
  /**
   * Orders that Medusa did not ship when asked in the storm: their import was not over, or core's locks of
   * several items met an importer's in a deadlock. They are shipped when it is calm.
   */
  refused: ShippableOrder[]
  rounds: number
}

interface Place {
  demo: Demo
  amazon: AmazonControl
  random: Random
  turns: Turns
}

/**
 * Buyers order, pay and cancel, the warehouse counts and ships, people press "Run now": round after
 * round until `over` says so.
 */
export async function busyDay(place: Place, over: () => boolean): Promise<BusyDay> {
  const { demo, amazon, turns } = place
  const products = linkedProducts(await amazon.products())
  const day: BusyDay = {
    created: [],
    paid: 0,
    cancelled: 0,
    changes: [],
    shipments: [],
    refused: [],
    rounds: 0,
  }
  while (!over()) {
    await buyersOrder(place, day)
    await turns(async () => {
      day.changes.push(...(await changeStock(demo.admin, rotated(products, day.rounds * 6), 6)))
    })
    await turns(() => shipOne(place, day))
    await turns(() => runNow(demo.admin, "order-import"))
    day.rounds += 1
  }
  return day
}

const rotated = (products: AmazonProduct[], by: number): AmazonProduct[] => {
  const start = by % products.length
  return [...products.slice(start), ...products.slice(0, start)]
}

/** New orders of two countries; the unpaid ones of the round before are paid or cancelled. */
async function buyersOrder({ amazon, random }: Place, day: BusyDay) {
  const open = day.created
    .filter(({ status }) => status === "PENDING")
    .slice(day.paid + day.cancelled)
  for (const { orderId } of open) {
    const action = (day.paid + day.cancelled) % 2 === 0 ? "pay" : "cancel"
    await amazon.change(orderId, action)
    if (action === "pay") day.paid += 1
    else day.cancelled += 1
  }
  for (const marketplaceId of random.shuffle(COUNTRIES).slice(0, 2)) {
    day.created.push(...(await amazon.create({ marketplaceId, count: 4, status: "UNSHIPPED" })))
    day.created.push(...(await amazon.create({ marketplaceId, count: 1, status: "PENDING" })))
  }
}

async function shipOne({ demo, amazon }: Place, day: BusyDay) {
  const shipped = new Set(day.shipments.map(({ amazonOrderId }) => amazonOrderId))
  const orders = shippable(
    await amazon.orders(),
    await medusaOrders(demo.databaseUrl),
    Infinity
  ).filter(({ orderId }) => !shipped.has(orderId))
  const order = orders.find(({ orderId }) => !day.refused.some((one) => one.orderId === orderId))
  if (!order) return
  try {
    day.shipments.push(await ship(demo.admin, order, trackingOf(day)))
  } catch {
    day.refused.push(order)
  }
}

const trackingOf = (day: BusyDay): string =>
  `3STULP${String(day.shipments.length + 1).padStart(8, "0")}`

/** Ships what was refused in the storm. @returns what is refused now as well: a finding. */
export async function shipRefused(demo: Demo, day: BusyDay): Promise<string[]> {
  const faults: string[] = []
  for (const order of day.refused) {
    try {
      day.shipments.push(await ship(demo.admin, order, trackingOf(day)))
    } catch (error) {
      faults.push(`${order.orderId} could not be shipped: ${(error as Error).message}`)
    }
  }
  return faults
}
