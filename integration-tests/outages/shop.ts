import fs from "node:fs"
import path from "node:path"
import { startDemo, type Demo } from "../../demo/lib/demo"
import { httpClient, type Client } from "../../demo/lib/http"
import { postgresFolder, removeDemoData } from "../../demo/lib/leftovers"
import { root } from "../../demo/lib/paths"
import { startPostgres, type Postgres } from "../../demo/postgres/start"
import { amazonControl, type AmazonControl } from "../../demo/smoke/amazon"
import { medusaOrders } from "../../demo/smoke/medusa-orders"
import { missingOrders } from "../../demo/smoke/orders"
import { expectedQuantities } from "../../demo/smoke/stock"
import type { AmazonProblemListResponse } from "../../src/types/http"

/** Amazon's European seller: all stores of this shop are its. */
export const SELLER = "A2TULPEU0000NL"
const COUNTRIES = ["DE", "NL", "FR", "GB", "SE", "PL"]

/** A running shop with two processes, whose PostgreSQL and Amazon can be taken away. */
export interface Shop {
  demo: Demo
  amazon: AmazonControl
  /** The local Amazon's control API. */
  emulator: Client
  postgres: { stop(): Promise<void>; start(): Promise<void> }
  problems(code: string): Promise<AmazonProblemListResponse["problems"]>
  /** Importable orders that are no Medusa order, and orders that are two. */
  ordersAstray(): Promise<string[]>
  /** Listings whose quantity is not the one they should have. */
  stockAstray(): Promise<string[]>
  stop(): Promise<void>
}

export async function openShop(): Promise<Shop> {
  const dataDir = path.join(root, ".data", `outages-${process.pid}`)
  removeDemoData(dataDir)
  const demo = await startDemo({
    dataDir,
    ports: { medusa: 0, postgres: 0, emulator: 0 },
    countries: COUNTRIES,
    workers: 1,
    withAdmin: false,
    quiet: true,
  })
  const amazon = amazonControl(demo.emulatorUrl!)
  let postgres: Postgres = demo.postgres!
  return {
    demo,
    amazon,
    emulator: httpClient(demo.emulatorUrl!),
    postgres: {
      stop: () => postgres.stop(),
      async start() {
        const { port } = demo.postgres!
        postgres = await startPostgres({ dataDir: postgresFolder(dataDir), port })
        if (postgres.port !== port) throw new Error(`Port ${port} was taken meanwhile`)
      },
    },
    async problems(code) {
      const { problems } = await demo.admin.get<AmazonProblemListResponse>(
        "/admin/amazon/problems?limit=100"
      )
      return problems.filter((problem) => problem.code === code)
    },
    async ordersAstray() {
      const truth = (await amazon.orders()).filter(({ sellerId }) => sellerId === SELLER)
      const medusa = await medusaOrders(demo.databaseUrl)
      const ids = medusa.map(({ displayId }) => displayId)
      return [
        ...missingOrders(truth, medusa).map(({ orderId }) => `${orderId} is missing`),
        ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is doubled`),
      ]
    },
    async stockAstray() {
      const listings = new Map(
        (await amazon.listings()).map((row) => [`${row.sellerId} ${row.sku}`, row.quantity])
      )
      const expected = await expectedQuantities(demo.admin, amazon)
      return expected
        .filter(({ sellerId }) => sellerId === SELLER)
        .filter((row) => listings.get(`${row.sellerId} ${row.sku}`) !== row.quantity)
        .map(
          (row) => `${row.sku}: ${listings.get(`${row.sellerId} ${row.sku}`)}, not ${row.quantity}`
        )
    },
    async stop() {
      await demo.stop()
      await postgres.stop()
      removeDemoData(dataDir)
    },
  }
}

/** What the processes write from now on, or since they were started. */
export function listen(
  demo: Demo,
  { fromStart = false } = {}
): () => { name: string; lines: string[] }[] {
  const marks = demo.processes.map((one) => {
    const file = one.log()
    return { name: one.name, file, from: fromStart ? 0 : fs.statSync(file).size }
  })
  return () =>
    marks.map(({ name, file, from }) => ({
      name,
      lines: fs.readFileSync(file).subarray(from).toString("utf8").split("\n").filter(Boolean),
    }))
}
