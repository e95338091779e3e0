import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { acknowledgeStoreFlow } from "../../src/dataflows/acknowledge-store-flow"
import { requireFlow } from "../../src/dataflows/registry"
import { runFlowNow } from "../../src/dataflows/run-due-dataflows"
import { startStoreFlow } from "../../src/dataflows/start-store-flow"
import { tryStoreFlow } from "../../src/dataflows/try-dataflow"
import { settled, stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { rows } from "../../src/modules/amazon/lib/knex"
import type AmazonModuleService from "../../src/modules/amazon/service"
import type { DataflowId } from "../../src/types"
import {
  connectStore,
  ordersAreRead,
  SELLER,
  startLocalAmazon,
  type LocalAmazon,
} from "./helpers/local-amazon"
import { importedOrders } from "./helpers/imported"
import { seedShop, SKUS, type Shop } from "./helpers/shop"
import { MARKETPLACES } from "./helpers/stores"

jest.setTimeout(180_000)

interface Product {
  sku: string
  inShop: boolean
  fulfilledBy: string
}

/** What reading Amazon writes in any case: runs, leases, limits, counts and log of calls. */
const BESIDE_THE_POINT = [
  ...["amazon_dataflow_run", "amazon_lease", "amazon_rate_bucket", "amazon_call_count"],
  ...["amazon_log_entry", "amazon_process"],
]

describe("trial runs towards a local Amazon", () => {
  let local: LocalAmazon
  let own: Product
  let foreign: Product

  // Before Medusa starts, as its configuration names the endpoint.
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{ products: Product[] }>("GET", "/catalogue")
    const merchant = products.filter(({ fulfilledBy }) => fulfilledBy === "MERCHANT")
    own = merchant.find(({ inShop }) => inShop)!
    foreign = merchant.find(({ sku }) => ![own.sku, ...Object.values(SKUS)].includes(sku))!
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      let amazon: AmazonModuleService
      let accountId: string
      let storeId: string

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container, [own.sku])
        const connected = await connectStore(container, local, shop.channelId)
        amazon = connected.amazon
        accountId = connected.account.id
        storeId = connected.store.id
        const { now } = await local.control<{ now: string }>("POST", "/clock", {
          advanceSeconds: 0,
        })
        const row = await amazon.dataflows.get(accountId, "order-import")
        await amazon.dataflows.saveCursor(row!.id, { since: { [MARKETPLACES.de]: now } })
      })
      beforeEach(() => local.control("DELETE", "/calls"))
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
      })

      const ownerOf = (flow: DataflowId) => (flow === "listing-sync" ? storeId : accountId)
      const store = async () => (await amazon.overview.stores.list([storeId], "UTC"))[0]
      const begin = async (flow: DataflowId) =>
        tryStoreFlow(container, await store(), requireFlow(flow))
      const trialOf = async (flow: DataflowId) => {
        const row = await amazon.dataflows.get(ownerOf(flow), flow)
        return (await amazon.overview.flows.lastTrial(row!.id, storeId))!
      }
      const run = (flow: DataflowId) => runFlowNow(container, ownerOf(flow), flow)
      const calls = async () =>
        (
          await local.control<{ operations: Record<string, { total: number } | undefined> }>(
            "GET",
            "/calls"
          )
        ).operations
      const atAmazon = async (sku: string) =>
        (
          await local.control<{ quantity: number }>(
            "GET",
            `/listings/${SELLER}/${encodeURIComponent(sku)}`
          )
        ).quantity
      const sell = async (sku: string, quantity: number) => {
        await local.control("POST", "/orders", {
          marketplaceId: MARKETPLACES.de,
          status: "UNSHIPPED",
          items: [{ sku, quantity }],
        })
        // Amazon shows a change to a search only when it is two minutes old.
        await local.control("POST", "/clock", { advanceSeconds: 300 })
      }

      /** Every row of every table, but for what reading Amazon writes in any case. */
      const everything = async () => {
        const tables = await rows<{ name: string }>(
          amazon.db.knex,
          `select table_name as name from information_schema.tables
           where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
        )
        const sums: Record<string, string> = {}
        for (const { name } of tables.filter((table) => !BESIDE_THE_POINT.includes(table.name))) {
          const [{ sum }] = await rows<{ sum: string }>(
            amazon.db.knex,
            `select coalesce(md5(string_agg(row, ',' order by row)), '') as sum from (
               select (to_jsonb(t) - array['access_token', 'access_token_expires_at'] - case
                 when '${name}' = 'amazon_account' then 'updated_at' else '' end)::text as row
               from "${name}" t) x`
          )
          sums[name] = sum
        }
        return sums
      }
      /** Tries a flow, and proves that nothing changed: not here, and not at Amazon. */
      const attempt = async (flow: DataflowId) => {
        await local.control("DELETE", "/calls")
        const before = await everything()
        expect(Object.keys(before).length).toBeGreaterThan(60)
        expect(await begin(flow)).toBe("started")
        await settled()
        expect(await everything()).toEqual(before)
        const called = Object.keys(await calls())
        expect(called.filter((name) => !/^(search|get|token$)/.test(name))).toEqual([])
        return trialOf(flow)
      }

      it("tells which listings would be kept, and none after they were", async () => {
        const trial = await attempt("listing-sync")
        expect(trial).toMatchObject({ outcome: "succeeded", dry_run: true, error: null })
        const { total, rows: found, complete } = trial.preview
        expect(complete).toBe(true)
        expect(total).toBe(trial.counts!.read)
        expect(total).toBe(trial.counts!.would_add)
        expect(found).toHaveLength(Math.min(total, 200))
        expect(found.find(({ subject }) => subject === own.sku)).toMatchObject({
          now: null,
          after: expect.stringContaining(own.sku),
          reasons: [{ code: "same_sku" }],
        })
        expect(found.find(({ subject }) => subject === foreign.sku)).toMatchObject({
          after: null,
          reasons: [{ code: "listing_new" }, { code: "no_product" }],
        })
        expect(await amazon.listAmazonListings({})).toEqual([])

        expect(await run("listing-sync")).toBe("succeeded")
        expect((await attempt("listing-sync")).preview).toMatchObject({ total: 0, rows: [] })
        const [kept] = await amazon.listAmazonListings({ seller_sku: foreign.sku })
        await amazon.updateAmazonListings({ id: kept.id, seller_sku: "GONE-AT-AMAZON" })
        const { rows: changed } = (await attempt("listing-sync")).preview
        expect(changed.map(({ subject, reasons }) => [subject, reasons[0].code])).toEqual([
          [foreign.sku, "listing_new"],
          ["GONE-AT-AMAZON", "listing_gone"],
        ])
      })

      it("tells what would become of each order, without a trace of it or of its buyer", async () => {
        await sell(own.sku, 2)
        await sell(foreign.sku, 1)
        const trial = await attempt("order-import")
        expect(trial.counts).toEqual({ read: 2, would_import: 1, would_hold: 1 })
        const { rows: found } = trial.preview
        expect(found.find(({ after }) => after === "imported")).toMatchObject({
          ...{ kind: "order", now: null },
          reasons: [{ code: "order_new", parameters: { units: 2, currency: "EUR" } }],
        })
        expect(found.find(({ after }) => after === "held")).toMatchObject({
          reasons: [{ code: "unknown_sku", parameters: { sku: foreign.sku } }],
        })
        expect(JSON.stringify(found)).not.toMatch(/name|address|mail/i)
        expect(await amazon.listAmazonOrders({})).toEqual([])

        expect(await run("order-import")).toBe("succeeded")
        const states = (await amazon.listAmazonOrders({})).map((order) => [
          order.amazon_order_id,
          order.state,
        ])
        expect(states.sort()).toEqual(found.map(({ subject, after }) => [subject, after]).sort())
        expect((await attempt("order-import")).preview.total).toBe(0)
      })

      it("tells the quantities that a run then sends, before anybody lets it", async () => {
        expect(await run("listing-sync")).toBe("succeeded")
        await amazon.db.knex("amazon_dataflow").update({ acknowledged_at: null })
        await ordersAreRead(amazon, accountId)
        const before = await atAmazon(own.sku)
        const flow = requireFlow("stock-update")
        await expect(startStoreFlow(container, await store(), flow)).rejects.toMatchObject({
          code: "flow_not_acknowledged",
        })
        expect(await run("stock-update")).toBe("not_runnable")

        const linked = await amazon.listAmazonSkus({ variant_id: { $ne: null } })
        const trial = await attempt("stock-update")
        expect(trial.preview).toMatchObject({
          total: linked.length,
          rows: expect.arrayContaining([
            expect.objectContaining({
              ...{ kind: "quantity", subject: own.sku, now: before, after: 25 },
              reasons: expect.arrayContaining([
                expect.objectContaining({ code: "stocked", parameters: { units: 25 } }),
              ]),
            }),
          ]),
        })
        const all = await attempt("full-stock-update")
        expect(all.preview.rows).toEqual(trial.preview.rows)
        expect(await atAmazon(own.sku)).toBe(before)

        const text = flow.needsCare!.text
        const accept = async (read: string) =>
          acknowledgeStoreFlow(container, await store(), flow, { text: read, by: "user_anna" })
        await expect(accept("older")).rejects.toMatchObject({ code: "flow_text_outdated" })
        await accept(text)
        await accept(text)
        for (const id of ["stock-update", "full-stock-update"]) {
          expect(await amazon.dataflows.get(storeId, id)).toMatchObject({
            acknowledged_by: "user_anna",
            acknowledged_text: text,
          })
        }
        const proofs = await amazon.listAmazonAudits({ what: "flow_acknowledged" })
        expect(proofs).toMatchObject([{ by: "user_anna", subject: storeId }])
        expect(await run("stock-update")).toBe("succeeded")
        for (const { subject, after } of trial.preview.rows) {
          expect([subject, await atAmazon(subject)]).toEqual([subject, after])
        }
        expect((await attempt("full-stock-update")).preview.total).toBe(0)
      })

      it("tells which parcels would be confirmed, and what keeps one from it", async () => {
        await sell(own.sku, 2)
        expect(await run("order-import")).toBe("succeeded")
        const [order] = await importedOrders(container)
        const [{ id: itemId }] = order.items
        const ship = async (tracking: string | null) => {
          const items = [{ id: itemId, quantity: 1 }]
          const { result } = await createOrderFulfillmentWorkflow(container).run({
            input: { order_id: order.id, items, location_id: shop.venlo, created_by: "" },
          })
          const urls = { tracking_url: "https://www.dhl.de/track", label_url: "https://x.example" }
          await createOrderShipmentWorkflow(container).run({
            input: {
              order_id: order.id,
              fulfillment_id: result.id,
              items,
              labels: tracking ? [{ tracking_number: tracking, ...urls }] : [],
            },
          })
        }
        await ship("00340434161094021501")
        await ship(null)
        const trial = await attempt("order-status-update")
        expect(trial.counts).toEqual({ would_confirm: 1, would_refuse: 1 })
        expect(trial.preview.rows).toMatchObject([
          {
            ...{ kind: "parcel", subject: order.custom_display_id, now: null, after: "DHL" },
            reasons: [{ code: "parcel_left", parameters: { units: 1 } }],
          },
          { after: null, reasons: [{ code: "tracking_missing" }] },
        ])
        expect(await amazon.listAmazonOutboxes({})).toEqual([])
      })

      it("reads for a paused store, and for none that Amazon does not let in", async () => {
        await amazon.updateAmazonStores({ id: storeId, status: "paused" })
        expect(await attempt("listing-sync")).toMatchObject({ outcome: "succeeded" })
        const refusalOf = (flow: DataflowId) => expect(begin(flow)).rejects
        await refusalOf("notifications").toMatchObject({ code: "flow_without_trial" })
        await amazon.updateAmazonAccounts({ id: accountId, status: "lapsed" })
        await refusalOf("order-import").toMatchObject({ code: "access_lapsed" })
        await amazon.updateAmazonAccounts({ id: accountId, status: "active" })
        await amazon.updateAmazonStores({ id: storeId, status: "disconnected" })
        await refusalOf("order-import").toMatchObject({ code: "store_not_connected" })
      })

      it("fails alone: the flow it tries is well, and nobody is told of a problem", async () => {
        await local.control("POST", "/faults", { operation: "searchOrders", kind: "503", rate: 1 })
        const trial = await attempt("order-import")
        expect(trial).toMatchObject({
          outcome: "failed",
          error: { message: expect.stringContaining("searchOrders") },
        })
        expect(await amazon.listAmazonProblems({})).toEqual([])
        expect(await amazon.dataflows.get(accountId, "order-import")).toMatchObject({
          last_error: null,
          last_run_at: null,
        })
      })

      it("runs beside a run and is one at a time; each is told of by its own store only", async () => {
        const [first, second, outcome] = await Promise.all([
          begin("listing-sync"),
          begin("listing-sync"),
          run("listing-sync"),
        ])
        expect([[first, second].sort(), outcome]).toEqual([
          ["already_running", "started"],
          "succeeded",
        ])
        await settled()
        const row = await amazon.dataflows.get(storeId, "listing-sync")
        const seen = (id: string, limit = 20, offset = 0) =>
          amazon.overview.flows.runs(row!.id, id, { limit, offset })
        const { runs, count } = await seen(storeId)
        expect(count).toBe(2)
        expect(runs.map(({ dry_run, outcome: ended }) => [dry_run, ended]).sort()).toEqual([
          [false, "succeeded"],
          [true, "succeeded"],
        ])
        expect((await seen(storeId, 1, 1)).runs).toEqual([runs[1]])
        expect(await seen("another store")).toMatchObject({ count: 1, runs: [{ dry_run: false }] })
        expect(row).toMatchObject({ last_success_at: expect.any(Date) })
      })

      it("takes over from a process that died, but not from one that is at it", async () => {
        const row = await amazon.dataflows.get(storeId, "listing-sync")
        await amazon.flowTrials.start(row!.id, storeId)
        const lease = `trial:${storeId}:listing-sync`
        await amazon.leases.acquire(lease, "another process", 60)
        expect(await begin("listing-sync")).toBe("already_running")
        await amazon.leases.release(lease, "another process")
        // A run meanwhile leaves the trial alone.
        expect(await run("listing-sync")).toBe("succeeded")
        expect(await trialOf("listing-sync")).toMatchObject({ outcome: "running" })
        expect(await begin("listing-sync")).toBe("started")
        await settled()
        const trials = await amazon.listAmazonDataflowRuns({ dry_run: true })
        expect(trials.map(({ outcome }) => outcome).sort()).toEqual(["partial", "succeeded"])
      })
    },
  })
})
