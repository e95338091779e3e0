import type { Demo } from "../lib/demo"
import type { Reporter } from "../lib/report"
import { amazonControl, type AmazonControl, type AmazonTruth } from "./amazon"
import { medusaOrders } from "./medusa-orders"
import { ship, shipmentFaults, shippable, type Shipment } from "./shipments"
import {
  changeStock,
  compareStock,
  expectedQuantities,
  mistakeFaults,
  type StockChange,
} from "./stock"
import type { SmokeFigures } from "./table"
import { afterRunNow, findings, ordersAstray, ordersMissing, runNow, until } from "./waits"

/** Seconds that each wait may take at most, on a slow and busy machine. */
const limits = { orders: 480, liveOrders: 120, stock: 120, shipments: 120 }

/** Everything a seller's day has, once; nothing stops at the first fault, so that all are told. */
export async function runScenario(
  demo: Demo,
  report: Reporter,
  signal?: AbortSignal
): Promise<{ figures: SmokeFigures; faults: string[] }> {
  if (!demo.emulatorUrl) throw new Error("The smoke run needs the local Amazon")
  const amazon = amazonControl(demo.emulatorUrl)
  const untouched = await amazon.listings()

  report.say("Waiting for the seeded orders to be imported")
  const imported = await until(limits.orders, signal, () => ordersMissing(demo, amazon))
  report.say(`Seeded orders: ${imported.faults.length || "none"} missing`)

  const changes = await changeStock(demo.admin, await amazon.products())
  report.say(`${changes.length} stock changes made through Medusa's API`)
  let compared = 0
  const stockAstray = async () => {
    const expected = await expectedQuantities(demo.admin, amazon)
    const comparison = compareStock(expected, await amazon.listings(), untouched)
    compared = comparison.compared
    return comparison.faults
  }
  const published = await until(limits.stock, signal, stockAstray)
  report.say(`Stock: ${published.faults.length || "no"} listings differ`)

  const live = await createLiveOrders(amazon)
  report.say(`${live.length} orders placed at Amazon while everything runs`)
  await runNow(demo.admin, "order-import")
  const settled = await settleLiveOrders(amazon, live)
  const arrived = await until(limits.liveOrders, signal, () =>
    afterRunNow(demo, () => ordersMissing(demo, amazon))
  )
  report.say(`Orders placed meanwhile: ${arrived.faults.length || "none"} missing`)
  // Also the cancelled ones must have been heard of: their units count until then.
  const stock = await until(limits.stock, signal, () => afterRunNow(demo, stockAstray))
  for (const fault of stock.faults.slice(0, 10)) report.say(`  ${fault}`)

  const { shipments, refusals } = await shipSome(demo, amazon)
  const shipped = await until(limits.shipments, signal, () => shipmentFaults(amazon, shipments))
  report.say(`Shipments: ${shipped.faults.length || "none"} not confirmed at Amazon`)

  await until(limits.liveOrders, signal, () => afterRunNow(demo, () => ordersAstray(demo, amazon)))
  const orders = await findings(demo, amazon)
  return {
    faults: [
      ...orders.faults,
      ...published.faults,
      ...stock.faults,
      ...shipped.faults,
      ...refusals,
      ...mistakeFaults(await amazon.mistakes()),
      ...(changes.length < 40 ? [`Only ${changes.length} stock changes could be made`] : []),
      ...(shipments.length < 2 ? [`Only ${shipments.length} orders could be shipped`] : []),
    ],
    figures: {
      orders,
      ordersSeconds: imported.seconds + arrived.seconds,
      live: { created: live.length, ...settled },
      stock: {
        made: changes.length,
        arrived: arrivedChanges(changes, [...published.faults, ...stock.faults]),
        seconds: published.seconds,
        compared,
      },
      shipments: {
        made: shipments.length,
        confirmed: shipments.length - shipped.faults.length,
        seconds: shipped.seconds,
      },
    },
  }
}

/** Paid ones and unpaid ones, in a country of each account. */
export async function createLiveOrders(amazon: AmazonControl): Promise<AmazonTruth[]> {
  const created: AmazonTruth[] = []
  for (const marketplaceId of ["DE", "GB", "US", "JP"]) {
    created.push(...(await amazon.create({ marketplaceId, count: 2, status: "UNSHIPPED" })))
    created.push(...(await amazon.create({ marketplaceId, count: 2, status: "PENDING" })))
  }
  return created
}

/** Of the unpaid ones every other is paid, the rest cancelled. */
async function settleLiveOrders(amazon: AmazonControl, live: AmazonTruth[]) {
  const pending = live.filter(({ status }) => status === "PENDING")
  for (const [index, { orderId }] of pending.entries()) {
    await amazon.change(orderId, index % 2 === 0 ? "pay" : "cancel")
  }
  const paid = Math.ceil(pending.length / 2)
  return { paid, cancelled: pending.length - paid }
}

/** A shipment that Medusa refuses is a finding like every other: the table is still printed. */
export async function shipSome(demo: Demo, amazon: AmazonControl) {
  const orders = shippable(await amazon.orders(), await medusaOrders(demo.databaseUrl), 2)
  const shipments: Shipment[] = []
  const refusals: string[] = []
  for (const [index, order] of orders.entries()) {
    const tracking = `3STULP${String(index + 1).padStart(8, "0")}`
    try {
      shipments.push(await ship(demo.admin, order, tracking))
    } catch (error) {
      refusals.push(`${order.orderId} could not be shipped: ${(error as Error).message}`)
    }
  }
  return { shipments, refusals }
}

export function arrivedChanges(changes: StockChange[], faults: string[]): number {
  return changes.filter(({ sku }) => !faults.some((fault) => fault.includes(` ${sku}:`))).length
}
