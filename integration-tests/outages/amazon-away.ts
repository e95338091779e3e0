import assert from "node:assert/strict"
import { withClient } from "../../demo/lib/database"
import { changeStock } from "../../demo/smoke/stock"
import { runNow } from "../../demo/smoke/waits"
import { listen, type Shop } from "./shop"
import { untilNothing, untilTrue } from "./wait-until"

const HOUR = 3600

interface Calls {
  operations: Record<string, { total: number } | undefined>
}

/** Amazon answers nobody for an hour of its clock; access tokens have expired when it is back. */
export async function amazonAway(shop: Shop) {
  const { demo, amazon, emulator, ordersAstray, stockAstray } = shop
  const heard = listen(demo)
  await emulator.delete("/emulator/calls")
  await emulator.post("/emulator/faults", { operation: "*", kind: "html_503", seconds: HOUR })
  await amazon.create({ marketplaceId: "DE", count: 3, status: "UNSHIPPED" })
  await changeStock(demo.admin, (await amazon.products()).reverse(), 6)
  await runNow(demo.admin, "order-import")

  const failing = async () =>
    (await shop.problems("dataflow_failing")).map(({ parameters }) => parameters)
  await untilTrue(
    async () => {
      const flows = (await failing()).map(({ flow }) => flow)
      return flows.includes("order-import") && flows.includes("stock-update")
    },
    90,
    "no problem is shown"
  )
  // The queue is AWS's, and fails in other words.
  const calling = (await failing()).filter(({ flow }) => flow !== "notifications")
  for (const { message } of calling) assert.match(String(message), /Amazon \w+: HTTP 503/)

  // Failing again, the stock flow waits longer than its interval, whatever changes in the shop.
  await untilTrue(async () => (await stockFailures(demo.databaseUrl)) > 1, 120, "no second try")
  assert.ok((await stockPause(demo.databaseUrl)) > 15)
  const { operations } = await emulator.get<Calls>("/emulator/calls?last=0")
  const total = Object.values(operations).reduce((sum, calls) => sum + (calls?.total ?? 0), 0)
  assert.ok(total < 250, `${total} calls: ${JSON.stringify(operations)}`)

  await emulator.post("/emulator/clock", { advanceSeconds: HOUR })
  // Orders are read every three minutes; a person who knows that Amazon is back does not wait.
  await runNow(demo.admin, "order-import")
  await untilNothing(ordersAstray, 120, "orders")
  await untilNothing(stockAstray, 180, "stock")
  await untilNothing(failing, 120, "problems stay open")
  const { problems } = shop
  assert.deepEqual(await problems("access_lapsed"), [])
  for (const { name, lines } of heard()) {
    assert.ok(lines.length < 100, `${name} wrote ${lines.length} lines`)
  }
}

async function stockFailures(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ failures: number }>(
      `select coalesce(max(cast(last_error->>'failures' as int)), 0) as failures
         from amazon_dataflow where flow = 'stock-update' and deleted_at is null`
    )
    return rows[0].failures
  })
}

/** Seconds between the last try and the next one. */
async function stockPause(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ pause: number }>(
      `select cast(extract(epoch from next_due_at - last_run_at) as int) as pause
         from amazon_dataflow where flow = 'stock-update' and last_error is not null`
    )
    return Math.max(...rows.map(({ pause }) => pause))
  })
}
