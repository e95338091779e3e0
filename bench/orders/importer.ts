import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { rows } from "../../src/modules/amazon/lib/knex"
import { importOrders } from "./plugin"
import type { ImporterResult } from "./results"
import { readBenchShop } from "./shop"
import { writeResult } from "./task"

const WARM_UP = 100
/** The command holds it until all importers are warm. */
export const START_LOCK = 4_711

/** One of the processes that import from the same inbox; it begins when all are warm. */
export default async function importer({ container }: ExecArgs) {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const shop = await readBenchShop(amazon)
  await importOrders(container, shop, WARM_UP)
  container.resolve(ContainerRegistrationKeys.LOGGER).error("bench: warm")
  await rows(amazon.db.knex, `select pg_advisory_xact_lock_shared(?)`, [START_LOCK])
  const cpu = process.cpuUsage()
  const from = Date.now()
  const orders = await importOrders(container, shop, Number(process.env.BENCH_LIMIT))
  const to = Date.now()
  const used = process.cpuUsage(cpu)
  writeResult({
    orders,
    ...{ from, to },
    cpuMs: (used.user + used.system) / 1000,
    rss: process.resourceUsage().maxRSS * 1024,
  } satisfies ImporterResult)
}
