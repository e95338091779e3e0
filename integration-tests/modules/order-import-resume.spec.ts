import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { ClaimedOrder } from "../../src/modules/amazon/lib/inbox-types"
import { rows } from "../../src/modules/amazon/lib/knex"
import { reviewChangedOrders } from "../../src/workflows/orders/review-changed-orders"
import { decideMarkedQuantities } from "../../src/workflows/stock/decide-marked-quantities"
import { updateAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/update-amazon-store"
import { importAmazonOrdersWorkflow } from "../../src/workflows/orders/workflows/import-amazon-orders"
import { amazonOrderId, anAmazonOrder, aSimpleOrder } from "./helpers/amazon-orders"
import { importedOrders, inboxRow, ledger } from "./helpers/imported"
import { seedShop, SKUS, type Shop } from "./helpers/shop"
import { aContext, expireLeases, runImport, seedStores, tell, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

/** What an importer was doing when it died, as the service call that never came back. */
const DEATHS = [
  ["the orders were made", Modules.PAYMENT, "createPaymentCollections"],
  ["the payment collections were made", Modules.PAYMENT, "createPaymentSessions"],
  ["the payment sessions were made", Modules.PAYMENT, "createPayments"],
  ["the payments were made", Modules.PAYMENT, "createCaptures"],
  ["the captures were made", Modules.ORDER, "addOrderTransactions"],
  ["payments and links were made", Modules.INVENTORY, "createReservationItems"],
] as const

const DIED = new Error("the process died")

const COMPLETE = {
  ...{ orders: 3, display_ids: 3, lines: 3, order_collections: 3, collections: 3, sessions: 3 },
  ...{ payments: 3, captures: 3, transactions: 3, reservations: 3, links: 3 },
  reserved: { [SKUS.red]: 6 },
  levels: { [SKUS.red]: 6 },
}

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("an import that was cut short", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
      })
      beforeEach(async () => {
        await tell(stores, ...[1, 2, 3].map((number) => aSimpleOrder(number, SKUS.red, 2)))
      })
      afterEach(() => jest.restoreAllMocks())

      const claim = (owner: string): Promise<ClaimedOrder[]> =>
        stores.amazon.inbox.claim(stores.account.id, owner, 60, 25)

      /** The next importer finds the lease over and goes on. */
      const expectCompletion = async () => {
        await expireLeases(stores.amazon)
        expect(await runImport(container, stores)).toMatchObject({ imported: 3, held: 0 })
        expect(await ledger(stores.amazon)).toEqual(COMPLETE)
        for (const order of await importedOrders(container)) {
          expect(order).toMatchObject({ payment_status: "captured" })
          expect(order.summary.pending_difference).toBe(0)
        }
        for (const number of [1, 2, 3]) {
          const row = await inboxRow(stores.amazon, amazonOrderId(number))
          expect(row).toMatchObject({ state: "imported", lease_owner: null })
        }
      }

      /** An import whose process died when it called this. */
      const dieAt = async (service: object, method: string) => {
        jest.spyOn(service as never, method as never).mockRejectedValue(DIED as never)
        const run = importAmazonOrdersWorkflow(container).run({
          input: { owner: "dead", orders: await claim("dead") },
        })
        await expect(run).rejects.toMatchObject({ message: DIED.message })
        jest.restoreAllMocks()
        await expireLeases(stores.amazon)
      }
      const MAKERS: [string, () => [object, string]][] = [
        ["made", () => [stores.amazon.inbox, "attachOrders"]],
        [
          "made and attached",
          () => [container.resolve(Modules.PAYMENT), "createPaymentCollections"],
        ],
        ["paid", () => [container.resolve(Modules.INVENTORY), "createReservationItems"]],
      ]
      const amounts = () =>
        rows<Record<"transactions" | "captured", string[]>>(
          stores.amazon.db.knex,
          `select array(select raw_amount->>'value' from order_transaction) as transactions,
             array(select raw_amount->>'value' from capture) as captured`
        )

      it.each(MAKERS)(
        "finishes what was %s, not what Amazon changed since",
        async (_what, death) => {
          await dieAt(...death())
          await tell(stores, aSimpleOrder(1, SKUS.red, 7, { later: 5 }))
          expect(await runImport(container, stores)).toMatchObject({ imported: 3, held: 0 })
          expect(await ledger(stores.amazon)).toEqual(COMPLETE)
          expect(await amounts()).toEqual([
            { transactions: ["20", "20", "20"], captured: ["20", "20", "20"] },
          ])
          for (const order of await importedOrders(container)) {
            expect(order.summary.pending_difference).toBe(0)
          }
          const stray = await rows(
            stores.amazon.db.knex,
            `select r.line_item_id from reservation_item r
             where not exists (select 1 from order_line_item i where i.id = r.line_item_id)
           union all select x from amazon_order_line l, jsonb_array_elements_text(l.line_item_ids) x
             where not exists (select 1 from order_line_item i where i.id = x)`
          )
          expect(stray).toEqual([])

          await reviewChangedOrders(aContext(container, stores))
          expect(await stores.amazon.listAmazonProblems({})).toMatchObject([
            {
              code: "changed_after_import",
              subject: amazonOrderId(1),
              parameters: { total_before: "20", total_after: "70" },
            },
          ])
          const row = await inboxRow(stores.amazon, amazonOrderId(1))
          const events = await stores.amazon.listAmazonEvents({ subject_id: row.id })
          expect(events.map(({ what }) => what).sort()).toEqual(["changed_at_amazon", "imported"])
        }
      )

      it("finishes an order whose items have other lines now, in Medusa and at Amazon", async () => {
        await expireLeases(stores.amazon)
        await stores.amazon.db.knex("amazon_order").del()
        const threeForTen = (quantity: number, more = {}) =>
          anAmazonOrder({
            number: 1,
            total: "10.00",
            items: [{ quantity, parts: { ITEM: "10.00" } }],
            ...more,
          })
        await tell(stores, threeForTen(3))
        await dieAt(container.resolve(Modules.PAYMENT), "createPaymentCollections")
        const changed = threeForTen(2, { later: 5, status: "PARTIALLY_SHIPPED" })
        changed.orderItems[0].fulfillment = { quantityFulfilled: 1, quantityUnfulfilled: 1 }
        await tell(stores, changed)
        expect(await runImport(container, stores)).toMatchObject({ imported: 1 })
        expect(await ledger(stores.amazon)).toMatchObject({
          lines: 2,
          reserved: { [SKUS.red]: 1 },
        })
        expect(await amounts()).toEqual([{ transactions: ["10"], captured: ["10"] }])
      })

      it("finishes what would not be imported any more", async () => {
        await dieAt(container.resolve(Modules.PAYMENT), "createPaymentCollections")
        await updateAmazonStoreWorkflow(container).run({
          input: {
            id: stores.byCountry.de.id,
            update: { settings: { orders: { import_since: "2026-11-02T00:00:00Z" } } },
          },
        })
        await expectCompletion()
      })

      it("reserves nothing for an order that was cancelled in Medusa meanwhile", async () => {
        await dieAt(container.resolve(Modules.PAYMENT), "createPaymentCollections")
        const [{ id }] = await importedOrders(container)
        await container.resolve(Modules.ORDER).cancel(id)
        expect(await runImport(container, stores)).toMatchObject({ imported: 3 })
        expect(await ledger(stores.amazon)).toMatchObject({ reserved: { [SKUS.red]: 4 } })
      })

      it.each(MAKERS)("says that Amazon cancelled an order that was %s", async (_what, death) => {
        await dieAt(...death())
        await tell(stores, aSimpleOrder(1, SKUS.red, 2, { status: "CANCELLED", later: 5 }))
        await dieAt(stores.amazon.problems, "raise")
        expect(await inboxRow(stores.amazon, amazonOrderId(1))).toMatchObject({
          state: "importing",
        })
        expect(await runImport(container, stores)).toMatchObject({ imported: 2, ignored: 1 })
        const row = await inboxRow(stores.amazon, amazonOrderId(1))
        expect(row).toMatchObject({ state: "ignored", order_id: expect.any(String) })
        const problems = await stores.amazon.listAmazonProblems({ code: "cancelled_at_amazon" })
        expect(problems).toMatchObject([
          { subject: amazonOrderId(1), parameters: { order_id: row.order_id } },
        ])
        const made = (await importedOrders(container)).map((order) => order.id)
        expect(made).toContain(row.order_id)
      })

      it("says of a total that cannot be explained, also when it died in between", async () => {
        await stores.amazon.db.knex("amazon_order").del()
        await tell(
          stores,
          anAmazonOrder({
            number: 1,
            total: "15.00",
            items: [{ quantity: 1, parts: { ITEM: "10.00" } }],
          })
        )
        await dieAt(stores.amazon.problems, "raise")
        expect(await inboxRow(stores.amazon, amazonOrderId(1))).toMatchObject({
          state: "importing",
        })
        expect(await runImport(container, stores)).toMatchObject({ imported: 1 })
        expect(await stores.amazon.listAmazonProblems({})).toMatchObject([
          {
            code: "unexplained_total",
            subject: amazonOrderId(1),
            parameters: { grand_total: "15.00", remainder: "5.00", currency: "EUR" },
          },
        ])
      })

      it("says of a missing stock location, also when it died in between", async () => {
        await stores.amazon.db.knex("amazon_order").del()
        await tell(stores, aSimpleOrder(1, SKUS.homeless))
        await dieAt(stores.amazon.problems, "raise")
        expect(await runImport(container, stores)).toMatchObject({ imported: 1 })
        expect(await stores.amazon.listAmazonProblems({})).toMatchObject([
          { code: "no_stock_location", subject: SKUS.homeless },
        ])
      })

      it("subtracts reserved units once, and decides anew when it is complete", async () => {
        const { amazon, account, byCountry } = stores
        await amazon.listings.upsert(byCountry.de.id, account.id, [
          {
            ...{ seller_sku: SKUS.red, asin: null, title: null, image_url: null },
            ...{ product_type: null, amazon_status: ["BUYABLE"], identifiers: null, price: null },
            ...{ currency_code: null, issue_count: 0, issues: null },
          },
        ])
        await amazon.createAmazonSkus({
          ...{ account_id: account.id, seller_sku: SKUS.red, fulfilment: "merchant" },
          variant_id: shop.variants[SKUS.red],
        })
        const offer = async () => (await amazon.listAmazonSkus({ seller_sku: SKUS.red }))[0]
        await dieAt(amazon.inbox, "complete")
        await amazon.stock.markAll(account.id)
        await decideMarkedQuantities(aContext(container, stores))
        expect(await offer()).toMatchObject({ desired_quantity: 25 - 6, dirty_at: null })
        expect(await runImport(container, stores)).toMatchObject({ imported: 3 })
        expect((await offer()).dirty_at).not.toBeNull()
        await decideMarkedQuantities(aContext(container, stores))
        expect(await offer()).toMatchObject({ desired_quantity: 25 - 6, dirty_at: null })
      })

      it.each(DEATHS)("goes on after %s", async (_when, module, method) => {
        const service = container.resolve(module) as unknown as Record<string, () => Promise<never>>
        jest.spyOn(service, method).mockRejectedValue(new Error("the process died"))
        const run = importAmazonOrdersWorkflow(container).run({
          input: { owner: "dead", orders: await claim("dead") },
        })
        await expect(run).rejects.toMatchObject({ message: "the process died" })
        jest.restoreAllMocks()
        await expectCompletion()
      })

      it("goes on when everything was made but the last mark", async () => {
        jest.spyOn(stores.amazon.inbox, "complete").mockRejectedValue(new Error("the process died"))
        const run = importAmazonOrdersWorkflow(container).run({
          input: { owner: "dead", orders: await claim("dead") },
        })
        await expect(run).rejects.toMatchObject({ message: "the process died" })
        expect(await ledger(stores.amazon)).toEqual(COMPLETE)
        jest.restoreAllMocks()
        await expectCompletion()
      })

      it("goes on when only one order of the batch was made", async () => {
        const [first] = await claim("dead")
        await importAmazonOrdersWorkflow(container).run({
          input: { owner: "dead", orders: [first] },
        })
        await stores.amazon.db.knex("amazon_order").update({ state: "importing", order_id: null })
        await expectCompletion()
      })

      it("leaves the marks to the new owner when the old one was only slow", async () => {
        const orders = await claim("slow")
        await expireLeases(stores.amazon)
        const taken = [await claim("new"), await claim("new"), await claim("new")].flat()
        const { result: late } = await importAmazonOrdersWorkflow(container).run({
          input: { owner: "slow", orders },
        })
        expect(late.imported).toBe(0)
        const { result } = await importAmazonOrdersWorkflow(container).run({
          input: { owner: "new", orders: taken },
        })
        expect(result.imported).toBe(3)
        expect(await ledger(stores.amazon)).toEqual(COMPLETE)
      })

      it("holds the order that its importers die of, and none of its batch", async () => {
        expect(await claim("dead")).toHaveLength(3)
        const deadly = await inboxRow(stores.amazon, amazonOrderId(2))
        for (const importer of ["second", "third", "fourth"]) {
          await expireLeases(stores.amazon)
          for (
            let claimed = await claim(importer);
            claimed.length;
            claimed = await claim(importer)
          ) {
            expect(claimed).toHaveLength(1)
            if (claimed[0].id === deadly.id) {
              break
            }
            await importAmazonOrdersWorkflow(container).run({
              input: { owner: importer, orders: claimed },
            })
          }
        }
        await expireLeases(stores.amazon)
        expect(await runImport(container, stores)).toMatchObject({ held: 1 })
        expect(await inboxRow(stores.amazon, amazonOrderId(2))).toMatchObject({
          state: "held",
          held_reasons: [{ code: "import_failed" }],
        })
        for (const number of [1, 3]) {
          expect(await inboxRow(stores.amazon, amazonOrderId(number))).toMatchObject({
            state: "imported",
          })
        }
      })

      it("announces what was imported by a process that died before it could", async () => {
        const announced: string[] = []
        container.resolve(Modules.EVENT_BUS).subscribe("amazon.order.imported", async (event) => {
          announced.push((event.data as { id: string }).id)
        })
        await importAmazonOrdersWorkflow(container).run({
          input: { owner: "dead", orders: await claim("dead") },
        })
        await runImport(container, stores)
        expect(announced).toEqual([])
        await stores.amazon.db.knex.raw(
          `update amazon_order set imported_at = imported_at - interval '2 minutes'`
        )
        await runImport(container, stores)
        const orders = (await importedOrders(container)).map(({ id }) => id)
        expect(announced.sort()).toEqual(orders.sort())
        await runImport(container, stores)
        expect(announced).toHaveLength(3)
      })
    })
  },
})
