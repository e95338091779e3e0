import { requireFlow } from "../../../src/dataflows/registry"
import { runDataflow } from "../../../src/dataflows/run-dataflow"
import { rows } from "../../../src/modules/amazon/lib/knex"
import { markByInventoryLevels } from "../../../src/modules/amazon/medusa-tables/availability"
import type { ListingTruth } from "../lib/amazon"
import { lapse } from "../lib/leases"
import type { Random } from "../lib/random"
import type { Stage } from "../lib/stage"
import type { Load } from "../lib/subject"
import { verifyStock } from "./verify"
import { recount } from "./works"

/** The warehouse counts, buyers order. */
export const openStock = async (stage: Stage, random: Random): Promise<Load> => {
  const { shop, control } = stage
  const { container, amazon, account, stores } = shop
  const untouched: ListingTruth[] = await control.listings()
  const skus = (await control.products())
    .filter(({ shopSku, fulfilledBy }) => shopSku !== null && fulfilledBy === "MERCHANT")
    .map(({ sku }) => sku)
  const flow = (id: string) => runDataflow(container, requireFlow(id), account, stores)
  await flow("order-import")
  await flow("full-stock-update")

  const sell = async () => {
    const sku = random.pick(skus)
    const offered = (await control.listings()).find((row) => row.sku === sku)?.quantity ?? 0
    if (offered > 0) {
      await control
        .place({
          marketplaceId: random.pick(["DE", "NL", "GB"]),
          items: [{ sku, quantity: Math.min(offered, random.whole(1, 3)) }],
        })
        .catch((error: Error) => {
          // Somebody else's order or a new quantity was faster: this buyer gets none.
          if (!/wanted, Amazon offers/.test(error.message)) {
            throw error
          }
        })
    }
  }

  return {
    async prepare(work) {
      if (work === "sell") {
        await sell()
      } else if ((work === "drain" || work === "update") && !(await isMarked(stage))) {
        // Not ever more: whoever drains until nothing is left must come to an end.
        await markByInventoryLevels(amazon.db.knex, await recount(shop, random))
      }
    },
    check: () => sentTwice(stage),
    heard: () => undefined,
    async settle() {
      for (let round = 0; round < 40; round++) {
        await lapse(shop, "everybody")
        await rows(
          amazon.db.knex,
          `update amazon_outbox set not_before = null where state = 'waiting'`
        )
        await rows(
          amazon.db.knex,
          `update amazon_order set lease_until = null where state = 'received'`
        )
        const outcomes = [
          await flow("order-import"),
          // The net under signals that died with their process.
          await flow("full-stock-update"),
          await flow("stock-update"),
        ]
        const [{ left }] = await rows<{ left: number }>(
          amazon.db.knex,
          `select ((select count(*) from amazon_sku where dirty_at is not null and deleted_at is null)
             + (select count(*) from amazon_outbox where kind = 'quantity'
                and state in ('waiting', 'sending') and deleted_at is null))::int as left`
        )
        if (left === 0 && outcomes.every((outcome) => outcome === "succeeded")) {
          break
        }
      }
    },
    verify: () => verifyStock(stage, untouched),
  }
}

const isMarked = async ({ shop }: Stage): Promise<boolean> => {
  const marked = await rows(
    shop.amazon.db.knex,
    `select 1 from amazon_sku where dirty_at is not null and deleted_at is null limit 1`
  )
  return marked.length > 0
}

/** At no moment are two quantities of one seller SKU on their way. */
const sentTwice = async ({ shop }: Stage): Promise<string[]> => {
  const twice = await rows<{ key: string; count: number }>(
    shop.amazon.db.knex,
    `select key, count(*)::int as count from amazon_outbox
     where kind = 'quantity' and state = 'sending' and deleted_at is null
     group by key having count(*) > 1`
  )
  return twice.map(({ key, count }) => `${key}: ${count} quantities on their way at once`)
}
