import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { configureStoreFlow } from "../../src/dataflows/configure-store-flow"
import { requireFlow } from "../../src/dataflows/registry"
import { runDataflow } from "../../src/dataflows/run-dataflow"
import { runFlowNow, startDueDataflows, startFlowNow } from "../../src/dataflows/run-due-dataflows"
import type { AccountRow, StoreRow } from "../../src/dataflows/types"
import { watchDataflows } from "../../src/dataflows/watch-dataflows"
import {
  beforeStop,
  inProcess,
  settled,
  shutDownInProcess,
  stopInProcess,
} from "../../src/modules/amazon/lib/in-process"
import { notAllowed } from "../../src/modules/amazon/lib/refusal"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { judgeProblems } from "../../src/workflows/notices/judge-problems"
import {
  connectStore,
  ordersAreRead,
  SELLER,
  startLocalAmazon,
  type LocalAmazon,
} from "./helpers/local-amazon"
import { ledger } from "./helpers/imported"
import { seedShop, type Shop } from "./helpers/shop"
import { MARKETPLACES } from "./helpers/stores"

jest.setTimeout(180_000)

interface Product {
  sku: string
  inShop: boolean
  fulfilledBy: string
}

describe("dataflows towards a local Amazon", () => {
  let local: LocalAmazon
  let product: Product

  // Before Medusa starts, as its configuration names the endpoint.
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{ products: Product[] }>("GET", "/catalogue")
    product = products.find((p) => p.inShop && p.fulfilledBy === "MERCHANT")!
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      let amazon: AmazonModuleService
      let accountId: string
      let storeId: string
      let refreshToken: string | null

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container, [product.sku])
        const connected = await connectStore(container, local, shop.channelId)
        amazon = connected.amazon
        accountId = connected.account.id
        storeId = connected.store.id
        refreshToken = connected.account.refresh_token
        // Orders of the past are none of these tests' business.
        await amazonClock(0)
      })
      beforeEach(() => local.control("DELETE", "/calls"))
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
        jest.restoreAllMocks()
      })

      const amazonClock = async (advanceSeconds: number) => {
        const { now } = await local.control<{ now: string }>("POST", "/clock", { advanceSeconds })
        const row = await flowOf("order-import")
        await amazon.dataflows.saveCursor(row.id, { since: { [MARKETPLACES.de]: now } })
      }
      const flowOf = async (flow: string) =>
        (await amazon.dataflows.get(flow === "listing-sync" ? storeId : accountId, flow))!
      const run = (flow: string) =>
        runFlowNow(container, flow === "listing-sync" ? storeId : accountId, flow)
      const tick = async () => {
        await startDueDataflows(container)
        await settled()
      }
      const account = () => amazon.retrieveAmazonAccount(accountId)
      /** The table's instants, so many minutes earlier. */
      const pass = (table: string, column: string, minutes: number) =>
        amazon.db.knex(table).update({
          [column]: amazon.db.knex.raw(`${column} - make_interval(mins => ${minutes})`),
        })
      const openProblems = async () =>
        (await amazon.listAmazonProblems({ resolved_at: null })).map(({ code }) => code).sort()
      const calls = async (operation: string) => {
        const { operations } = await local.control<{
          operations: Record<string, { total: number } | undefined>
        }>("GET", "/calls")
        return operations[operation]?.total ?? 0
      }
      const ranSince = async (before: Date) => {
        const rows = await amazon.dataflows.list([accountId, storeId])
        return rows
          .filter((row) => row.last_run_at && new Date(row.last_run_at) > before)
          .map(({ flow }) => flow)
          .sort()
      }

      describe("the clock", () => {
        it("starts each flow after those it builds on have succeeded once, and not before its time", async () => {
          const start = new Date(0)
          await tick()
          expect(await ranSince(start)).toEqual(["listing-sync", "order-import"])
          await tick()
          const all = [
            "full-stock-update",
            "listing-sync",
            "order-import",
            "order-status-update",
            "stock-update",
          ]
          expect(await ranSince(start)).toEqual(all)
          const quiet = new Date()
          await pass("amazon_dataflow", "next_due_at", -60)
          await tick()
          expect(await ranSince(quiet)).toEqual([])
          await amazon.dataflows.makeDue([accountId], "order-import")
          await tick()
          expect(await ranSince(quiet)).toEqual(["order-import"])
        })

        it("runs a flow that the shop was connected without", async () => {
          await amazon.db.knex("amazon_dataflow").where({ flow: "listing-sync" }).delete()
          await tick()
          expect(await flowOf("listing-sync")).toMatchObject({
            interval: 3600,
            last_success_at: expect.any(Date),
          })
        })

        it("starts nothing in a process that stops, and waits for what others wait for", async () => {
          let answer: (value: string) => void = () => undefined
          const asked = beforeStop(() => new Promise<string>((resolve) => (answer = resolve)))
          let stopped = false
          const stop = shutDownInProcess().then(() => (stopped = true))
          await startDueDataflows(container)
          expect(await run("order-import")).toBe("not_runnable")
          await expect(inProcess("anything", async () => 1)).rejects.toThrow(/is stopping/)
          expect(stopped).toBe(false)
          answer("done")
          await stop
          expect(await asked).toBe("done")
          expect(await amazon.listAmazonDataflowRuns({})).toEqual([])
          expect(await amazon.listAmazonLeases({ key: `flow:${storeId}:listing-sync` })).toEqual([])
        })

        it("tells who starts a flow whether it began, runs already or cannot run", async () => {
          expect(await startFlowNow(container, accountId, "order-import")).toBe("started")
          expect((await flowOf("order-import")).last_run_at).toEqual(expect.any(Date))
          expect(await startFlowNow(container, accountId, "order-import")).toBe("already_running")
          await settled()
          await amazon.leases.acquire(`flow:${accountId}:order-import`, "another process", 60)
          expect(await startFlowNow(container, accountId, "order-import")).toBe("already_running")
          await amazon.updateAmazonStores({ id: storeId, status: "disconnected" })
          expect(await startFlowNow(container, accountId, "order-import")).toBe("not_runnable")
        })
      })

      describe("a store whose order import is off", () => {
        const off = (flow: string) => amazon.dataflows.configure(storeId, flow, { enabled: false })
        const sell = async (quantity: number) => {
          await local.control("POST", "/orders", {
            marketplaceId: MARKETPLACES.de,
            status: "UNSHIPPED",
            items: [{ sku: product.sku, quantity }],
          })
          // Amazon shows a change to a search only when it is two minutes old.
          await local.control("POST", "/clock", { advanceSeconds: 300 })
        }
        const atAmazon = async () =>
          (
            await local.control<{ quantity: number }>(
              "GET",
              `/listings/${SELLER}/${encodeURIComponent(product.sku)}`
            )
          ).quantity

        it("still hears of its orders, so that sold units are not offered again", async () => {
          expect(await run("listing-sync")).toBe("succeeded")
          expect(await run("order-import")).toBe("succeeded")
          expect(await run("stock-update")).toBe("succeeded")
          const before = await atAmazon()
          await off("order-import")
          await amazonClock(3600)
          await sell(2)
          expect(await run("order-import")).toBe("succeeded")
          const orders = await amazon.listAmazonOrders({})
          expect(orders).toMatchObject([{ state: "received", store_id: storeId, order_id: null }])
          await amazon.stock.markAll(accountId)
          expect(await run("stock-update")).toBe("succeeded")
          expect(await atAmazon()).toBe(before - 2)

          await amazon.dataflows.configure(storeId, "order-import", { enabled: true })
          expect(await run("order-import")).toBe("succeeded")
          expect(await ledger(amazon)).toMatchObject({ orders: 1, reserved: { [product.sku]: 2 } })
        })

        it("is not read when nothing needs its orders", async () => {
          await off("order-import")
          await off("stock-update")
          expect(await run("order-import")).toBe("succeeded")
          await off("full-stock-update")
          expect(await run("order-import")).toBe("not_runnable")
          await amazon.dataflows.configure(storeId, "stock-update", { enabled: true })
          await amazon.updateAmazonStores({
            id: storeId,
            settings: { stock: { enabled: false } },
          })
          expect(await run("order-import")).toBe("not_runnable")
        })
      })

      describe("when Amazon does not answer", () => {
        it("waits as long as Amazon's limits want, which is no failure", async () => {
          await local.control("POST", "/faults", {
            operation: "searchOrders",
            kind: "throttle",
            rate: 1,
          })
          expect(await run("order-import")).toBe("partial")
          const row = await flowOf("order-import")
          expect(row.waiting_until!.getTime()).toBeGreaterThan(row.last_run_at!.getTime())
          expect(row.next_due_at).toEqual(row.waiting_until)
          expect(row).toMatchObject({ last_success_at: null, last_error: null })
          expect(await openProblems()).toEqual([])
        })

        it("makes a failure a problem that the next success closes", async () => {
          await local.control("POST", "/faults", {
            operation: "searchOrders",
            kind: "503",
            rate: 1,
          })
          expect(await run("order-import")).toBe("failed")
          expect(await amazon.listAmazonProblems({})).toMatchObject([
            {
              owner_id: accountId,
              code: "dataflow_failing",
              subject: "order-import",
              resolved_at: null,
            },
          ])
          expect(await flowOf("order-import")).toMatchObject({
            last_error: { message: expect.stringContaining("searchOrders") },
            next_due_at: expect.any(Date),
          })
          expect((await account()).status).toBe("active")
          await local.control("DELETE", "/faults")
          expect(await run("order-import")).toBe("succeeded")
          expect(await openProblems()).toEqual([])
          expect((await flowOf("order-import")).last_error).toBeNull()
        })

        it.each([
          ...(["access_lapsed", "store_not_connected", "store_paused"] as const),
          ...(["store_closing", "read_only"] as const),
        ])("is no failure when our own guard says %s in mid-run", async (code) => {
          const flow = {
            ...requireFlow("order-status-update"),
            run: () => Promise.reject(notAllowed(code, "Nothing may be changed now.")),
          }
          const stores = [(await amazon.retrieveAmazonStore(storeId)) as StoreRow]
          const outcome = runDataflow(container, flow, (await account()) as AccountRow, stores)
          expect(await outcome).toBe("partial")
          expect(await openProblems()).toEqual([])
          expect((await flowOf("order-status-update")).last_error).toBeNull()
        })
      })

      describe("the alarm for what is late", () => {
        const lateProblems = () =>
          amazon.listAmazonProblems({ code: "dataflow_late", resolved_at: null })
        /** So many minutes go by in which nothing succeeds. */
        const idle = async (minutes: number) => {
          for (const column of ["last_success_at", "runnable_since", "last_run_at"]) {
            await pass("amazon_dataflow", column, minutes)
          }
        }
        /** Everything has succeeded, and was seen to be able to. */
        const succeed = async () => {
          await tick()
          await tick()
          await watchDataflows(amazon)
          expect(await lateProblems()).toEqual([])
        }

        it("is one problem as long as it lasts, and over with the next success", async () => {
          await succeed()
          await idle(16)
          await watchDataflows(amazon, false)
          expect(await lateProblems()).toEqual([])
          await watchDataflows(amazon)
          await watchDataflows(amazon)
          const late = await lateProblems()
          expect(late.map(({ subject, severity }) => [subject, severity]).sort()).toEqual([
            ["order-import", "blocks_orders"],
            ["order-status-update", "blocks_orders"],
            ["stock-update", "blocks_selling"],
          ])
          const { last_success_at, interval } = await flowOf("order-import")
          expect(late.find(({ subject }) => subject === "order-import")).toMatchObject({
            owner_id: accountId,
            parameters: {
              flow: "order-import",
              since: last_success_at!.toISOString(),
              every: interval,
            },
          })
          expect(await run("order-import")).toBe("succeeded")
          expect((await lateProblems()).map(({ subject }) => subject).sort()).toEqual([
            "order-status-update",
            "stock-update",
          ])
        })

        it("leaves the problem to a failure, and people are told once that it is late", async () => {
          const told = async () =>
            (await amazon.listAmazonNotices({ kind: "flow_late" }))
              .filter(({ subject }) => subject === `${accountId} order-import`)
              .map(({ parameters }) => parameters)
          const problemsOfOrders = async () =>
            (await amazon.listAmazonProblems({ resolved_at: null, subject: "order-import" })).map(
              ({ code }) => code
            )
          await succeed()
          await idle(16)
          await watchDataflows(amazon)
          expect(await problemsOfOrders()).toEqual(["dataflow_late"])
          const since = (await flowOf("order-import")).last_success_at!.toISOString()
          await local.control("POST", "/faults", {
            operation: "searchOrders",
            kind: "503",
            rate: 1,
          })
          expect(await run("order-import")).toBe("failed")
          expect(await problemsOfOrders()).toEqual(["dataflow_failing"])
          for (let look = 0; look < 2; look++) {
            await watchDataflows(amazon)
            await judgeProblems(amazon)
          }
          expect(await problemsOfOrders()).toEqual(["dataflow_failing"])
          expect(await told()).toEqual([{ flow: "order-import", since }])

          // It does not fail any more and has had no success yet: late again, and nothing new to tell.
          await amazon.problems.resolve(accountId, "dataflow_failing", "order-import")
          await watchDataflows(amazon)
          await judgeProblems(amazon)
          expect(await problemsOfOrders()).toEqual(["dataflow_late"])
          expect(await told()).toHaveLength(1)
          await local.control("DELETE", "/faults")
          expect(await run("order-import")).toBe("succeeded")
          expect(await problemsOfOrders()).toEqual([])
        })

        it("is quiet about what is off or held up, which begins anew after that", async () => {
          await succeed()
          await idle(16)
          await watchDataflows(amazon)
          await amazon.dataflows.configure(storeId, "order-status-update", { enabled: false })
          await amazon.updateAmazonStores({
            id: storeId,
            settings: { stock: { enabled: false } },
          })
          await amazon.dataflows.configure(storeId, "stock-update", { enabled: false })
          await watchDataflows(amazon)
          expect((await lateProblems()).map(({ subject }) => subject)).toEqual(["order-import"])
          await amazon.updateAmazonAccounts({ id: accountId, status: "lapsed" })
          await watchDataflows(amazon)
          expect(await lateProblems()).toEqual([])
          expect((await flowOf("order-import")).runnable_since).toBeNull()

          await amazon.updateAmazonAccounts({ id: accountId, status: "active" })
          await watchDataflows(amazon)
          expect(await lateProblems()).toEqual([])
          await idle(16)
          await watchDataflows(amazon)
          expect((await lateProblems()).map(({ subject }) => subject)).toEqual(["order-import"])
        })
      })

      describe("the failure of a flow that nobody wants any more", () => {
        const open = async () =>
          (await amazon.listAmazonProblems({ code: "dataflow_failing", resolved_at: null }))
            .map(({ subject }) => subject)
            .sort()
        const fail = async () => {
          for (const operation of ["searchOrders", "searchListingsItems"]) {
            await local.control("POST", "/faults", { operation, kind: "503", rate: 1 })
          }
          expect(await run("listing-sync")).toBe("failed")
          expect(await run("order-import")).toBe("failed")
        }
        const BOTH = ["listing-sync", "order-import"]

        it("is forgotten when it is switched off, for whoever else needs it stays", async () => {
          await fail()
          const off = (flow: string) =>
            amazon.dataflows.configure(storeId, flow, { enabled: false })
          await watchDataflows(amazon)
          expect(await open()).toEqual(BOTH)
          await off("listing-sync")
          await off("order-import")
          await watchDataflows(amazon, false)
          // The stock flows read orders.
          expect(await open()).toEqual(["order-import"])
          await off("stock-update")
          await off("full-stock-update")
          await watchDataflows(amazon, false)
          expect(await open()).toEqual([])
        })

        it("is forgotten with the connection, and stays while it only waits", async () => {
          await fail()
          await amazon.updateAmazonAccounts({ id: accountId, status: "lapsed" })
          await watchDataflows(amazon)
          expect(await open()).toEqual(BOTH)
          await amazon.updateAmazonStores({ id: storeId, status: "paused" })
          await watchDataflows(amazon)
          expect(await open()).toEqual(BOTH)
          await amazon.updateAmazonAccounts({ id: accountId, status: "active" })
          await watchDataflows(amazon)
          expect(await open()).toEqual(BOTH)
          await amazon.updateAmazonStores({ id: storeId, status: "disconnected" })
          await watchDataflows(amazon)
          expect(await open()).toEqual([])
        })
      })

      describe("the switch of a flow", () => {
        const theStore = async () => (await amazon.overview.stores.list([storeId], "UTC"))[0]
        const switches = async () => {
          const rows = await amazon.dataflows.list([storeId, accountId])
          return rows.map(({ owner_id, flow, enabled, switched_at }) => [
            ...[owner_id, flow, enabled],
            switched_at === null,
          ])
        }

        it("is moved by people only: not by failures, a lapse or a pause", async () => {
          const before = await switches()
          expect(before.length).toBeGreaterThan(10)
          expect(before.every(([, , enabled, untouched]) => enabled && untouched)).toBe(true)
          await local.control("POST", "/faults", {
            operation: "searchOrders",
            kind: "503",
            rate: 1,
          })
          for (let failures = 0; failures < 3; failures++) {
            expect(await run("order-import")).toBe("failed")
          }
          await tick()
          await watchDataflows(amazon)
          await amazon.updateAmazonAccounts({ id: accountId, status: "lapsed" })
          await tick()
          await watchDataflows(amazon)
          await amazon.updateAmazonStores({ id: storeId, status: "paused" })
          await tick()
          await watchDataflows(amazon)
          await amazon.updateAmazonAccounts({ id: accountId, status: "active" })
          await tick()
          expect(await switches()).toEqual(before)
        })

        it("tells who moved it, on the store's timeline and where it can be proved", async () => {
          const flow = requireFlow("order-import")
          const move = async (change: { enabled?: boolean; interval?: number }, by: string) =>
            configureStoreFlow(container, await theStore(), flow, change, by)
          await move({ enabled: false }, "user_anna")
          const off = await amazon.dataflows.get(storeId, flow.id)
          expect(off).toMatchObject({ enabled: false, switched_by: "user_anna" })
          // What is off already was moved by whoever did.
          await move({ enabled: false, interval: 300 }, "user_bert")
          expect(await amazon.dataflows.get(storeId, flow.id)).toMatchObject({
            switched_by: "user_anna",
            switched_at: off!.switched_at,
          })
          const told = [
            ["flow_switched_off", "user_anna"],
            ["flow_interval_changed", "user_bert"],
          ]
          const of = ({ what, by }: { what: string; by: string | null }) => [what, by]
          const events = await amazon.listAmazonEvents({ subject_id: storeId })
          const ofFlows = (found: { what: string; by: string | null }[]) =>
            found.map(of).filter(([what]) => what?.startsWith("flow_"))
          expect(ofFlows(events).sort()).toEqual([...told].sort())
          const proofs = await amazon.listAmazonAudits({ subject: storeId })
          expect(ofFlows(proofs).sort()).toEqual([...told].sort())
        })
      })

      describe("a lapsed access", () => {
        /** Amazon knows our permission, or not. */
        const permission = (known: boolean) =>
          amazon.updateAmazonAccounts({
            id: accountId,
            refresh_token: known ? refreshToken : amazon.secrets.seal("Atzr|not-known"),
            access_token: null,
            access_token_expires_at: null,
          })
        const lapse = async () => {
          await permission(false)
          expect(await run("order-import")).toBe("failed")
          await pass("amazon_account", "lapse_suspected_at", 11)
          expect(await run("order-import")).toBe("failed")
        }

        it("is suspected at the first refusal and believed at one ten minutes later", async () => {
          await permission(false)
          expect(await run("order-import")).toBe("failed")
          expect(await run("order-import")).toBe("failed")
          expect(await account()).toMatchObject({
            status: "active",
            lapse_suspected_at: expect.any(Date),
          })
          const [suspected] = await amazon.listAmazonProblems({ code: "access_lapsed" })
          expect(suspected).toMatchObject({ severity: "soon", resolved_at: null })
          // One problem is enough: no flow is to be mended.
          expect(await openProblems()).toEqual(["access_lapsed"])
          await pass("amazon_account", "lapse_suspected_at", 11)
          expect(await run("order-import")).toBe("failed")
          expect((await account()).status).toBe("lapsed")
          const [believed] = await amazon.listAmazonProblems({ code: "access_lapsed" })
          expect(believed).toMatchObject({ id: suspected.id, severity: "blocks_orders" })
        })

        it("is not believed when Amazon let us in meanwhile, which an idle run does not prove", async () => {
          await ordersAreRead(amazon, accountId)
          await permission(false)
          expect(await run("order-import")).toBe("failed")
          expect(await run("stock-update")).toBe("succeeded")
          expect((await account()).lapse_suspected_at).not.toBeNull()

          await pass("amazon_account", "lapse_suspected_at", 11)
          // Another flow succeeds while this one is on its way to be refused.
          const { client } = amazon
          jest.spyOn(amazon, "client").mockImplementationOnce(async (id) => {
            await permission(true)
            expect(await run("listing-sync")).toBe("succeeded")
            await permission(false)
            return client.call(amazon, id)
          })
          expect(await run("order-import")).toBe("failed")
          const suspected = await account()
          expect(suspected.status).toBe("active")
          expect(Date.now() - suspected.lapse_suspected_at!.getTime()).toBeLessThan(10 * 60_000)
        })

        it("is asked for again every half hour, and a success sets everything going", async () => {
          await lapse()
          const believed = new Date()
          await amazon.dataflows.makeDue([accountId, storeId])
          await tick()
          expect(await ranSince(believed)).toEqual([])

          await pass("amazon_dataflow", "last_run_at", 31)
          await tick()
          expect(await ranSince(believed)).toEqual(["order-import"])
          expect(await account()).toMatchObject({ status: "lapsed" })
          expect(await calls("searchOrders")).toBe(0)
          await tick()

          await permission(true)
          await pass("amazon_dataflow", "last_run_at", 31)
          await tick()
          expect(await account()).toMatchObject({ status: "active", lapse_suspected_at: null })
          expect(await openProblems()).toEqual([])
          const back = new Date()
          await tick()
          expect(await ranSince(back)).toEqual([
            "listing-sync",
            "order-import",
            "order-status-update",
          ])
        })

        it("is probed by another flow when orders are not read", async () => {
          for (const flow of ["order-import", "stock-update", "full-stock-update"]) {
            await amazon.dataflows.configure(storeId, flow, { enabled: false })
          }
          await amazon.updateAmazonAccounts({ id: accountId, status: "lapsed" })
          await tick()
          expect(await account()).toMatchObject({ status: "active" })
          expect(await calls("searchListingsItems")).toBeGreaterThan(0)
        })

        it("stays disconnected when a person disconnected while a run was under way", async () => {
          const { client } = amazon
          jest.spyOn(amazon, "client").mockImplementationOnce(async (id) => {
            const answer = await client.call(amazon, id)
            await amazon.updateAmazonAccounts({ id: accountId, status: "disconnected" })
            return answer
          })
          await amazon.updateAmazonAccounts({ id: accountId, lapse_suspected_at: new Date(0) })
          await run("order-import")
          expect((await account()).status).toBe("disconnected")
          const disconnected = new Date()
          await tick()
          expect(await ranSince(disconnected)).toEqual([])
        })
      })
    },
  })
})
