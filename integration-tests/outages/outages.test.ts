import { after, before, test } from "node:test"
import { removeForeign } from "../../scripts/foreign-environment"
import { amazonAway } from "./amazon-away"
import { stopWhileImporting, stopWhileSending } from "./graceful-stop"
import { notMigrated } from "./not-migrated"
import { postgresAway } from "./postgres-away"
import { openShop, type Shop } from "./shop"
import { untilNothing } from "./wait-until"

/** One shop for all, as starting it takes longest; the last test leaves it without its processes. */
let shop: Shop
before(async () => {
  removeForeign(process.env)
  shop = await openShop()
  await untilNothing(shop.ordersAstray, 240, "seeded orders")
  await untilNothing(shop.stockAstray, 120, "seeded stock")
})
after(() => shop?.stop())

test("a process that is stopped in the midst of an import hands everything back in seconds", () =>
  stopWhileImporting(shop))

test("a process that is stopped while it sends quantities hands everything back in seconds", () =>
  stopWhileSending(shop))

test("PostgreSQL is away for a while: nothing ends, nothing is lost, and the log says so", () =>
  postgresAway(shop))

test("Amazon is away for an hour: flows say so, wait longer and longer, and catch up", () =>
  amazonAway(shop))

test("without the plugin's migrations the shop runs, and log and API name the remedy", () =>
  notMigrated(shop))
