import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { updateInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { runFlowNow } from "../../src/dataflows/run-due-dataflows"
import amazonStockChanged, { config } from "../../src/subscribers/amazon-stock-changed"
import { decideMarkedQuantities } from "../../src/workflows/stock/decide-marked-quantities"
import { drainStock } from "../../src/workflows/stock/drain-stock"
import { forgetfulAmazon } from "./helpers/forgetful-amazon"
import { ledger } from "./helpers/imported"
import {
  connectStore,
  ordersAreRead,
  SELLER,
  startLocalAmazon,
  type LocalAmazon,
} from "./helpers/local-amazon"
import { seedShop, type Shop } from "./helpers/shop"
import { slowAmazon } from "./helpers/slow-amazon"
import { aContext, MARKETPLACES } from "./helpers/stores"

jest.setTimeout(180_000)

interface Product {
  sku: string
  inShop: boolean
  fulfilledBy: string
  leadTimeDays: number | null
}
interface Listing {
  quantity: number | null
  leadTimeDays: number | null
  fulfilledBy: string
}

describe("stock towards a local Amazon", () => {
  let local: LocalAmazon
  let merchant: Product
  let amazons: Product

  // Before Medusa starts, as its configuration names the endpoint.
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{ products: Product[] }>("GET", "/catalogue")
    const own = (by: string) => products.filter((p) => p.inShop && p.fulfilledBy === by)
    merchant = own("MERCHANT").find(({ leadTimeDays }) => leadTimeDays !== null)!
    amazons = own("AMAZON")[0]
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      let connected: Awaited<ReturnType<typeof connectStore>>

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container, [merchant.sku, amazons.sku])
        connected = await connectStore(container, local, shop.channelId)
        await run(connected.store.id, "listing-sync")
        // Orders of the past are none of these tests' business.
        await amazonClock(0)
      })
      beforeEach(() => local.control("DELETE", "/calls"))
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
      })

      const run = async (ownerId: string, flow: string) =>
        expect(await runFlowNow(container, ownerId, flow)).toBe("succeeded")
      const updateStock = () => run(connected.account.id, "stock-update")
      const amazonClock = async (advanceSeconds: number) => {
        const { now } = await local.control<{ now: string }>("POST", "/clock", { advanceSeconds })
        await ordersAreRead(connected.amazon, connected.account.id, { [MARKETPLACES.de]: now })
      }
      const listing = (sku = merchant.sku) =>
        local.control<Listing>("GET", `/listings/${SELLER}/${encodeURIComponent(sku)}`)
      const patches = async () => {
        const { operations } = await local.control<{
          operations: Record<string, { total: number } | undefined>
        }>("GET", "/calls")
        return operations.patchListingsItem?.total ?? 0
      }
      const item = async (sku = merchant.sku) => {
        const [row] = await connected.amazon.listAmazonSkus({ seller_sku: sku })
        return row
      }
      const setLevel = (units: number) =>
        updateInventoryLevelsWorkflow(container).run({
          input: {
            updates: [
              {
                inventory_item_id: shop.items[merchant.sku],
                location_id: shop.venlo,
                stocked_quantity: units,
              },
            ],
          },
        })

      it("carries a change of a level to Amazon by its event, and keeps the handling time", async () => {
        await updateStock()
        expect((await listing()).quantity).toBe(25)
        const bus = container.resolve(Modules.EVENT_BUS)
        let hears = true
        // Without an id of its own the bus would keep it after `unsubscribe`, for every test to come.
        const heard = Object.assign(
          (event: { name: string; data: { id: string } }) => {
            if (!hears) {
              return undefined
            }
            process.env.AMAZON_JOBS = "on"
            try {
              return amazonStockChanged({ event, container, pluginOptions: {} } as never)
            } finally {
              process.env.AMAZON_JOBS = "off"
            }
          },
          { subscriberId: "stock-drain" }
        )
        const names = [config.event].flat()
        names.forEach((name) => bus.subscribe(name, heard as never, heard))
        try {
          await setLevel(37)
          while ((await listing()).quantity !== 42) {
            await new Promise((resolve) => setTimeout(resolve, 50))
          }
        } finally {
          hears = false
          names.forEach((name) => bus.unsubscribe(name, heard as never))
        }
        expect(await listing()).toMatchObject({
          leadTimeDays: merchant.leadTimeDays,
          fulfilledBy: "MERCHANT",
        })
      })

      it("sends nothing again when nothing changed", async () => {
        await updateStock()
        expect(await patches()).toBeGreaterThan(0)
        await local.control("DELETE", "/calls")
        await run(connected.account.id, "full-stock-update")
        expect(await patches()).toBe(0)
        const account = await connected.amazon.retrieveAmazonAccount(connected.account.id)
        expect(account.quantity_patch_mode).toBe("merge")
      })

      it("sends no quantity because of an imported order: Amazon lowered its own", async () => {
        await updateStock()
        const before = (await listing()).quantity!
        // Well after the quantity began to count, by any clock.
        await amazonClock(3600)
        await local.control("POST", "/orders", {
          marketplaceId: MARKETPLACES.de,
          status: "UNSHIPPED",
          items: [{ sku: merchant.sku, quantity: 2 }],
        })
        // Amazon shows a change to a search only when it is two minutes old.
        await local.control("POST", "/clock", { advanceSeconds: 300 })
        await local.control("DELETE", "/calls")
        await run(connected.account.id, "order-import")
        expect((await ledger(connected.amazon)).reserved).toEqual({ [merchant.sku]: 2 })
        await updateStock()
        expect(await item()).toMatchObject({
          desired_quantity: before - 2,
          expected_quantity: before - 2,
        })
        expect((await listing()).quantity).toBe(before - 2)
        expect(await patches()).toBe(0)
      })

      it("never sends a quantity for what Amazon fulfils", async () => {
        await run(connected.account.id, "full-stock-update")
        expect(await item(amazons.sku)).toMatchObject({
          fulfilment: "amazon",
          desired_quantity: null,
          reasons: [{ code: "amazon_fulfils" }],
        })
        expect((await listing(amazons.sku)).fulfilledBy).toBe("AMAZON")
        const { last } = await local.control<{ last: { operation: string; path: string }[] }>(
          "GET",
          "/calls?last=1000"
        )
        const patched = last.filter(({ operation }) => operation === "patchListingsItem")
        expect(patched.map(({ path }) => path).filter((p) => p.includes(amazons.sku))).toEqual([])
      })

      it("makes a refused quantity a problem, and sends the others", async () => {
        const { amazon, account, store } = connected
        await amazon.db.knex("amazon_listing").where({ seller_sku: amazons.sku }).update({
          seller_sku: "GONE-AT-AMAZON",
        })
        await amazon.createAmazonSkus({
          account_id: account.id,
          seller_sku: "GONE-AT-AMAZON",
          variant_id: shop.variants[merchant.sku],
          fulfilment: "merchant",
        })
        await run(account.id, "full-stock-update")
        const problems = await amazon.listAmazonProblems({ code: "quantity_refused" })
        expect(problems).toMatchObject([{ owner_id: store.id, subject: "GONE-AT-AMAZON" }])
        expect((await listing()).quantity).toBe(25)
        const [refused] = await amazon.listAmazonOutboxes({ state: "refused" })
        expect(refused.key).toBe(`${account.id}:GONE-AT-AMAZON`)
      })

      it("lets no quantity of a sender that died stand", async () => {
        await updateStock()
        const { quantity } = await listing()
        const { amazon, account, store } = connected
        const payload = { seller_sku: merchant.sku, quantity: quantity! + 7 }
        await amazon.outbox.enqueue([
          {
            account_id: account.id,
            store_id: store.id,
            kind: "quantity",
            key: `${account.id}:${merchant.sku}`,
            subject_id: (await item()).id,
            payload: { ...payload, product_type: null, lead_time_days: merchant.leadTimeDays },
          },
        ])
        expect(await amazon.outbox.claim(account.id, "quantity", "dead", 0, 5)).toHaveLength(1)
        await amazon.stock.markAll(account.id)
        await updateStock()
        expect((await listing()).quantity).toBe(quantity)
        expect(await amazon.listAmazonOutboxes({ state: ["waiting", "sending"] })).toEqual([])
      })

      it("sends again when the answer was lost", async () => {
        await updateStock()
        await setLevel(0)
        await connected.amazon.stock.markAll(connected.account.id)
        await local.control("POST", "/faults", {
          operation: "patchListingsItem",
          kind: "reset_after",
          count: 1,
        })
        await updateStock()
        await connected.amazon.db.knex("amazon_outbox").update({ not_before: null })
        await updateStock()
        expect((await listing()).quantity).toBe(5)
        expect(await item()).toMatchObject({ desired_quantity: 5, expected_quantity: 5 })
        const open = await connected.amazon.listAmazonOutboxes({ state: ["waiting", "sending"] })
        expect(open).toEqual([])
      })

      it("succeeds at the comparison of all stock only by figures of now, whoever compared before", async () => {
        const { amazon, account } = connected
        await updateStock()
        const row = await amazon.dataflows.get(account.id, "full-stock-update")
        // Its process died after the comparison, and later another one before it told of a change.
        await amazon.dataflows.saveCursor(row!.id, { compared: true })
        await setLevel(14)
        expect((await item()).dirty_at).toBeNull()
        await run(account.id, "full-stock-update")
        expect((await listing()).quantity).toBe(19)
        expect((await amazon.dataflows.get(account.id, "full-stock-update"))!.cursor).toEqual({})
      })

      describe("drains of several flows and processes", () => {
        it("leaves the work to the one that has begun, and does not forget it", async () => {
          const { amazon, account } = connected
          await setLevel(11)
          await amazon.stock.markAll(account.id)
          const key = `stock-drain:${account.id}`
          expect(await amazon.leases.acquire(key, "another process", 60)).toBe(true)
          expect(await runFlowNow(container, account.id, "stock-update")).toBe("partial")
          expect(await runFlowNow(container, account.id, "full-stock-update")).toBe("partial")
          expect(await patches()).toBe(0)
          expect((await item()).dirty_at).not.toBeNull()
          await amazon.leases.release(key, "another process")
          await updateStock()
          expect((await listing()).quantity).toBe(16)
        })

        it("drops what was decided of facts that have changed since", async () => {
          const { amazon, account } = connected
          await amazon.stock.markAll(account.id)
          // Between reading and deciding: a sale, and another drain that sends what it leaves.
          const overtaken = new Proxy(amazon.db.knex, {
            get: (knex, name) =>
              name === "transaction"
                ? async (work: never) => {
                    await setLevel(2)
                    await amazon.stock.markAll(account.id)
                    await updateStock()
                    await local.control("DELETE", "/calls")
                    return knex.transaction(work)
                  }
                : Reflect.get(knex, name),
          })
          await decideMarkedQuantities({
            amazon: Object.create(amazon, { db: { value: { knex: overtaken } } }),
            account,
            count: () => undefined,
          })
          expect(await item()).toMatchObject({ desired_quantity: 7, expected_quantity: 7 })
          expect(await amazon.listAmazonOutboxes({ state: "waiting" })).toEqual([])
          await updateStock()
          expect((await listing()).quantity).toBe(7)
          expect(await patches()).toBe(0)
        })
      })

      describe("quantities that Amazon answers slowly", () => {
        const enqueue = async (seller_sku: string, quantity: number) => {
          const { amazon, account, store } = connected
          const [known] = await amazon.listAmazonSkus({ seller_sku })
          const subject =
            known ??
            (await amazon.createAmazonSkus({
              account_id: account.id,
              seller_sku,
              fulfilment: "merchant",
            }))
          await amazon.outbox.enqueue([
            {
              ...{ account_id: account.id, store_id: store.id, kind: "quantity" },
              ...{ key: `${account.id}:${seller_sku}`, subject_id: subject.id },
              lane: quantity === 0 ? 0 : 1,
              payload: { seller_sku, quantity, product_type: null, lead_time_days: null },
            },
          ])
        }
        const drainWith = (slow: ReturnType<typeof slowAmazon>) =>
          drainStock({
            ...aContext(container, { ...connected, byCountry: { de: connected.store } as never }),
            amazon: Object.create(connected.amazon, { client: { value: async () => slow } }),
          })

        it("do not hold up a zero", async () => {
          await updateStock()
          for (let n = 0; n < 20; n++) {
            await enqueue(`SLOW-${n}`, 5)
          }
          // Nothing but the zero lets the others be answered.
          const slow = slowAmazon({ answersAfter: "SOLD-OUT" })
          const draining = drainWith(slow)
          await slow.called(5)
          await enqueue("SOLD-OUT", 0)
          expect(await draining).toEqual({ complete: true })
          expect(slow.calls.map(({ sku }) => sku).indexOf("SOLD-OUT")).toBe(5)
          expect(slow.calls).toHaveLength(21)
        })

        it("are decided anew only when it is known what Amazon has", async () => {
          const { amazon, account } = connected
          await updateStock()
          await setLevel(31)
          await amazon.stock.markAll(account.id)
          await enqueue("LAST", 1)
          const slow = slowAmazon({ answersAfter: "LATER" })
          const draining = drainWith(slow)
          await slow.called(2)
          // Marked again while 36 is on its way, which is still right: nothing more to send.
          await amazon.stock.markAll(account.id)
          await enqueue("LATER", 1)
          expect(await draining).toEqual({ complete: true })
          expect(slow.calls.filter(({ sku }) => sku === merchant.sku)).toEqual([
            { sku: merchant.sku, quantity: 36 },
          ])
          expect(await item()).toMatchObject({ expected_quantity: 36, dirty_at: null })
        })
      })

      describe("a seller SKU that becomes Amazon's while its quantity waits", () => {
        const waiting = async () => {
          const { amazon, account } = connected
          await updateStock()
          const { id } = await item()
          await amazon.outbox.enqueue([
            {
              account_id: account.id,
              kind: "quantity",
              key: `${account.id}:${merchant.sku}`,
              subject_id: id,
              lane: 2,
              payload: { seller_sku: merchant.sku, quantity: 3, lead_time_days: null },
            },
          ])
          await local.control("DELETE", "/calls")
        }
        const becomesAmazons = () =>
          connected.amazon.offerItems.upsertRead(connected.account.id, [
            {
              seller_sku: merchant.sku,
              fulfilment: "amazon",
              ...{ product_type: null, lead_time_days: null, quantity: null },
            },
          ])
        const states = async () =>
          (await connected.amazon.listAmazonOutboxes({ lane: 2 })).map(({ state }) => state)

        it("is decided anew, and its quantity withdrawn", async () => {
          await waiting()
          await becomesAmazons()
          await updateStock()
          expect(await patches()).toBe(0)
          expect(await states()).toEqual(["superseded"])
          expect(await item()).toMatchObject({ reasons: [{ code: "amazon_fulfils" }] })
        })

        it("is sent nothing when it is not marked any more", async () => {
          await waiting()
          await becomesAmazons()
          await connected.amazon.db.knex("amazon_sku").update({ dirty_at: null })
          await updateStock()
          expect(await patches()).toBe(0)
          expect(await states()).toEqual(["cancelled"])
        })
      })

      describe("the handling time after the first patch", () => {
        const mode = async () =>
          (await connected.amazon.retrieveAmazonAccount(connected.account.id)).quantity_patch_mode

        it("is asked again at the next patch when Amazon does not answer", async () => {
          await setLevel(13)
          await connected.amazon.stock.markAll(connected.account.id)
          await local.control("POST", "/faults", {
            operation: "getListingsItem",
            kind: "500",
            rate: 1,
          })
          await updateStock()
          expect(await item()).toMatchObject({ sent_quantity: 18, expected_quantity: 18 })
          const open = await connected.amazon.listAmazonOutboxes({ state: ["waiting", "refused"] })
          expect(open).toEqual([])
          expect(await mode()).toBe("unproven")
          await local.control("DELETE", "/faults")
          await setLevel(14)
          await connected.amazon.stock.markAll(connected.account.id)
          await updateStock()
          expect(await mode()).toBe("merge")
        })

        it("is stated with every quantity once a merge lost it", async () => {
          await setLevel(13)
          await connected.amazon.stock.markAll(connected.account.id)
          const forgetful = forgetfulAmazon(merchant.sku)
          await drainStock({
            ...aContext(container, { ...connected, byCountry: { de: connected.store } as never }),
            amazon: Object.create(connected.amazon, { client: { value: async () => forgetful } }),
          })
          expect(forgetful.operations).toEqual(["merge", "replace"])
          expect(forgetful.listing).toEqual({
            fulfillment_channel_code: "DEFAULT",
            quantity: 18,
            lead_time_to_ship_max_days: merchant.leadTimeDays,
          })
          expect(await mode()).toBe("replace")
        })
      })
    },
  })
})
