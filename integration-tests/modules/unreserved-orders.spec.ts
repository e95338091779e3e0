import type { MedusaContainer } from "@medusajs/framework/types"
import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { decideMarkedQuantities } from "../../src/workflows/stock/decide-marked-quantities"
import { sweepStock } from "../../src/workflows/stock/sweep-stock"
import { amazonOrderId, anAmazonOrder } from "./helpers/amazon-orders"
import { inboxRow, ledger } from "./helpers/imported"
import { seedShop, SKUS, type Shop } from "./helpers/shop"
import { runImport, seedStores, tell, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("an order with an item that no stock location has", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores
      const skus = [SKUS.homeless, SKUS.red]

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
        const { amazon, account, byCountry } = stores
        await amazon.createAmazonSkus(
          skus.map((seller_sku) => ({
            ...{ account_id: account.id, seller_sku, fulfilment: "merchant" },
            variant_id: shop.variants[seller_sku],
          }))
        )
        await amazon.listings.upsert(
          byCountry.de.id,
          account.id,
          skus.map((seller_sku) => ({
            ...{ seller_sku, asin: null, title: null, image_url: null, product_type: null },
            ...{ amazon_status: [], identifiers: null, price: null, currency_code: null },
            ...{ issue_count: 0, issues: null },
          }))
        )
        await amazon.dataflows.ensure([
          { owner_id: account.id, flow: "stock-update", interval: 15 },
          { owner_id: account.id, flow: "order-import", interval: 180 },
        ])
        await tell(
          stores,
          anAmazonOrder({
            number: 1,
            total: "30.00",
            items: [
              { sku: SKUS.homeless, quantity: 2, parts: { ITEM: "20.00" } },
              { sku: SKUS.red, quantity: 1, parts: { ITEM: "10.00" } },
            ],
          })
        )
        expect(await runImport(container, stores)).toMatchObject({ imported: 1 })
      })

      const desired = async () => {
        const { amazon, account } = stores
        await amazon.stock.markAll(account.id)
        await decideMarkedQuantities({ amazon, account, count: () => undefined })
        const found = await amazon.listAmazonSkus({ seller_sku: skus })
        return Object.fromEntries(found.map((row) => [row.seller_sku, row.desired_quantity]))
      }
      const placeUnits = (units: number, location: string) =>
        createInventoryLevelsWorkflow(container).run({
          input: {
            inventory_levels: [
              {
                inventory_item_id: shop.items[SKUS.homeless],
                location_id: location,
                stocked_quantity: units,
              },
            ],
          },
        })
      const problems = () => stores.amazon.listAmazonProblems({ resolved_at: null })
      const look = async () => {
        await stores.amazon.db.knex("amazon_dataflow").update({ cursor: null })
        await sweepStock(stores.amazon, stores.account.id)
        return runImport(container, stores)
      }

      it("counts its units as pending, and each unit once", async () => {
        expect(await desired()).toEqual({ [SKUS.homeless]: 0, [SKUS.red]: 24 })
        await placeUnits(10, shop.venlo)
        expect(await desired()).toEqual({ [SKUS.homeless]: 8, [SKUS.red]: 24 })
      })

      it("is reserved once the item has a level where the store takes its stock from", async () => {
        const { amazon } = stores
        await placeUnits(10, shop.attic)
        expect(await look()).toMatchObject({ imported: 0 })
        expect(await problems()).toMatchObject([
          { code: "no_stock_location", subject: SKUS.homeless },
        ])
        await placeUnits(10, shop.rotterdam)
        const before = await ledger(amazon)
        expect(before.reserved).toEqual({ [SKUS.red]: 1 })
        expect(await look()).toMatchObject({ imported: 1 })
        expect(await ledger(amazon)).toEqual({
          ...before,
          reservations: 2,
          reserved: { [SKUS.red]: 1, [SKUS.homeless]: 2 },
          levels: { [SKUS.red]: 1, [SKUS.homeless]: 2 },
        })
        expect(await inboxRow(amazon, amazonOrderId(1))).toMatchObject({
          state: "imported",
          reserved_at: expect.any(Date),
        })
        expect(await problems()).toEqual([])
        expect(await desired()).toEqual({ [SKUS.homeless]: 8, [SKUS.red]: 24 })
        expect(await look()).toMatchObject({ imported: 0 })
      })
    })
  },
})
