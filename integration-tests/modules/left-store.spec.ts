import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { runFlowNow } from "../../src/dataflows/run-due-dataflows"
import { runDataflow } from "../../src/dataflows/run-dataflow"
import { requireFlow } from "../../src/dataflows/registry"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { Secrets } from "../../src/modules/amazon/lib/secrets"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { disconnectStore } from "../../src/workflows/accounts/disconnect-store"
import { inOneTransaction } from "../../src/workflows/accounts/in-one-transaction"
import { leaveAccountWithin } from "../../src/workflows/accounts/leave-account"
import { deleteAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/delete-amazon-store"
import { amazonOrderId, aSimpleOrder } from "./helpers/amazon-orders"
import { inboxRow } from "./helpers/imported"
import { connectStore, startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"
import { seedShop, SKUS, type Shop } from "./helpers/shop"
import { expireLeases, runImport, seedStores, tell } from "./helpers/stores"

jest.setTimeout(180_000)

/** While `work` runs, the module's secrets are sealed and opened with other keys. */
const withKeys = async <T>(
  amazon: AmazonModuleService,
  keys: string,
  work: () => Promise<T>
): Promise<T> => {
  const ring = amazon.secrets as unknown as { keys: unknown }
  const { keys: former } = ring
  ring.keys = (new Secrets(keys) as unknown as { keys: unknown }).keys
  try {
    return await work()
  } finally {
    ring.keys = former
  }
}

const openProblems = async (amazon: AmazonModuleService) =>
  (await amazon.listAmazonProblems({ resolved_at: null })).map(({ code, subject, parameters }) => ({
    code,
    subject,
    parameters,
  }))

describe("a store that is left, and a key that is gone", () => {
  let local: LocalAmazon
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
      })
      beforeEach(() => local.control("DELETE", "/calls"))
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
        jest.restoreAllMocks()
      })

      const calls = async (operation: string): Promise<number> => {
        const { operations } = await local.control<{
          operations: Record<string, { total: number } | undefined>
        }>("GET", "/calls")
        return operations[operation]?.total ?? 0
      }

      describe.each([
        ["deleted", (id: string) => deleteAmazonStoreWorkflow(container).run({ input: { id } })],
        ["disconnected", (id: string) => disconnectStore(container, { store_id: id })],
      ])("%s while its flow runs", (_name, leave) => {
        it("ends the run at the next page, keeps nothing of it and raises nothing", async () => {
          const { amazon, account, store } = await connectStore(container, local, shop.channelId)
          const keep = amazon.listings.upsert.bind(amazon.listings)
          let pages = 0
          jest.spyOn(amazon.listings, "upsert").mockImplementation(async (...page) => {
            await keep(...page)
            if (++pages === 2) {
              await leave(store.id)
              // The run's own watch sees it within a second. In short steps, as a process that was held up
              // would end one long wait before the watch has been answered.
              for (let step = 0; step < 25; step++) {
                await new Promise((resolve) => setTimeout(resolve, 100))
              }
            }
          })
          const outcome = await runFlowNow(container, store.id, "listing-sync")
          expect(outcome).toBe("partial")
          expect(pages).toBe(2)
          expect(await openProblems(amazon)).toEqual([])
          const { status } = await amazon.retrieveAmazonAccount(account.id)
          expect(status).toBe("disconnected")
          const asked = await calls("searchListingsItems")
          expect(await runFlowNow(container, store.id, "listing-sync")).toBe("not_runnable")
          expect(await calls("searchListingsItems")).toBe(asked)
        })

        it("makes no run of one that was chosen just before", async () => {
          const { amazon, account, store } = await connectStore(container, local, shop.channelId)
          // Connecting asks once whether orders may be read.
          const asked = await calls("searchOrders")
          const read = await calls("searchListingsItems")
          await leave(store.id)
          for (const flow of ["listing-sync", "order-import", "stock-update"]) {
            expect(await runDataflow(container, requireFlow(flow), account, [store])).toBe(
              "partial"
            )
          }
          expect(await calls("searchOrders")).toBe(asked)
          expect(await calls("searchListingsItems")).toBe(read)
          expect(await openProblems(amazon)).toEqual([])
        })

        it("leaves no problem of its account open, once it was the last", async () => {
          const { amazon, account, byCountry } = await seedStores(container, shop)
          const raised = [
            ["application_refused", ""],
            ["access_lapsed", ""],
            ["dataflow_failing", "order-import"],
            ["encryption_key_missing", "old"],
            ["read_only", ""],
          ]
          for (const [code, subject] of raised) {
            await amazon.problems.raise({ owner_id: account.id, code, subject, severity: "soon" })
          }
          for (const { id } of Object.values(byCountry)) {
            expect(await openProblems(amazon)).toHaveLength(raised.length)
            await leave(id)
          }
          expect(await openProblems(amazon)).toEqual([])
        })

        it("leaves no refused quantity open, which nobody sends any more", async () => {
          const { amazon, byCountry } = await seedStores(container, shop)
          const { id } = byCountry.de
          await amazon.problems.raise({
            ...{ owner_id: id, code: "quantity_refused", subject: SKUS.red, severity: "soon" },
          })
          await leave(id)
          expect(await openProblems(amazon)).toEqual([])
        })
      })

      it("takes nothing that its former account had to say to another one, but what is in Medusa", async () => {
        const { amazon, byCountry } = await seedStores(container, shop)
        const other = await amazon.createAmazonAccounts({
          ...{ region: "eu", selling_partner_id: "A9BLOEMEU000DE", name: "Bloem GmbH" },
          refresh_token: amazon.secrets.seal("Atzr|invented too"),
        })
        const raised = [
          ...["orders_held", "order_unreadable", "no_stock_location", "quantity_refused"],
          ...["shipment_refused", "listings_not_all_read", "dataflow_failing", "dataflow_late"],
          ...["cancelled_at_amazon", "changed_after_import", "unexplained_total"],
        ]
        for (const { id } of [byCountry.de, byCountry.jp]) {
          for (const code of raised.filter(
            (one) => one !== "quantity_refused" || id !== byCountry.jp.id
          )) {
            await amazon.problems.raise({ owner_id: id, code, severity: "soon" })
          }
        }
        const move = () =>
          inOneTransaction(container, (topics) =>
            leaveAccountWithin(topics, { store_ids: [byCountry.de.id], account_id: other.id })
          )
        await move()
        const openOf = async (owner_id: string) =>
          (await amazon.listAmazonProblems({ owner_id, resolved_at: null }))
            .map(({ code }) => code)
            .sort()
        expect(await openOf(byCountry.de.id)).toEqual([
          ...["cancelled_at_amazon", "changed_after_import", "unexplained_total"],
        ])
        expect(await openOf(byCountry.jp.id)).toHaveLength(raised.length - 1)
        const risks = async (id: string) =>
          (await amazon.dataflows.list([id])).flatMap(
            ({ acknowledged_text }) => acknowledged_text ?? []
          )
        expect(await risks(byCountry.de.id)).toEqual([])
        expect(await risks(byCountry.jp.id)).toHaveLength(2)
      })

      it("resurrects no row of a deleted store, whoever still writes to it", async () => {
        const stores = await seedStores(container, shop)
        const { amazon, account } = stores
        const { id } = stores.byCountry.de
        await deleteAmazonStoreWorkflow(container).run({ input: { id } })
        await amazon.dataflows.ensure([{ owner_id: id, flow: "listing-sync", interval: 3600 }])
        await amazon.problems.raise({ owner_id: id, code: "dataflow_failing", severity: "soon" })
        await amazon.listings.upsert(id, account.id, [{ seller_sku: SKUS.red } as never])
        await tell(stores, aSimpleOrder(1))
        expect(await amazon.dataflows.list([id])).toEqual([])
        expect(await openProblems(amazon)).toEqual([])
        expect(await amazon.listAmazonListings({ store_id: id })).toEqual([])
        expect(await inboxRow(amazon, amazonOrderId(1))).toMatchObject({ store_id: null })
      })

      it("keeps nothing of the old account in a store that another one has, whoever still reads", async () => {
        const stores = await seedStores(container, shop)
        const { amazon, account } = stores
        const { id } = stores.byCountry.de
        const read = { seller_sku: SKUS.red, amazon_status: [], issue_count: 0 }
        const listing = read as never
        const listings = async () =>
          (await amazon.listAmazonListings({ store_id: id })).map((row) => row.account_id)
        await amazon.listings.upsert(id, account.id, [listing])
        expect(await listings()).toEqual([account.id])
        await amazon.dataflows.ensure([{ owner_id: id, flow: "listing-sync", interval: 3600 }])
        const flow = async () => (await amazon.dataflows.get(id, "listing-sync"))!
        const run = await amazon.dataflows.start((await flow()).id)

        const other = await amazon.createAmazonAccounts({
          ...{ region: "eu", selling_partner_id: "A1BLOEM00000DE" },
        })
        await inOneTransaction(container, (topics) =>
          leaveAccountWithin(topics, { store_ids: [id], account_id: other.id })
        )
        await amazon.updateAmazonStores({ id, account_id: other.id, status: "active" })
        await amazon.listings.upsert(id, account.id, [listing])
        await tell(stores, aSimpleOrder(1))
        await amazon.dataflows.saveCursorOfRun((await flow()).id, { reading: "the old one's" })
        await amazon.dataflows.finish((await flow()).id, run, { outcome: "succeeded", counts: {} })
        expect(await listings()).toEqual([])
        expect(await inboxRow(amazon, amazonOrderId(1))).toMatchObject({ store_id: null })
        expect(await flow()).toMatchObject({ cursor: null, last_success_at: null })

        // A row that an older version left there is the new account's with its first reading.
        await amazon.createAmazonListings({
          ...read,
          ...{ store_id: id, account_id: account.id },
        } as never)
        await amazon.listings.upsert(id, other.id, [listing])
        expect(await listings()).toEqual([other.id])
        await amazon.dataflows.start((await flow()).id)
        await amazon.dataflows.saveCursorOfRun((await flow()).id, { reading: "the new one's" })
        expect((await flow()).cursor).toEqual({ reading: "the new one's" })
      })

      it("sends nothing of a store that is not connected, and all of it by the others", async () => {
        const { amazon, account, byCountry } = await seedStores(container, shop)
        const intent = (key: string, store_id: string) => ({
          ...{ account_id: account.id, kind: "quantity", key, store_id, payload: {} },
        })
        const claimed = async () => {
          const rows = await amazon.outbox.claim(account.id, "quantity", "me", 60, 10)
          return rows.map(({ key }) => key).sort()
        }
        await amazon.outbox.enqueue([intent("a", byCountry.de.id), intent("b", byCountry.jp.id)])
        await amazon.updateAmazonStores({ id: byCountry.de.id, status: "disconnected" })
        expect(await claimed()).toEqual(["b"])
        // Decided anew, the shared seller SKU is another store's to tell.
        await amazon.outbox.enqueue([intent("a", byCountry.us.id)])
        expect(await claimed()).toEqual(["a"])

        await amazon.outbox.enqueue([intent("c", byCountry.us.id)])
        await amazon.db.knex("amazon_store").where({ id: byCountry.us.id }).update({
          deleted_at: new Date(),
        })
        expect(await claimed()).toEqual([])
        const [left] = await amazon.listAmazonOutboxes({ key: "c" })
        expect(left.state).toBe("cancelled")
      })

      const KEYS = [
        ["gone", "new:another invented secret for tests", "encryption_key_missing"],
        [
          "another one of the same name",
          "SAME:another invented secret for tests",
          "encryption_key_wrong",
        ],
      ]
      describe.each(KEYS)("a key that is %s", (_name, keys, code) => {
        const ringOf = (sealed: string) => keys.replace("SAME", sealed.split(".")[1])

        it("stops the flows with a problem that names it, and heals when it is back", async () => {
          const { amazon, account, store } = await connectStore(container, local, shop.channelId)
          const token = account.refresh_token as string
          const key = token.split(".")[1]
          const asked = await calls("searchOrders")
          await withKeys(amazon, ringOf(token), async () => {
            expect(await runFlowNow(container, account.id, "order-import")).toBe("failed")
            expect(await runFlowNow(container, store.id, "listing-sync")).toBe("failed")
            expect(await openProblems(amazon)).toEqual([
              { code, subject: key, parameters: { key, account: account.selling_partner_id } },
            ])
            const { last_error } = (await amazon.dataflows.get(store.id, "listing-sync"))!
            expect(last_error?.message).toMatch(new RegExp(`"${key}" is .*encryptionKeys`))
          })
          expect(await calls("searchOrders")).toBe(asked)
          expect((await amazon.retrieveAmazonAccount(account.id)).refresh_token).toBe(token)
          expect(await runFlowNow(container, store.id, "listing-sync")).not.toBe("failed")
          expect(await openProblems(amazon)).toEqual([])
        })

        it("keeps orders whose buyer it sealed waiting, imports the others, and loses nobody", async () => {
          const stores = await seedStores(container, shop)
          const { amazon, account } = stores
          await tell(stores, aSimpleOrder(1))
          const [before] = await amazon.listAmazonBuyers({})
          const ring = ringOf(account.refresh_token as string)
          await withKeys(amazon, ring, async () => {
            await tell(stores, aSimpleOrder(2))
            for (let attempt = 0; attempt < 6; attempt++) {
              await runImport(container, stores)
              await expireLeases(amazon)
            }
            expect(await inboxRow(amazon, amazonOrderId(1))).toMatchObject({
              state: "received",
              attempts: 0,
              held_reasons: null,
            })
            expect(await openProblems(amazon)).toMatchObject([{ code }])
          })
          const [after] = await amazon.listAmazonBuyers({ id: before.id })
          expect(after.blob).toBe(before.blob)
          await runImport(container, stores)
          expect(await inboxRow(amazon, amazonOrderId(1))).toMatchObject({ state: "imported" })
        })
      })

      it("gets a new access token instead of one whose key is gone", async () => {
        const { amazon, account, store } = await connectStore(container, local, shop.channelId)
        const foreign = new Secrets("old:an invented secret of old").seal("Atza|old")
        await amazon.updateAmazonAccounts({
          id: account.id,
          access_token: foreign,
          access_token_expires_at: new Date(Date.now() + 3_600_000),
        })
        expect(await runFlowNow(container, store.id, "listing-sync")).toBe("succeeded")
        expect(await openProblems(amazon)).toEqual([])
      })
    },
  })
})
