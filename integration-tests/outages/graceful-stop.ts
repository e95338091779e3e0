import assert from "node:assert/strict"
import { heldWork } from "../../demo/chaos/held-work"
import { waitFor } from "../../demo/lib/wait"
import { changeStock } from "../../demo/smoke/stock"
import { runNow } from "../../demo/smoke/waits"
import type { Shop } from "./shop"
import { untilNothing } from "./wait-until"

/** Container platforms send SIGKILL ten seconds after SIGTERM. */
const GRACE_SECONDS = 10

/** A process gets SIGTERM in the midst of an import. */
export async function stopWhileImporting(shop: Shop) {
  for (const marketplaceId of ["DE", "NL", "FR", "GB"]) {
    await shop.amazon.create({ marketplaceId, count: 12, status: "UNSHIPPED" })
  }
  await runNow(shop.demo.admin, "order-import")
  await stopWhoever(shop, "importing ")
  await runNow(shop.demo.admin, "order-import")
  await untilNothing(shop.ordersAstray, 120, "orders")
}

/** A process gets SIGTERM while quantities are on their way to an Amazon that answers slowly. */
export async function stopWhileSending(shop: Shop) {
  const slow = { operation: "patchListingsItem", kind: "slow_body", rate: 1, delayMs: 2_000 }
  await shop.emulator.post("/emulator/faults", slow)
  await changeStock(shop.demo.admin, await shop.amazon.products(), 18)
  await stopWhoever(shop, "sending quantity ")
  await shop.emulator.delete("/emulator/faults")
  await untilNothing(shop.stockAstray, 120, "stock")
}

/** Stops the process that holds such work, and starts it again. */
async function stopWhoever({ demo }: Shop, work: string) {
  const look = async () => {
    for (const one of demo.processes) {
      const held = await heldWork(demo.databaseUrl, one.pid())
      if (held.some((what) => what.startsWith(work))) return one
    }
    return null
  }
  const busy = await waitFor(look, 60, () => `nobody has "${work}" in hand`, 5)
  const pid = busy.pid()
  const seconds = await busy.terminate()
  assert.ok(seconds < GRACE_SECONDS, `${busy.name} took ${seconds} s to stop`)
  assert.deepEqual(await heldWork(demo.databaseUrl, pid), [])
  await busy.start()
}
