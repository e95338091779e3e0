import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { ClaimedOrder } from "../../src/modules/amazon/lib/inbox-types"
import { importAmazonOrdersWorkflow } from "../../src/workflows/orders/workflows/import-amazon-orders"
import { amazonOrderId, aSimpleOrder } from "./helpers/amazon-orders"
import { importedOrders, inboxRow, ledger } from "./helpers/imported"
import { seedShop, SKUS } from "./helpers/shop"
import { expireLeases, runImport, seedStores, tell, type Stores } from "./helpers/stores"

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
      let stores: Stores

      beforeAll(async () => {
        container = getContainer()
        stores = await seedStores(container, await seedShop(container))
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
        const taken = await claim("new")
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
    })
  },
})
