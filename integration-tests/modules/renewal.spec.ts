import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { noteAccess, noteRefusal } from "../../src/dataflows/note-access"
import { runFlowNow, startDueDataflows } from "../../src/dataflows/run-due-dataflows"
import { settled, stopInProcess } from "../../src/modules/amazon/lib/in-process"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { AmazonAbsences } from "../../src/modules/amazon/services/absences"
import { AmazonApiError } from "../../src/sp-api"
import { runNotices } from "../../src/workflows/notices"
import { raiseHeldProblems } from "../../src/workflows/orders/held-problems"
import { judgeAccess } from "../../src/workflows/notices/judge-access"
import { closeStore, pauseStore, resumeStore } from "../../src/workflows/stores/live"
import { connectStoreByConsent } from "../helpers/connect-store"
import { importedOrders, ledger } from "./helpers/imported"
import {
  connectStore,
  SELLER,
  startLocalAmazon,
  untilSearchable,
  type LocalAmazon,
} from "./helpers/local-amazon"
import { seedShop } from "./helpers/shop"
import { MARKETPLACES } from "./helpers/stores"

jest.setTimeout(180_000)

const DAY = 86_400
const MISSED = 9

describe("the year of an authorization, at a local Amazon", () => {
  let local: LocalAmazon
  let sku: string

  // Before Medusa starts, as its configuration names the endpoint.
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{
      products: { sku: string; inShop: boolean; fulfilledBy: string }[]
    }>("GET", "/catalogue")
    sku = products.find((one) => one.inShop && one.fulfilledBy === "MERCHANT")!.sku
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let amazon: AmazonModuleService
      let accountId: string
      let storeId: string
      let notifications: INotificationModuleService

      beforeAll(async () => {
        container = getContainer()
        notifications = container.resolve(Modules.NOTIFICATION)
        const shop = await seedShop(container, [sku])
        const connected = await connectStore(container, local, shop.channelId)
        amazon = connected.amazon
        accountId = connected.account.id
        storeId = connected.store.id
        await amazon.updateAmazonStores({ id: storeId, email: "anna@tulp.example" })
      })
      // The database is as after `beforeAll` in each test; the local Amazon is not.
      beforeEach(async () => {
        const { now } = await local.control<{ now: string }>("POST", "/clock", {
          advanceSeconds: 3600,
        })
        amazon.options.clockOffsetSeconds = Math.round((Date.parse(now) - Date.now()) / 1000)
        await renew()
        // Orders of the past are none of these tests' business.
        const row = await amazon.dataflows.get(accountId, "order-import")
        await amazon.dataflows.saveCursor(row!.id, { since: { [MARKETPLACES.de]: now } })
        for (const flow of ["listing-sync", "order-import", "stock-update"]) {
          expect(await run(flow)).toBe("succeeded")
        }
        await tell()
        await local.control("DELETE", "/calls")
      })
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
        jest.restoreAllMocks()
      })

      const run = (flow: string) =>
        runFlowNow(container, flow === "listing-sync" ? storeId : accountId, flow)
      const tick = async () => {
        await startDueDataflows(container)
        await settled()
      }
      /** What the job does every half minute. */
      const tell = () => runNotices(container)
      /** Both clocks go on; only the shop's, when Amazon's does not. */
      const pass = async (seconds: number, amazonToo = true) => {
        amazon.options.clockOffsetSeconds = (amazon.options.clockOffsetSeconds ?? 0) + seconds
        if (amazonToo) {
          await local.control("POST", "/clock", { advanceSeconds: seconds })
        }
      }
      const account = () => amazon.retrieveAmazonAccount(accountId)
      const open = async (code: string) =>
        (await amazon.listAmazonProblems({ code, resolved_at: null })).map((problem) => ({
          severity: problem.severity,
          parameters: problem.parameters as Record<string, unknown>,
        }))
      const bell = async () =>
        (
          await notifications.listNotifications(
            { channel: "feed" },
            { order: { created_at: "ASC" } }
          )
        )
          .filter(({ trigger_type }) => trigger_type?.startsWith("amazon."))
          .map(({ data }) => data as { title: string; description: string })
      const rung = async (after: number) => (await bell()).slice(after)
      const calls = async (operation: string) => {
        const { operations } = await local.control<{
          operations: Record<string, { total: number } | undefined>
        }>("GET", "/calls")
        return operations[operation]?.total ?? 0
      }
      /** Searches for changed orders; asking what an account may do searches too. */
      const readings = async () => {
        const { last } = await local.control<{ last: { query: string }[] }>(
          "GET",
          "/calls?last=50&operation=searchOrders"
        )
        return last.filter(({ query }) => query.includes("lastUpdatedAfter")).length
      }
      const renew = () =>
        connectStoreByConsent(container, storeId, (body) =>
          local.control<{ redirect: string }>("POST", "/consent", body)
        )
      /** Refused, and refused again eleven minutes later by the shop's clock. */
      const lapse = async () => {
        expect(await run("order-import")).toBe("failed")
        expect((await account()).status).toBe("active")
        await pass(660, false)
        expect(await run("order-import")).toBe("failed")
        expect((await account()).status).toBe("lapsed")
      }
      const kept = async () => {
        const store = await amazon.retrieveAmazonStore(storeId)
        const offers = await amazon.listAmazonSkus(
          {},
          { take: null, order: { seller_sku: "ASC" }, select: ["id", "seller_sku", "variant_id"] }
        )
        const flows = await amazon.dataflows.list([accountId, storeId])
        const { name, email, settings, attribute_map, account_id, status } = store
        return {
          store: { name, email, settings, attribute_map, account_id, status },
          offers: offers.map(({ seller_sku, variant_id }) => [seller_sku, variant_id]),
          flows: flows
            .map(({ owner_id, flow, enabled, interval }) => [owner_id, flow, enabled, interval])
            .sort(),
        }
      }

      describe("a revoked access", () => {
        it("lapses, is renewed, and each missed order comes in once", async () => {
          const before = await kept()
          const heard = (await bell()).length
          await local.control("POST", "/revoke", { sellerId: "EU" })
          await lapse()
          await tell()
          await tell()
          expect(await rung(heard)).toEqual([
            {
              title: "Tulp BV: access to Amazon has ended",
              description: expect.stringContaining("Orders and stock stand still."),
            },
          ])

          // Three weeks in which Amazon sells on and the shop's stock changes.
          for (let week = 0; week < 3; week++) {
            await local.control("POST", "/orders", {
              count: MISSED / 3,
              items: [{ sku, quantity: 1 }],
              marketplaceId: MARKETPLACES.de,
              status: "UNSHIPPED",
            })
            await pass(7 * DAY)
          }
          await amazon.stock.markAll(accountId)
          await local.control("DELETE", "/calls")
          await tick()
          expect(await calls("searchOrders")).toBe(0)
          expect(await calls("patchListingsItem")).toBe(0)

          await renew()
          expect(await account()).toMatchObject({ status: "active", lapse_suspected_at: null })
          expect(await open("access_lapsed")).toEqual([])
          expect(await kept()).toEqual(before)
          expect(await amazon.absences.open()).toHaveLength(1)

          // Amazon has sold what we do not know of: no quantity goes out before it is known.
          expect(await run("stock-update")).toBe("partial")
          expect(await run("full-stock-update")).toBe("partial")
          expect(await calls("patchListingsItem")).toBe(0)

          const { orders } = await ledger(amazon)
          expect(await run("order-import")).toBe("succeeded")
          // Three weeks in steps of one.
          expect(await readings()).toBe(3)
          expect(await amazon.listAmazonOrders({}, { take: null })).toHaveLength(MISSED)
          expect(await amazon.absences.open()).toEqual([])
          expect(await run("order-import")).toBe("succeeded")
          expect(await amazon.listAmazonOrders({}, { take: null })).toHaveLength(MISSED)
          const ids = (await importedOrders(container)).map((order) => order.custom_display_id)
          expect(new Set(ids).size).toBe(ids.length)
          expect((await ledger(amazon)).orders).toBe(orders + ids.length)

          expect(await run("stock-update")).toBe("succeeded")
          expect(await run("listing-sync")).toBe("succeeded")
          await tell()
          await tell()
          expect((await rung(heard)).slice(1)).toEqual([
            {
              title: "Tulp BV: access to Amazon works again",
              description: expect.stringMatching(new RegExp(`^${MISSED} orders since .+ fetched`)),
            },
          ])
        })

        it("is noticed to work again by a look at Amazon alone", async () => {
          await amazon.updateAmazonAccounts({ id: accountId, status: "lapsed" })
          await amazon.absences.begin(accountId, "access_lapsed")
          expect(await amazon.absences.isCatchingUp(accountId)).toBe(true)
          expect(await run("order-import")).toBe("succeeded")
          expect(await account()).toMatchObject({ status: "active" })
          expect(await amazon.absences.isCatchingUp(accountId)).toBe(false)
        })
      })

      describe("the end of a lapse", () => {
        const refused = new AmazonApiError({
          ...{ operation: "refreshAccessToken", kind: "access_lapsed", status: 400 },
          message: "Amazon refreshAccessToken: HTTP 400",
          errors: [{ code: "invalid_grant", message: "revoked", details: null }],
        })
        /** What is believed of the access, what stands still because of it, and what people are told. */
        const standing = async () => {
          const absences = await amazon.listAmazonAbsences({
            ...{ account_id: accountId, ended_at: null, caught_up_at: null },
          })
          const told = await open("access_lapsed")
          return {
            status: (await account()).status,
            absent: absences.length,
            told: told.map(({ severity }) => severity),
          }
        }
        const WORKS = { status: "active", absent: 0, told: [] }
        const LAPSED = { status: "lapsed", absent: 1, told: ["blocks_orders"] }
        const believe = async () => {
          await noteRefusal(amazon, await account(), refused)
          await pass(660, false)
          await noteRefusal(amazon, await account(), refused)
        }

        it("is whole, also when the process that saw it dies in the midst of it", async () => {
          await believe()
          expect(await standing()).toEqual(LAPSED)
          const end = jest.spyOn(AmazonAbsences.prototype, "end")
          end.mockRejectedValueOnce(new Error("killed"))
          await expect(noteAccess(amazon, await account())).rejects.toThrow("killed")
          expect(await standing()).toEqual(LAPSED)
          expect(await run("order-import")).toBe("succeeded")
          expect(await standing()).toEqual(WORKS)
          expect(await run("stock-update")).toBe("succeeded")
        })

        it("is whole, whoever else saw Amazon refuse in the same moment", async () => {
          for (let round = 0; round < 12; round++) {
            await noteRefusal(amazon, await account(), refused)
            await pass(660, false)
            const told = [noteRefusal(amazon, await account(), refused)]
            await Promise.all([...told, noteAccess(amazon, await account())])
            const now = await standing()
            // Access first, then the refusal: that is a new suspicion.
            const suspected = { ...WORKS, told: ["soon"] }
            expect([WORKS, LAPSED, suspected]).toContainEqual(now)
            await noteAccess(amazon, await account())
            expect(await standing()).toEqual(WORKS)
          }
        })

        it("comes to an absence that something left behind", async () => {
          await amazon.absences.begin(accountId, "access_lapsed")
          await amazon.problems.raise({
            ...{ owner_id: accountId, code: "access_lapsed", severity: "blocks_orders" },
          })
          expect(await run("stock-update")).toBe("partial")
          expect(await run("order-import")).toBe("succeeded")
          expect(await standing()).toEqual(WORKS)
          expect(await run("stock-update")).toBe("succeeded")
        })
      })

      describe("orders that were not read for a while", () => {
        const sell = async (count: number) => {
          await local.control("POST", "/orders", {
            ...{ count, items: [{ sku, quantity: 1 }] },
            ...{ marketplaceId: MARKETPLACES.de, status: "UNSHIPPED" },
          })
          await untilSearchable()
        }
        const offered = async () => {
          const path = `/listings/${SELLER}/${encodeURIComponent(sku)}`
          return (await local.control<{ quantity: number }>("GET", path)).quantity
        }
        const forget = (lastSuccess: Date | null) =>
          amazon.db
            .knex("amazon_dataflow")
            .where({ owner_id: accountId, flow: "order-import" })
            .update({ last_success_at: lastSuccess })
        /** On the store's card. */
        const catchingUp = async () => {
          const [store] = await amazon.overview.stores.list([storeId], "UTC")
          return store.account!.catching_up
        }
        const raiseStock = async (by: number) => {
          const { knex } = amazon.db
          const [item] = await knex("inventory_item").where({ sku }).pluck("id")
          const [level] = await knex("inventory_level")
            .where({ inventory_item_id: item })
            .pluck("id")
          await knex("inventory_level").where({ id: level }).increment("stocked_quantity", by)
          await amazon.stock.markAll(accountId)
        }

        it.each([
          [
            "keys were refused, or Amazon or the shop was away",
            new Date(Date.now() - 3 * 3600_000),
          ],
          ["none was read before", null],
        ])("are read before a quantity is sent: %s", async (_why, lastSuccess) => {
          const before = await offered()
          await sell(2)
          await forget(lastSuccess)
          await raiseStock(1)
          expect(await run("stock-update")).toBe("partial")
          expect(await run("full-stock-update")).toBe("partial")
          expect(await offered()).toBe(before - 2)
          const due = await amazon.dataflows.get(accountId, "order-import")
          expect(due!.next_due_at).toBeNull()
          const shown = await catchingUp()
          expect(shown).toMatchObject({ orders: 0, holds_stock: true })
          expect(Boolean(shown!.since)).toBe(lastSuccess !== null)

          expect(await run("order-import")).toBe("succeeded")
          expect(await run("stock-update")).toBe("succeeded")
          expect(await catchingUp()).toBeNull()
          expect(await offered()).toBe(before - 1)
          // It is no lapse that people would be told of.
          const heard = (await bell()).length
          await tell()
          expect(await rung(heard)).toEqual([])
        })

        it("hold up no zero: what the shop has sold out is taken off sale at once", async () => {
          const before = await offered()
          await sell(2)
          await forget(null)
          await raiseStock(-before)
          expect(await run("stock-update")).toBe("partial")
          expect(await offered()).toBe(0)
          await raiseStock(5)
          expect(await run("full-stock-update")).toBe("partial")
          expect(await offered()).toBe(0)

          expect(await run("order-import")).toBe("succeeded")
          expect(await run("stock-update")).toBe("succeeded")
          expect(await offered()).toBe(3)
        })

        it("keep a store that is to be deleted: they are read while it is there", async () => {
          await sell(2)
          await forget(null)
          await closeStore(container, { store_id: storeId })
          expect(await run("stock-update")).toBe("partial")
          expect(await offered()).toBe(0)
          expect(await amazon.listAmazonStores({ id: storeId })).toHaveLength(1)

          const { orders } = await ledger(amazon)
          expect(await run("order-import")).toBe("succeeded")
          expect((await ledger(amazon)).orders).toBe(orders + 2)
          await run("stock-update")
          expect(await amazon.listAmazonStores({ id: storeId })).toHaveLength(0)
        })

        it("hold up stock for a day at the most, once", async () => {
          await forget(new Date(Date.now() - 3 * 3600_000))
          await raiseStock(1)
          expect(await run("stock-update")).toBe("partial")
          await amazon.db
            .knex("amazon_absence")
            .update({ ended_at: new Date(Date.now() - 25 * 3600_000) })
          expect(await run("stock-update")).toBe("succeeded")
          expect(await run("stock-update")).toBe("succeeded")
        })

        it("hold up nothing while they are read in time, by the pace that a person chose", async () => {
          await amazon.dataflows.configure(accountId, "order-import", { interval: 3 * 3600 })
          await forget(new Date(Date.now() - 4 * 3600_000))
          expect(await run("stock-update")).toBe("succeeded")
        })

        it("are all read, also when a reading was cut off by a pause", async () => {
          await raiseStock(200)
          expect(await run("stock-update")).toBe("succeeded")
          await sell(60)
          await sell(60)
          await pass(600)
          const keep = amazon.inbox.store.bind(amazon.inbox)
          const store = jest.spyOn(amazon.inbox, "store")
          store.mockImplementationOnce((...page) => keep(...page))
          store.mockRejectedValueOnce(new Error("killed"))
          expect(await run("order-import")).toBe("failed")
          store.mockRestore()
          const cut = await amazon.dataflows.get(accountId, "order-import")
          expect(cut!.cursor).toHaveProperty("page")
          await pauseStore(container, { store_id: storeId })
          await sell(5)
          await pass(2400)
          await resumeStore(container, { store_id: storeId })
          expect(await run("stock-update")).toBe("partial")
          expect(await run("order-import")).toBe("succeeded")
          expect(await amazon.listAmazonOrders({}, { take: null })).toHaveLength(125)
          expect(await amazon.absences.isCatchingUp(accountId)).toBe(false)
        })
      })

      describe("what is no lapse", () => {
        it("pauses nothing when Amazon refuses everything for a moment", async () => {
          await local.control("POST", "/faults", {
            operation: "*",
            kind: "revoked_token",
            count: 6,
          })
          expect(await run("order-import")).toBe("failed")
          expect((await account()).lapse_suspected_at).not.toBeNull()
          await local.control("DELETE", "/faults")
          expect(await run("order-import")).toBe("succeeded")
          await pass(660, false)
          expect(await account()).toMatchObject({ status: "active", lapse_suspected_at: null })
          expect(await open("access_lapsed")).toEqual([])
        })

        it("blames the application when its secret is refused", async () => {
          const heard = (await bell()).length
          await local.control("POST", "/client-secrets", { secrets: ["amzn1.oa2-cs.v1.other"] })
          await amazon.updateAmazonAccounts({
            ...{ id: accountId, access_token: null, access_token_expires_at: null },
          })
          expect(await run("order-import")).toBe("failed")
          await pass(660, false)
          expect(await run("order-import")).toBe("failed")
          expect(await account()).toMatchObject({ status: "active", lapse_suspected_at: null })
          expect(await open("application_refused")).toHaveLength(1)
          await local.control("POST", "/client-secrets", { secrets: ["amzn1.oa2-cs.v1.emulator"] })
          expect(await run("order-import")).toBe("succeeded")
          expect(await open("application_refused")).toEqual([])
          await tell()
          expect(await rung(heard)).toEqual([])
        })
      })

      describe("held orders", () => {
        const hold = async (number: number, code: string, daysAgo = 0) => {
          const [order] = await amazon.createAmazonOrders([
            {
              ...{ account_id: accountId, store_id: storeId, marketplace_id: MARKETPLACES.de },
              ...{ amazon_order_id: `302-0000001-000000${number}`, amazon_status: "UNSHIPPED" },
              ...{ placed_at: new Date(), last_updated_at: new Date(), source: "poll", facts: {} },
              state: "held",
              held_reasons: [{ code, parameters: {} }] as unknown as Record<string, unknown>,
            },
          ])
          await raiseHeldProblems(amazon, accountId)
          const at = new Date(Date.now() - daysAgo * DAY * 1000)
          await amazon.db.knex("amazon_order").where({ id: order.id }).update({ created_at: at })
          await amazon.db
            .knex("amazon_problem")
            .where({ subject: code })
            .whereNull("resolved_at")
            .update({ first_seen_at: at })
        }

        it("are told of on each day that brings one, also beside one that nobody mends", async () => {
          const heard = (await bell()).length
          const titles = async () => (await rung(heard)).map(({ title }) => title)
          const told = expect.stringContaining("Amazon.de")
          await hold(1, "unlinked", 30)
          await tell()
          await tell()
          expect(await titles()).toEqual([told])
          await hold(2, "unlinked", 20)
          await amazon.db
            .knex("amazon_problem")
            .where({ code: "orders_held" })
            .update({ first_seen_at: new Date(Date.now() - 30 * DAY * 1000) })
          await tell()
          await hold(3, "no_region")
          await tell()
          await hold(4, "no_region")
          await tell()
          expect(await titles()).toEqual([told, told, told])
          const notices = await amazon.listAmazonNotices({ kind: "orders_held" })
          expect(
            notices.map(({ parameters }) => (parameters as { count: number }).count).sort()
          ).toEqual([1, 2, 3])
        })
      })

      describe("the countdown", () => {
        const daysLeft = async (days: number) => {
          const { expires_at } = await account()
          amazon.options.clockOffsetSeconds = 0
          const wanted = new Date(expires_at!).getTime() - days * DAY * 1000
          amazon.options.clockOffsetSeconds =
            Math.round((wanted - amazon.now().getTime()) / 1000) + 60
        }

        it("tells each step once, from whichever of two processes, and closes on renewal", async () => {
          const heard = (await bell()).length
          for (let days = 70; days > 0; days -= 3) {
            await daysLeft(days)
            await Promise.all([judgeAccess(amazon), judgeAccess(amazon), tell(), tell()])
            await tell()
          }
          await daysLeft(1)
          await tell()
          expect((await rung(heard)).map(({ title }) => title)).toEqual([
            "Tulp BV: access to Amazon ends in 58 days",
            "Tulp BV: access to Amazon ends in 28 days",
            "Tulp BV: access to Amazon ends in 13 days",
            "Tulp BV: access to Amazon ends in 7 days",
            "Tulp BV: access to Amazon ends within a day",
          ])
          expect(await open("access_expiring")).toEqual([
            { severity: "soon", parameters: expect.objectContaining({ days_left: 1 }) },
          ])
          await daysLeft(-1)
          await tell()
          expect(await open("access_expiring")).toEqual([
            { severity: "blocks_orders", parameters: expect.objectContaining({ days_left: 0 }) },
          ])
          await renew()
          expect(await open("access_expiring")).toEqual([])
          await daysLeft(60)
          await tell()
          expect((await rung(heard)).slice(5).map(({ title }) => title)).toEqual([
            "Tulp BV: access to Amazon ends in 60 days",
          ])
        })

        it("of a client secret is told to its end, and that it is over once", async () => {
          const heard = (await bell()).length
          const expires_at = new Date(amazon.now().getTime() + 12 * 3600_000).toISOString()
          const raise = (code: string) =>
            amazon.problems.raise({
              ...{ owner_id: "installation", code, severity: "soon" },
              parameters: { expires_at },
            })
          await raise("client_secret_expires")
          await tell()
          await pass(DAY, false)
          await amazon.problems.resolve("installation", "client_secret_expires")
          await raise("client_secret_ended")
          await tell()
          await tell()
          expect((await rung(heard)).map(({ title }) => title)).toEqual([
            "Amazon: the client secret ends within a day",
            "Amazon: the client secret has ended",
          ])
        })

        it("ends by Amazon's clock too", async () => {
          const { expires_at } = await account()
          const { now } = await local.control<{ now: string }>("POST", "/clock", {
            now: new Date(new Date(expires_at!).getTime() + 1000).toISOString(),
          })
          amazon.options.clockOffsetSeconds = Math.round((Date.parse(now) - Date.now()) / 1000)
          await amazon.updateAmazonAccounts({
            ...{ id: accountId, access_token: null, access_token_expires_at: null },
          })
          await lapse()
          await renew()
          expect(await account()).toMatchObject({ status: "active" })
          expect(new Date((await account()).expires_at!).getTime()).toBeGreaterThan(
            Date.parse(now) + 364 * DAY * 1000
          )
          expect(await run("order-import")).toBe("succeeded")
        })
      })

      describe("e-mail", () => {
        const sent: { to: string; data: Record<string, unknown> }[] = []
        let fails = false
        const provide = () =>
          amazon.db.knex.raw(
            `insert into notification_provider (id, handle, name, channels)
             values ('np_letters', 'letters', 'Letters', '{email}') on conflict do nothing`
          )
        /** A provider of the shop, which Medusa would load from its configuration. */
        const letters = () => {
          const create = notifications.createNotifications.bind(notifications)
          jest.spyOn(notifications, "createNotifications").mockImplementation((async (
            given: { channel: string; to: string; data: Record<string, unknown> },
            ...more: []
          ) => {
            if (given.channel !== "email") {
              return create(given as never, ...more)
            }
            if (fails) {
              throw new Error("no connection to anna@tulp.example")
            }
            sent.push(given)
            return {}
          }) as never)
        }
        const notice = (subject: string) =>
          amazon.notices.add({ kind: "test", owner_id: storeId, subject, step: "" })
        const later = () => amazon.db.knex("amazon_notice").update({ next_try_at: new Date(0) })

        it("is not tried in a shop without a provider of it, which is no error", async () => {
          const heard = (await bell()).length
          await notice("no provider")
          await tell()
          expect(await rung(heard)).toHaveLength(1)
          expect(await open("notice_undelivered")).toEqual([])
          const [row] = await amazon.listAmazonNotices({ subject: "no provider" })
          expect(row.state).toBe("sent")
        })

        it("goes once to each address where the shop has one, in the language of the settings", async () => {
          await provide()
          letters()
          await amazon.settings.change(
            "notices",
            { language: "nl", addresses: ["bo@tulp.example", "ANNA@tulp.example"] },
            "user_invented"
          )
          await notice("provided")
          await tell()
          await later()
          await tell()
          expect(sent.map(({ to }) => to).sort()).toEqual(["ANNA@tulp.example", "bo@tulp.example"])
          expect(sent[0].data).toMatchObject({
            ...{ kind: "test", language: "nl", title: "Amazon.de: testbericht" },
          })
        })

        it("about a store that was deleted meanwhile goes to nobody of the other stores", async () => {
          await provide()
          letters()
          sent.length = 0
          await amazon.notices.add({
            ...{ kind: "orders_held", owner_id: "amzsto_deleted", subject: "gone", step: "" },
          })
          await tell()
          expect(sent).toEqual([])
        })

        it("is the live shop's affair: a copy mails nothing but that it is one", async () => {
          await provide()
          letters()
          await amazon.settings.change("notices", { addresses: [] }, null)
          const { installation_id } = await account()
          await amazon.updateAmazonAccounts({ id: accountId, installation_id: "the-live-shop" })
          const heard = (await bell()).length
          sent.length = 0
          for (const kind of ["orders_held", "access_lapsed", "read_only"] as const) {
            await amazon.notices.add({ kind, owner_id: storeId, subject: "a copy", step: "" })
          }
          await tell()
          expect(sent.map(({ data }) => data.kind)).toEqual(["read_only"])
          expect(await rung(heard)).toHaveLength(3)
          await amazon.updateAmazonAccounts({ id: accountId, installation_id })
        })

        it("is tried a bounded number of times, becomes a problem, and rings the bell once", async () => {
          const heard = (await bell()).length
          await provide()
          await amazon.settings.change("notices", { addresses: ["bo@tulp.example"] }, null)
          letters()
          fails = true
          await notice("failing")
          for (let attempt = 0; attempt < 8; attempt++) {
            await later()
            await tell()
          }
          const [row] = await amazon.listAmazonNotices({ subject: "failing" })
          expect(
            (row.deliveries as unknown as { channel: string; attempts: number }[]).map(
              ({ channel, attempts }) => [channel, attempts]
            )
          ).toEqual([
            ["bell", 0],
            ["email", 5],
            ["email", 5],
          ])
          expect(row.state).toBe("failed")
          expect(await open("notice_undelivered")).toEqual([
            { severity: "note", parameters: { channel: "email" } },
          ])
          expect(await rung(heard)).toHaveLength(1)

          fails = false
          await notice("mended")
          await tell()
          expect(await open("notice_undelivered")).toEqual([])
        })
      })
    },
  })
})
