import type { MedusaContainer } from "@medusajs/framework/types"
import { updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { linkOfferItems } from "../../src/workflows/listings/link-offer-items"
import { amazonOrderId, aSimpleOrder } from "./helpers/amazon-orders"
import { inboxRow, ledger } from "./helpers/imported"
import { seedShop, SKUS, type Shop } from "./helpers/shop"
import { runImport, seedStores, tell, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("the variant of an order's seller SKU", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
      })

      const link = (variantId: string | null) =>
        linkOfferItems(
          container,
          {
            account_id: stores.account.id,
            links: [{ seller_sku: SKUS.red, variant_id: variantId }],
          },
          "variant_id"
        )
      const reserved = async () => {
        await tell(stores, aSimpleOrder(1))
        await runImport(container, stores)
        return (await ledger(stores.amazon)).reserved
      }
      const heldReasons = async () =>
        (await inboxRow(stores.amazon, amazonOrderId(1))).held_reasons ?? []

      it("is that of the same SKU when nothing is linked", async () => {
        expect(await reserved()).toEqual({ [SKUS.red]: 1 })
      })

      it("is the linked one, also when another has the same SKU", async () => {
        await link(shop.variants[SKUS.blue])
        expect(await reserved()).toEqual({ [SKUS.blue]: 1 })
      })

      it("is none when a person said that none fits", async () => {
        await link(null)
        expect(await reserved()).toEqual({})
        expect(await heldReasons()).toMatchObject([{ code: "unknown_sku" }])
      })

      it("is not guessed between two whose SKUs differ by spaces only", async () => {
        await updateProductVariantsWorkflow(container).run({
          input: {
            selector: { id: shop.variants[SKUS.blue] },
            update: { sku: ` ${SKUS.red}` },
          },
        })
        expect(await reserved()).toEqual({})
        expect(await heldReasons()).toMatchObject([{ code: "unknown_sku" }])
      })
    })
  },
})
