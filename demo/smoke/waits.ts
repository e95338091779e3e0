import type { Demo } from "../lib/demo"
import type { Client } from "../lib/http"
import { waitFor } from "../lib/wait"
import type { AmazonControl } from "./amazon"
import { medusaOrders, totalsByApi } from "./medusa-orders"
import {
  compareOrders,
  inboxOrders,
  missingOrders,
  stateFaults,
  type OrderFindings,
} from "./orders"

export interface Waited {
  faults: string[]
  seconds: number
}

/** Asks again until nothing is missing or the time is over; gives what is missing then. */
export async function until(
  seconds: number,
  signal: AbortSignal | undefined,
  missing: () => Promise<string[]>
): Promise<Waited> {
  const started = Date.now()
  let faults: string[] = []
  const probe = async () => {
    signal?.throwIfAborted()
    faults = await missing()
    return faults.length === 0 ? true : null
  }
  await waitFor(probe, seconds, () => "").catch((error: Error) => {
    // Time is over: what is missing is told with everything else. All other errors end the run.
    if (!error.message.startsWith(`After ${seconds} s`)) throw error
  })
  return { faults, seconds: (Date.now() - started) / 1000 }
}

export async function ordersMissing(demo: Demo, amazon: AmazonControl): Promise<string[]> {
  const [truth, medusa] = await Promise.all([amazon.orders(), medusaOrders(demo.databaseUrl)])
  return missingOrders(truth, medusa).map(({ orderId }) => orderId)
}

/** Also what is not imported (unpaid, cancelled, held) must be in the inbox, in its right state. */
export async function ordersAstray(demo: Demo, amazon: AmazonControl): Promise<string[]> {
  const [truth, inbox] = await Promise.all([amazon.orders(), inboxOrders(demo.admin)])
  const heard = new Map(inbox.map((order) => [order.amazon_order_id, order]))
  return truth.flatMap((order) => stateFaults(order, heard.get(order.orderId)))
}

/** "Run now" of every store, as on the store's page. */
export async function runNow(admin: Client, flow: string): Promise<void> {
  const { stores } = await admin.get<{ stores: { id: string }[] }>("/admin/amazon")
  for (const { id } of stores) await admin.post(`/admin/amazon/stores/${id}/flows/${flow}/run`, {})
}

/**
 * Orders are read every three minutes, and Amazon's search shows a change only after a while: a person
 * who waits for an order presses "Run now" again.
 */
export async function afterRunNow(
  demo: Demo,
  missing: () => Promise<string[]>,
  flow = "order-import"
): Promise<string[]> {
  const found = await missing()
  if (found.length > 0) await runNow(demo.admin, flow)
  return found
}

/** What Amazon, Medusa and the plugin say in the end. */
export async function findings(demo: Demo, amazon: AmazonControl): Promise<OrderFindings> {
  const [truth, medusa, byApi, inbox] = await Promise.all([
    amazon.orders(),
    medusaOrders(demo.databaseUrl),
    totalsByApi(demo.admin),
    inboxOrders(demo.admin),
  ])
  return compareOrders(truth, medusa, byApi, inbox)
}
