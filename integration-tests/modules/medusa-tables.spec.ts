import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  deleteProductsWorkflow,
  updateProductsWorkflow,
  updateProductVariantsWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import {
  markByInventoryLevels,
  readReservationTargets,
} from "../../src/modules/amazon/medusa-tables/availability"
import { readMarkedStock } from "../../src/modules/amazon/medusa-tables/stock-facts"
import {
  findVariantsByAttribute,
  readVariants,
} from "../../src/modules/amazon/medusa-tables/variants"
import { graph, PARTS, seedShop, SKUS, type Shop } from "./helpers/shop"
import { aMessage } from "./helpers/inbox-message"
import { seedStores, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("reads of Medusa's own tables", () => {
      let container: MedusaContainer
      let knex: Knex
      let shop: Shop
      let stores: Stores
      const variant = (sku: string) => shop.variants[sku]

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
        knex = stores.amazon.db.knex
        await stores.amazon.listings.upsert(
          stores.byCountry.de.id,
          stores.account.id,
          Object.values(SKUS).map((seller_sku) => ({
            ...{ seller_sku, asin: null, title: null, image_url: null, product_type: null },
            ...{ amazon_status: [], identifiers: null, price: null, currency_code: null },
            ...{ issue_count: 0, issues: null },
          }))
        )
        await stores.amazon.createAmazonSkus(
          Object.values(SKUS).map((sku) => ({
            account_id: stores.account.id,
            seller_sku: sku,
            variant_id: variant(sku),
            fulfilment: "merchant",
          }))
        )
      })

      describe("variants", () => {
        it("tells of a variant what its order line shows", async () => {
          const [row] = await readVariants(knex, [variant(SKUS.red)])
          const [product] = await graph(container, "product", ["id", "handle"], { title: "Vase" })
          expect(row).toMatchObject({
            ...{ variant_id: variant(SKUS.red), product_id: product.id, sku: SKUS.red },
            ...{ barcode: "8719900000014", ean: "8719900000014", upc: null },
            ...{ variant_title: "VASE-RED", product_title: "Vase", product_subtitle: "Tulp" },
            ...{ product_handle: product.handle, product_type: null, product_collection: null },
            ...{ is_discountable: true, requires_shipping: true, metadata: { shelf: "A1" } },
          })
        })

        it("leaves out deleted variants and variants of deleted products", async () => {
          await container.resolve(Modules.PRODUCT).softDeleteProductVariants([variant(SKUS.red)])
          const [kit] = await graph(container, "product", ["id"], { title: "Spring Kit" })
          await deleteProductsWorkflow(container).run({ input: { ids: [kit.id] } })
          const found = await readVariants(knex, Object.values(shop.variants))
          expect(found.map(({ sku }) => sku).sort()).toEqual(
            [SKUS.blue, SKUS.homeless, SKUS.voucher].sort()
          )
          const source = { kind: "column", column: "sku" } as const
          expect(await findVariantsByAttribute(knex, source, [SKUS.red, SKUS.kit])).toEqual([])
        })

        it.each([
          [{ kind: "column", column: "sku" } as const, SKUS.red, [SKUS.red]],
          [{ kind: "column", column: "barcode" } as const, "8719900000014", [SKUS.red]],
          [{ kind: "column", column: "ean" } as const, "8719900000014", [SKUS.red]],
          [{ kind: "column", column: "upc" } as const, "012345678905", [SKUS.blue]],
          [{ kind: "metadata", of: "variant", key: "shelf" } as const, "A1", [SKUS.red]],
          [
            { kind: "metadata", of: "product", key: "supplier_code" } as const,
            "S-Vase",
            [SKUS.blue, SKUS.red],
          ],
          [{ kind: "metadata", of: "variant", key: "a'b?" } as const, "A1", []],
        ])("finds by %j", async (source, value, skus) => {
          const found = await findVariantsByAttribute(knex, source, [value, "nothing has this"])
          expect(found.map((row) => row.variant_id).sort()).toEqual(skus.map(variant).sort())
          expect(found.every((row) => row.value === value)).toBe(true)
        })

        it("trims what the shop wrote", async () => {
          await updateProductVariantsWorkflow(container).run({
            input: { selector: { id: variant(SKUS.blue) }, update: { barcode: " 4006381333931 " } },
          })
          const source = { kind: "column", column: "barcode" } as const
          expect(await findVariantsByAttribute(knex, source, ["4006381333931"])).toEqual([
            { value: "4006381333931", variant_id: variant(SKUS.blue) },
          ])
        })

        it("sees what a product was changed to", async () => {
          const [vase] = await graph(container, "product", ["id"], { title: "Vase" })
          await updateProductsWorkflow(container).run({
            input: { selector: { id: vase.id }, update: { title: "Jug", discountable: false } },
          })
          const [row] = await readVariants(knex, [variant(SKUS.blue)])
          expect(row).toMatchObject({ product_title: "Jug", is_discountable: false })
        })
      })

      describe("availability", () => {
        const facts = async (sku: string) => {
          await stores.amazon.stock.markAll(stores.account.id)
          const found = await readMarkedStock(knex, stores.account.id, 100)
          return found.find((row) => row.seller_sku === sku)!
        }

        it("adds up the locations of the store's channel, not those of others", async () => {
          await container
            .resolve(Modules.INVENTORY)
            .createReservationItems([
              { inventory_item_id: shop.items[SKUS.red], location_id: shop.venlo, quantity: 3 },
            ])
          expect(await facts(SKUS.red)).toMatchObject({
            variant_id: variant(SKUS.red),
            manage_inventory: true,
            stock_enabled: true,
            components: [{ required: 1, stocked: 25, reserved: 3 }],
          })
        })

        it("counts units of open orders once: not those that are reserved already", async () => {
          const told = (n: number) =>
            aMessage({
              amazon_order_id: `302-0000001-000000${n}`,
              items: [{ sku: SKUS.red, quantity: n }],
            })
          await stores.amazon.inbox.store(stores.account.id, [told(1), told(2), told(4)])
          const settle = (n: number, state: string, reserved_at: Date | null) =>
            knex("amazon_order")
              .where({ amazon_order_id: `302-0000001-000000${n}` })
              .update({ state, reserved_at })
          await settle(2, "held", new Date())
          expect(await facts(SKUS.red)).toMatchObject({ pending: 5 })
          await settle(4, "received", new Date())
          expect(await facts(SKUS.red)).toMatchObject({ pending: 1 })
        })

        it("keeps to the locations chosen for the store", async () => {
          await stores.amazon.updateAmazonStores({
            id: stores.byCountry.de.id,
            stock_location_ids: [shop.rotterdam] as unknown as Record<string, unknown>,
          })
          expect((await facts(SKUS.red)).components).toEqual([
            { required: 1, stocked: 5, reserved: 0 },
          ])
        })

        it("tells each part of a kit with what one kit needs", async () => {
          const { components } = await facts(SKUS.kit)
          expect(components).toHaveLength(2)
          expect(components).toEqual(
            expect.arrayContaining([
              { required: 6, stocked: 100, reserved: 0 },
              { required: 1, stocked: 10, reserved: 0 },
            ])
          )
        })

        it("tells what is not managed, and what has no level", async () => {
          expect(await facts(SKUS.voucher)).toMatchObject({
            manage_inventory: false,
            components: null,
          })
          expect(await facts(SKUS.homeless)).toMatchObject({
            manage_inventory: true,
            components: null,
          })
        })

        it("tells a part of a kit without a level as having none", async () => {
          await knex("inventory_level").where({ inventory_item_id: shop.items[PARTS.pot] }).delete()
          const { components } = await facts(SKUS.kit)
          expect(components).toEqual(
            expect.arrayContaining([
              { required: 6, stocked: 100, reserved: 0 },
              { required: 1, stocked: 0, reserved: 0 },
            ])
          )
        })

        it("applies the store's rules and its switch", async () => {
          await stores.amazon.updateAmazonStores({
            id: stores.byCountry.de.id,
            settings: { stock: { enabled: true, threshold: 4, maximum: 9 } },
          })
          expect(await facts(SKUS.red)).toMatchObject({ threshold: 4, maximum: 9 })
          await stores.amazon.dataflows.configure(stores.byCountry.de.id, "stock-update", {
            enabled: false,
          })
          expect(await facts(SKUS.red)).toMatchObject({ stock_enabled: false })
        })

        it("marks the offers of a changed level, also those that contain it as a part", async () => {
          await knex("amazon_sku").update({ dirty_at: null })
          const levels = await container
            .resolve(Modules.INVENTORY)
            .listInventoryLevels({ inventory_item_id: shop.items[PARTS.pot] })
          expect(
            await markByInventoryLevels(
              knex,
              levels.map(({ id }) => id)
            )
          ).toEqual([stores.account.id])
          const marked = await knex("amazon_sku").whereNotNull("dirty_at").select("seller_sku")
          expect(marked).toEqual([{ seller_sku: SKUS.kit }])
        })
      })

      describe("reservation targets", () => {
        const targets = (sku: string, locations: string[] = []) =>
          readReservationTargets(knex, [variant(sku)], locations, shop.channelId)
        const place = (sku: string, location: string | null, required = 1) => ({
          inventory_item_id: shop.items[sku],
          location_id: location,
          required_quantity: required,
        })

        it("chooses the channel's location with the most available units", async () => {
          expect(await targets(SKUS.red)).toMatchObject([place(SKUS.red, shop.venlo)])
          await container
            .resolve(Modules.INVENTORY)
            .createReservationItems([
              { inventory_item_id: shop.items[SKUS.red], location_id: shop.venlo, quantity: 18 },
            ])
          expect(await targets(SKUS.red)).toMatchObject([place(SKUS.red, shop.rotterdam)])
        })

        it("keeps to the locations chosen for the store", async () => {
          expect(await targets(SKUS.red, [shop.attic])).toMatchObject([place(SKUS.red, shop.attic)])
        })

        it("gives every part of a kit, nothing for what is not managed, no place without a level", async () => {
          const kit = await targets(SKUS.kit)
          expect(kit).toHaveLength(2)
          expect(kit).toEqual(
            expect.arrayContaining([
              expect.objectContaining(place(PARTS.bulb, shop.venlo, 6)),
              expect.objectContaining(place(PARTS.pot, shop.venlo, 1)),
            ])
          )
          expect(await targets(SKUS.voucher)).toEqual([])
          expect(await targets(SKUS.homeless)).toMatchObject([place(SKUS.homeless, null)])
        })
      })
    })
  },
})
