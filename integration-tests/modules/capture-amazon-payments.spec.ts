import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { getOrderDetailWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { captureAmazonPayments } from "../../src/workflows/orders/capture-amazon-payments"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import { importedOrders, ledger } from "./helpers/imported"
import { graph, seedShop, type Shop } from "./helpers/shop"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("captured payments of Amazon orders", () => {
      let container: MedusaContainer
      let shop: Shop

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
      })

      /** Orders of these totals, as the import makes them. */
      const orders = async (...totals: string[]) => {
        const made = await container.resolve(Modules.ORDER).createOrders(
          totals.map((total, index) => ({
            id: `order_${index + 1}`,
            region_id: shop.regions.eur,
            sales_channel_id: shop.channelId,
            currency_code: "eur",
            items: [
              {
                title: "Vase",
                quantity: 1,
                unit_price: total as unknown as number,
                is_tax_inclusive: true,
              },
            ],
          }))
        )
        return made.map(({ id }, index) => ({
          order_id: id,
          amount: totals[index],
          currency_code: "eur",
        }))
      }
      const counts = () => ledger(container.resolve(AMAZON_MODULE))

      it("makes one of each per order in one call, however often it runs", async () => {
        const payments = await orders("10.00", "0.01", "1234567.89")
        expect(await captureAmazonPayments(container, payments)).toBe(3)
        const before = await counts()
        expect(before).toMatchObject({
          ...{ order_collections: 3, collections: 3, sessions: 3 },
          ...{ payments: 3, captures: 3, transactions: 3 },
        })
        expect(await captureAmazonPayments(container, payments)).toBe(0)
        expect(await counts()).toEqual(before)
        for (const order of await importedOrders(container)) {
          expect(order.payment_status).toBe("captured")
          expect(order.summary.pending_difference).toBe(0)
        }
      })

      it("adds what a killed run left out", async () => {
        const payments = await orders("10.00", "20.00")
        await captureAmazonPayments(container, payments.slice(0, 1))
        expect(await captureAmazonPayments(container, payments)).toBe(1)
        expect(await counts()).toMatchObject({ collections: 2, captures: 2, transactions: 2 })
      })

      it("makes one of each when two importers do so at once", async () => {
        const payments = await orders("10.00", "20.00")
        const both = () => captureAmazonPayments(container, payments)
        await Promise.allSettled([both(), both(), both()])
        await both()
        expect(await counts()).toMatchObject({ payments: 2, captures: 2, transactions: 2 })
        for (const order of await importedOrders(container)) {
          expect(order.summary.pending_difference).toBe(0)
        }
      })

      it("makes none for an order of zero", async () => {
        expect(await captureAmazonPayments(container, await orders("0.00"))).toBe(0)
        expect(await counts()).toMatchObject({ collections: 0, payments: 0, transactions: 0 })
      })

      it("stays exact when core refunds a part", async () => {
        await captureAmazonPayments(container, await orders("19.99"))
        const [payment] = await graph(container, "payment", ["id", "raw_amount"])
        expect(payment.raw_amount.value).toBe("19.99")
        for (const amount of [3.33, 6.67]) {
          await refundPaymentWorkflow(container).run({ input: { payment_id: payment.id, amount } })
        }
        const { result: order } = await getOrderDetailWorkflow(container).run({
          input: {
            order_id: "order_1",
            fields: ["id", "summary.*", "payment_collections.*", "total", "raw_total"],
          },
        })
        expect(order.payment_status).toBe("partially_refunded")
        const [collection] = await graph(container, "payment_collection", [
          ...["raw_amount", "raw_captured_amount", "raw_refunded_amount"],
        ])
        expect(collection.raw_captured_amount.value).toBe("19.99")
        expect(collection.raw_refunded_amount.value).toBe("10")
        const { rows: sums } = await container
          .resolve<{ db: { knex: { raw(sql: string): Promise<{ rows: { paid: string }[] }> } } }>(
            AMAZON_MODULE
          )
          .db.knex.raw(
            `select sum((raw_amount->>'value')::numeric)::text as paid from order_transaction`
          )
        expect(sums[0].paid).toBe("9.99")
      })
    })
  },
})
