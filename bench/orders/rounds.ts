import type { ExecArgs } from "@medusajs/framework/types"
import { rows } from "../../src/modules/amazon/lib/knex"
import { medusaOrderId } from "../../src/modules/amazon/lib/ids"
import { createScratchTables, insertRows, readRows, type RowsOfTables } from "./bare-inserts"
import { likeThese } from "./like-these"
import { createByWorkflows, prepareOrders } from "./medusa-way"
import { meterSql, meterSteps } from "./meters"
import { importOrders, storeOrders } from "./plugin"
import { addRate, type Rate, type RoundsResult } from "./results"
import { seedBenchShop, type BenchShop } from "./shop"
import { readTask, writeResult } from "./task"

/** Medusa's workflows are slow: fewer orders a round tell enough. */
const BY_WORKFLOWS = 20
/** Rows of so many orders per transaction of bare INSERTs. */
const BARE_BATCH = 50
const WARM_UP = 100

const idsOf = (shop: BenchShop, orders: unknown[]) =>
  (orders as { orderId: string }[]).map(({ orderId }) => medusaOrderId(shop.account.id, orderId))

const timed = async (work: () => Promise<unknown>): Promise<Omit<Rate, "orders">> => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1000 }
}

/** The variants by turns, round by round, so that whatever else the machine does hits all alike. */
export default async function rounds({ container }: ExecArgs) {
  const task = readTask()
  const shop = await seedBenchShop(container, task.marketplaces, task.catalogue)
  const { knex } = shop.amazon.db
  await createScratchTables(knex)
  const rest = [...task.orders]
  const sql = meterSql()
  const none = (): Rate => ({ orders: 0, ms: 0, cpuMs: 0 })
  const result: Omit<RoundsResult, "steps" | "rows" | "rss"> = {
    ...{ store: none(), plugin: none(), medusa: none(), bare: none() },
    ...{ statements: 0, sqlMs: 0 },
  }

  const plugin = async (orders: unknown[], measured: boolean): Promise<string[]> => {
    const storing = await timed(() => storeOrders(shop, orders))
    const before = sql.read()
    const importing = await timed(() => importOrders(container, shop))
    const after = sql.read()
    if (measured) {
      addRate(result.store, orders.length, storing)
      addRate(result.plugin, orders.length, importing)
      result.statements += after.statements - before.statements
      result.sqlMs += after.ms - before.ms
    }
    return idsOf(shop, orders)
  }
  const byWorkflows = async (orders: unknown[], measured: boolean): Promise<string[]> => {
    const prepared = await prepareOrders(shop, orders)
    const took = await timed(async () => {
      for (const order of prepared) {
        await createByWorkflows(container, order)
      }
    })
    if (measured) {
      addRate(result.medusa, prepared.length, took)
    }
    return prepared.map(({ id }) => id)
  }
  const bare = async (orderIds: string[], measured: boolean): Promise<void> => {
    for (let start = 0; start < orderIds.length; start += BARE_BATCH) {
      const ids = orderIds.slice(start, start + BARE_BATCH)
      const all = await readRows(knex, ids)
      const took = await timed(() => insertRows(knex, all))
      if (measured) {
        addRate(result.bare, ids.length, took)
      }
    }
  }

  const first = rest.splice(0, WARM_UP)
  await bare(await plugin(first, false), false)
  await byWorkflows(likeThese(first, BY_WORKFLOWS), false)
  const steps = meterSteps()
  const made: { plugin: string[]; medusa: string[] } = { plugin: [], medusa: [] }
  for (let round = 0; round < task.rounds; round++) {
    const orders = rest.splice(0, Math.ceil(task.compared / task.rounds))
    const ids = await plugin(orders, true)
    made.plugin.push(...ids)
    made.medusa.push(...(await byWorkflows(likeThese(orders, BY_WORKFLOWS), true)))
    await bare(ids, true)
  }
  const compared = compareRows(await readRows(knex, made.plugin), made.plugin.length)
  const complete = compared(await readRows(knex, made.medusa), made.medusa.length)
  const rss = process.resourceUsage().maxRSS * 1024
  await storeOrders(shop, rest)
  await rows(knex, `analyze`)
  writeResult({ ...result, steps, rows: complete, rss } satisfies RoundsResult)
}

const compareRows =
  (plugin: RowsOfTables, pluginOrders: number) => (medusa: RowsOfTables, medusaOrders: number) =>
    Object.fromEntries(
      Object.keys(plugin).map((table) => [
        table,
        {
          plugin: plugin[table].length / pluginOrders,
          medusa: medusa[table].length / medusaOrders,
        },
      ])
    )
