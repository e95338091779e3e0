import { isDeepStrictEqual } from "node:util"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { decideQuantity } from "../../src/domain/stock"
import {
  markChangedStock,
  readMarkedStock,
} from "../../src/modules/amazon/medusa-tables/stock-facts"
import { decideMarkedQuantities } from "../../src/workflows/stock/decide-marked-quantities"
import { sweepStock } from "../../src/workflows/stock/sweep-stock"
import { aMessage } from "./helpers/inbox-message"
import { randomOf } from "./helpers/random"
import { PARTS, seedShop, SKUS, type Shop } from "./helpers/shop"
import { seedStores, type Stores } from "./helpers/stores"

jest.setTimeout(180_000)

const ROUNDS = 80

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    let knex: Knex
    let shop: Shop
    let stores: Stores

    beforeAll(async () => {
      const container = getContainer()
      shop = await seedShop(container)
      stores = await seedStores(container, shop)
      knex = stores.amazon.db.knex
      const skus = Object.values(SKUS)
      await stores.amazon.createAmazonSkus(
        skus.map((seller_sku) => ({
          account_id: stores.account.id,
          seller_sku,
          variant_id: shop.variants[seller_sku],
          fulfilment: "merchant",
        }))
      )
      for (const { id } of [stores.byCountry.de, stores.byCountry.us]) {
        await stores.amazon.listings.upsert(
          id,
          stores.account.id,
          skus.map((seller_sku) => ({
            ...{ seller_sku, asin: null, title: null, image_url: null, product_type: null },
            ...{ amazon_status: [], identifiers: null, price: null, currency_code: null },
            ...{ issue_count: 0, issues: null },
          }))
        )
      }
      await stores.amazon.dataflows.ensure([
        { owner_id: stores.byCountry.de.id, flow: "stock-update", interval: 15 },
        { owner_id: stores.account.id, flow: "stock-update", interval: 15 },
      ])
    })

    const decideAll = async () => {
      const context = { amazon: stores.amazon, account: stores.account, count: () => undefined }
      while (await decideMarkedQuantities(context)) {
        continue
      }
    }
    const compare = (options?: Parameters<typeof markChangedStock>[2]) =>
      markChangedStock(knex, stores.account.id, options)
    const marked = async (): Promise<string[]> =>
      knex("amazon_sku").whereNotNull("dirty_at").orderBy("seller_sku").pluck("seller_sku")
    const sku = async (seller_sku: string) => {
      const [row] = await stores.amazon.listAmazonSkus({ seller_sku })
      return row
    }
    const level = (item: string, location = shop.venlo) =>
      knex("inventory_level").where({ inventory_item_id: shop.items[item], location_id: location })

    describe("the comparison of all stock", () => {
      it("marks whatever the decision would be another one for, and nothing when nothing changed", async () => {
        const { seed, chance, int, pick } = randomOf(20_261_121)
        const anySku = () => pick(Object.values(SKUS))
        const anyStore = () => pick([stores.byCountry.de.id, stores.byCountry.us.id])
        const deleted = () => (chance(0.5) ? new Date() : null)
        const units = () => pick([0, 0, 1, 2, 3, 7, 40])
        const levels = () =>
          knex("inventory_level").where({
            inventory_item_id: pick(Object.values(shop.items)),
            location_id: pick([shop.venlo, shop.rotterdam, shop.attic]),
          })
        let orders = 0
        const mutations: (() => PromiseLike<unknown>)[] = [
          () => levels().update({ stocked_quantity: units() }),
          () => levels().update({ reserved_quantity: units() }),
          () => levels().update({ deleted_at: deleted() }),
          () =>
            knex("product_variant_inventory_item")
              .where({ variant_id: shop.variants[anySku()] })
              .update(chance(0.5) ? { deleted_at: deleted() } : { required_quantity: int(1, 4) }),
          () =>
            knex("product_variant")
              .where({ sku: anySku() })
              .update(chance(0.8) ? { manage_inventory: chance(0.5) } : { deleted_at: deleted() }),
          () => knex("sales_channel_stock_location").update({ deleted_at: deleted() }),
          () =>
            knex("amazon_store")
              .where({ id: anyStore() })
              .update({
                stock_location_ids: JSON.stringify(
                  pick([[], [shop.attic], [shop.venlo, shop.attic]])
                ),
              }),
          () =>
            knex("amazon_store")
              .where({ id: anyStore() })
              .update({
                settings: {
                  stock: {
                    enabled: chance(0.7),
                    threshold: units(),
                    maximum: pick([null, 0, 5, 9]),
                  },
                },
              }),
          () =>
            knex("amazon_store")
              .where({ id: anyStore() })
              .update({ status: pick(["active", "setup"]) }),
          () => knex("amazon_dataflow").update({ enabled: chance(0.6) }),
          () =>
            knex("amazon_listing")
              .where({ seller_sku: anySku() })
              .update({ deleted_at: deleted() }),
          () =>
            knex("amazon_sku")
              .where({ seller_sku: anySku() })
              .update({ fulfilment: pick(["merchant", "merchant", "amazon", "unknown"]) }),
          () =>
            knex("amazon_sku")
              .where({ seller_sku: anySku() })
              .update({ variant_id: shop.variants[anySku()] }),
          () =>
            stores.amazon.inbox.store(stores.account.id, [
              aMessage({
                amazon_order_id: `302-0000001-${String(++orders).padStart(7, "0")}`,
                items: [{ sku: anySku(), quantity: int(1, 3) }],
              }),
            ]),
          () =>
            knex("amazon_order").update({
              state: pick(["received", "waiting", "held", "imported", "ignored"]),
              reserved_at: chance(0.3) ? new Date() : null,
              amazon_status: pick(["PENDING", "UNSHIPPED", "SHIPPED"]),
            }),
        ]
        await compare()
        await decideAll()
        let changes = 0
        for (let round = 0; round < ROUNDS; round++) {
          for (let n = int(1, 3); n > 0; n--) {
            await pick(mutations)()
          }
          // Nobody told of it.
          await knex("amazon_sku").update({ dirty_at: null })
          const before = await stores.amazon.listAmazonSkus({})
          await compare()
          const found = new Set(await marked())
          await stores.amazon.stock.markAll(stores.account.id)
          const facts = await readMarkedStock(knex, stores.account.id, 100)
          expect(facts).toHaveLength(Object.keys(SKUS).length)
          for (const row of facts) {
            const decided = before.find(({ id }) => id === row.id)!
            const { quantity, reasons } = decideQuantity(row)
            const was = { quantity: decided.desired_quantity, reasons: decided.reasons }
            if (!isDeepStrictEqual({ quantity, reasons }, was)) {
              changes++
              expect([seed, round, row.seller_sku, found.has(row.seller_sku)]).toEqual([
                ...[seed, round, row.seller_sku, true],
              ])
            }
          }
          await decideAll()
          expect(await compare()).toEqual({ compared: facts.length, marked: 0 })
        }
        expect(changes).toBeGreaterThan(ROUNDS / 4)
      })

      it("sends again what is not at Amazon only where asked to", async () => {
        await compare()
        await decideAll()
        await knex("amazon_sku").update({ expected_quantity: knex.ref("desired_quantity") })
        await knex("amazon_sku").where({ seller_sku: SKUS.red }).update({ expected_quantity: 3 })
        expect(await compare()).toMatchObject({ marked: 0 })
        expect(await compare({ unsent: true })).toMatchObject({ marked: 1 })
        expect(await marked()).toEqual([SKUS.red])
      })
    })

    describe("changes that nobody told of", () => {
      beforeEach(async () => {
        for (const table of ["inventory_level", "product_variant_inventory_item"]) {
          await knex(table).update({ updated_at: ago(86_400) })
        }
        await run()
      })
      const flow = () => stores.amazon.dataflows.get(stores.account.id, "stock-update")
      /** One sweep, after what was remembered of earlier ones was changed. */
      const run = async (change: Record<string, unknown> = {}) => {
        const row = (await flow())!
        await stores.amazon.dataflows.saveCursor(row.id, { ...row.cursor, ...change })
        await sweepStock(stores.amazon, stores.account.id)
        await decideAll()
      }
      const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
      const stocked = { stocked_quantity: 3, updated_at: new Date() }

      it("are found by what was written to lately, also in a part of a kit", async () => {
        await level(SKUS.red).update({ ...stocked, updated_at: knex.fn.now() })
        await level(PARTS.pot).update({ ...stocked, updated_at: knex.fn.now() })
        await run({ swept_at: ago(11) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 8, dirty_at: null })
        expect(await sku(SKUS.kit)).toMatchObject({ desired_quantity: 3, dirty_at: null })
      })

      it("are found though they were committed long after they were stamped", async () => {
        await level(SKUS.red).update({ ...stocked, updated_at: ago(100) })
        await run({ compared_at: ago(60), swept_at: ago(11) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 8 })
      })

      it("are found by a deleted level and by another part", async () => {
        await level(SKUS.red).update({ deleted_at: knex.fn.now() })
        await knex("product_variant_inventory_item")
          .where({ inventory_item_id: shop.items[PARTS.pot] })
          .update({ required_quantity: 5, updated_at: knex.fn.now() })
        await run({ swept_at: ago(11) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 5 })
        expect(await sku(SKUS.kit)).toMatchObject({ desired_quantity: 2 })
      })

      it("are looked for no more often than every few seconds", async () => {
        await level(SKUS.red).update({ ...stocked, updated_at: knex.fn.now() })
        await run()
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 25 })
      })

      it("are found by the comparison of everything when they bear no sign", async () => {
        await knex("sales_channel_stock_location")
          .where({ stock_location_id: shop.venlo })
          .update({ deleted_at: new Date() })
        await run({ swept_at: ago(11) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 25 })
        await run({ compared_at: ago(301) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 5 })
      })

      it("are looked for more rarely where that takes long", async () => {
        await level(SKUS.red).update({ ...stocked, updated_at: knex.fn.now() })
        await run({ swept_at: ago(11), sweep_ms: 1000 })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 25 })
        await run({ swept_at: ago(21) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 8 })
      })

      it("are compared more rarely where that takes long", async () => {
        await level(SKUS.red).update({ stocked_quantity: 3 })
        await run({ compared_at: ago(301), swept_at: ago(1), compare_ms: 10_000 })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 25 })
        await run({ compared_at: ago(1001) })
        expect(await sku(SKUS.red)).toMatchObject({ desired_quantity: 8 })
      })
    })
  },
})
