import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { shutDownInProcess, stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { signalStockChange } from "../../src/workflows/stock/signal-stock-change"
import { graph, seedShop, SKUS, type Shop } from "./helpers/shop"
import { seedStores, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("changes of inventory levels while the database cannot mark", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
        await stores.amazon.createAmazonSkus({
          account_id: stores.account.id,
          seller_sku: SKUS.red,
          variant_id: shop.variants[SKUS.red],
        })
      })
      afterEach(async () => {
        await stopInProcess()
        jest.restoreAllMocks()
      })

      const failMarking = () =>
        stores.amazon.db.knex.raw(
          `create function fail() returns trigger language plpgsql as $$ begin
             raise exception 'made to fail' using errcode = '53100'; end $$;
           create trigger fail before update on amazon_sku for each row execute function fail()`
        )
      const until = async (done: () => unknown) => {
        while (!(await done())) {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      /** Tells of one change. @returns how often marking failed so far. */
      const change = async () => {
        const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
        const failed = jest.spyOn(logger, "error").mockImplementation(() => undefined as never)
        const [level] = await graph(container, "inventory_level", ["id"], {
          inventory_item_id: shop.items[SKUS.red],
        })
        signalStockChange(container, [level.id as string])
        return () => failed.mock.calls.filter(([text]) => /made to fail/.test(String(text))).length
      }
      const markedAt = async () => {
        const [sku] = await stores.amazon.listAmazonSkus({ seller_sku: SKUS.red })
        return sku.dirty_sequence
      }

      it("marks as soon as it can again, without another change", async () => {
        const before = await markedAt()
        await failMarking()
        const failures = await change()
        await until(() => failures() >= 2)
        expect(await markedAt()).toBe(before)
        await stores.amazon.db.knex.raw("drop function fail cascade")
        await until(async () => (await markedAt()) > before)
      })

      it("gives up when the process stops", async () => {
        await failMarking()
        const failures = await change()
        await until(() => failures() >= 1)
        await shutDownInProcess()
        const last = failures()
        await stores.amazon.db.knex.raw("drop function fail cascade")
        expect(last).toBeGreaterThan(1)
      })
    })
  },
})
