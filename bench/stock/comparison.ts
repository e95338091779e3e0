import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { AccountRow, DataflowContext } from "../../src/dataflows/types"
import { AmazonAbsences } from "../../src/modules/amazon/services/absences"
import { AmazonDataflows } from "../../src/modules/amazon/services/dataflows"
import { AmazonInstallation } from "../../src/modules/amazon/services/installation"
import { AmazonLeases } from "../../src/modules/amazon/services/leases"
import { AmazonOutboxQueue } from "../../src/modules/amazon/services/outbox"
import { AmazonProblems } from "../../src/modules/amazon/services/problems"
import { AmazonStock } from "../../src/modules/amazon/services/stock"
import { compareAllStock } from "../../src/workflows/stock/compare-all-stock"
import { decideMarkedQuantities } from "../../src/workflows/stock/decide-marked-quantities"
import type { CatalogueTarget } from "./catalogue"
import { watchMemory, type MemoryGrowth } from "./memory"
import type { StockOptions } from "./options"
import { PLAIN_QUERY } from "./plain-query"

export interface Measured extends MemoryGrowth {
  ms: number
  /** Quantities to be sent: intents made, or rows found by the plain query. */
  found: number
}

export interface ComparisonRound {
  /** One in so many offers had other stock. */
  differing: "none" | "1 %"
  plain: Measured
  plugin: Measured
}

const DIFFERING_EVERY = 100

/** The module's parts that the flow uses, on a connection of our own: nothing of Medusa beside it. */
const contextOf = (knex: Knex, accountId: string): DataflowContext => {
  const cradle = { __pg_connection__: knex } as ConstructorParameters<typeof AmazonStock>[0]
  return {
    amazon: {
      db: { knex },
      absences: new AmazonAbsences(cradle),
      // Another installation's database: decided and kept as intents, nothing is sent.
      options: { installationId: "bench" },
      installation: new AmazonInstallation(cradle, { installationId: "bench" }),
      dataflows: new AmazonDataflows(cradle),
      leases: new AmazonLeases(cradle),
      outbox: new AmazonOutboxQueue(cradle),
      problems: new AmazonProblems(cradle),
      stock: new AmazonStock(cradle),
      listAmazonStores: async () => [],
    } as unknown as DataflowContext["amazon"],
    account: { id: accountId, installation_id: "another one" } as AccountRow,
    cursor: null,
    saveCursor: async () => undefined,
    count: () => undefined,
    deadline: new Date(Date.now() + 3_600_000),
    signal: new AbortController().signal,
  } as unknown as DataflowContext
}

const measured = async (work: () => Promise<number>): Promise<Measured> => {
  const memory = watchMemory()
  const started = performance.now()
  const found = await work()
  return { ms: performance.now() - started, found, ...memory() }
}

/** Everything at Amazon as decided, nothing waiting. */
const settle = async (knex: Knex): Promise<void> => {
  await knex("amazon_outbox").where({ kind: "quantity" }).delete()
  await knex("amazon_sku").update({
    expected_quantity: knex.ref("desired_quantity"),
    sent_quantity: knex.ref("desired_quantity"),
  })
  await knex.raw("vacuum full amazon_sku")
  await knex.raw("analyze amazon_sku")
}

/** Decides what is marked, as after a first connection; Amazon is told of none of it. */
const decideAll = async (knex: Knex, accountId: string): Promise<Measured> => {
  const context = contextOf(knex, accountId)
  const result = await measured(async () => {
    let all = 0
    for (;;) {
      const decided = await decideMarkedQuantities(context)
      all += decided
      if (!decided) return all
    }
  })
  await settle(knex)
  return result
}

const round = async (
  knex: Knex,
  accountId: string,
  differing: ComparisonRound["differing"]
): Promise<ComparisonRound> => {
  if (differing === "1 %") {
    await knex.raw(
      `update inventory_level set stocked_quantity = stocked_quantity + 100
       where id like 'ilev_bench_%_1' and hashtext(id || random()) % :every = 0`,
      { every: DIFFERING_EVERY }
    )
  }
  const plain = await measured(async () => {
    const { rows } = await knex.raw(PLAIN_QUERY, { account: accountId })
    return rows.length
  })
  const plugin = await measured(async () => {
    const context = contextOf(knex, accountId)
    const { complete } = await compareAllStock(context)
    if (!complete) throw new Error("The comparison did not come to its end")
    // A part of a kit may change without the number of kits: decided anew, and nothing to send.
    const intents = { kind: "quantity", state: "waiting" }
    const [{ count }] = await knex("amazon_outbox").where(intents).count()
    return Number(count)
  })
  await settle(knex)
  return { differing, plain, plugin }
}

const rounds = async (
  knex: Knex,
  { accountId }: CatalogueTarget,
  options: StockOptions,
  signal: AbortSignal
): Promise<ComparisonRound[]> => {
  // What the latency run left behind, and once for warmth.
  await settle(knex)
  await round(knex, accountId, "1 %")
  const all: ComparisonRound[] = []
  for (let n = 0; n < options.rounds; n++) {
    for (const differing of ["none", "1 %"] as const) {
      signal.throwIfAborted()
      all.push(await round(knex, accountId, differing))
    }
  }
  return all
}

export const measureComparison = { decideAll, rounds }
