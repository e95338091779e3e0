import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { decideMarkedQuantities } from "../../src/workflows/stock/decide-marked-quantities"
import { linkOfferItems } from "../../src/workflows/listings/link-offer-items"
import { retryOrders } from "../../src/workflows/orders/retry-orders"
import { reviewChangedOrders } from "../../src/workflows/orders/review-changed-orders"
import { updateAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/update-amazon-store"
import { amazonOrderId, anAmazonOrder, aSimpleOrder } from "./helpers/amazon-orders"
import { importedOrders, inboxRow, ledger } from "./helpers/imported"
import { graph, PARTS, seedShop, SKUS, type Shop } from "./helpers/shop"
import { aContext, expireLeases, runImport, seedStores, tell, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

/** Orders of several countries and conventions, with the totals they must have in Medusa. */
const SAMPLES = [
  {
    order: anAmazonOrder({
      number: 1,
      total: "23.90",
      items: [
        {
          quantity: 2,
          parts: { ITEM: "20.00", SHIPPING: "3.90", TAX: "3.82" },
          taxDetails: { ITEM: "3.19", SHIPPING: "0.63" },
        },
      ],
    }),
    total: "23.9",
    tax: "3.82",
    lines: [2],
  },
  {
    // Three for ten: no price of one unit exists.
    order: anAmazonOrder({
      number: 2,
      total: "10.00",
      items: [{ quantity: 3, parts: { ITEM: "10.00", TAX: "1.60" } }],
    }),
    total: "10",
    tax: "1.60",
    lines: [1, 2],
  },
  {
    order: anAmazonOrder({
      number: 3,
      country: "jp",
      total: "3300",
      items: [{ quantity: 2, parts: { ITEM: "3300", TAX: "300" } }],
    }),
    total: "3300",
    tax: "300.00",
    lines: [2],
  },
  {
    // Tax on top of the prices.
    order: anAmazonOrder({
      number: 4,
      country: "us",
      total: "21.65",
      items: [
        { quantity: 1, sku: SKUS.blue, parts: { ITEM: "20.00", TAX: "1.65" }, total: "21.65" },
      ],
    }),
    total: "21.65",
    tax: "1.65",
    lines: [1],
  },
  {
    order: anAmazonOrder({
      number: 5,
      total: "18.00",
      items: [{ quantity: 1, parts: { ITEM: "20.00", DISCOUNT: "2.00", TAX: "2.87" } }],
    }),
    total: "18",
    tax: "2.87",
    lines: [1],
  },
]

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("import of Amazon orders", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores
      const importAll = () => runImport(container, stores)

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
      })

      afterEach(() => jest.restoreAllMocks())

      it("makes each order once, with Amazon's totals and everything that hangs on it", async () => {
        const bus = container.resolve(Modules.EVENT_BUS)
        const events: { name: string; id: string }[] = []
        for (const name of ["amazon.order.imported", "order.placed"]) {
          bus.subscribe(name, async ({ data }) => {
            events.push({ name, id: (data as { id: string }).id })
          })
        }
        await tell(stores, ...SAMPLES.map(({ order }) => order))
        expect(await importAll()).toEqual({ imported: 5, held: 0, waiting: 0, ignored: 0 })
        const orders = await importedOrders(container)
        while (events.length < SAMPLES.length) {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        expect(events.map(({ id }) => id).sort()).toEqual(orders.map(({ id }) => id).sort())
        expect(new Set(events.map(({ name }) => name))).toEqual(new Set(["amazon.order.imported"]))
        expect(orders).toHaveLength(SAMPLES.length)
        for (const sample of SAMPLES) {
          const order = orders.find((o) => o.custom_display_id === sample.order.orderId)!
          const country = sample.order.salesChannel.marketplaceId
          const store = Object.values(stores.byCountry).find((s) => s.marketplace_id === country)!
          expect(order.raw_total.value).toBe(sample.total)
          expect(Number(order.raw_tax_total.value).toFixed(2)).toBe(sample.tax)
          expect(order).toMatchObject({
            sales_channel_id: shop.channelId,
            currency_code: store.currency_code.toLowerCase(),
            region_id: shop.regions[store.currency_code.toLowerCase() as "eur"],
            email: sample.order.buyer?.buyerEmail,
            payment_status: "captured",
            status: "pending",
            shipping_address: { first_name: "Ada", last_name: "Example" },
          })
          expect(order.items.map(({ quantity }) => quantity).sort()).toEqual(sample.lines)
          expect(order.summary.pending_difference).toBe(0)
          for (const method of order.shipping_methods) {
            expect(method.shipping_option_id).toBe(store.shipping_option_id)
          }
        }
        expect(orders.every(({ amazon_order }) => amazon_order)).toBe(true)
        expect(await ledger(stores.amazon)).toMatchObject({
          orders: 5,
          payments: 5,
          captures: 5,
          transactions: 5,
          collections: 5,
          reserved: { [SKUS.red]: 8, [SKUS.blue]: 1 },
        })
      })

      it("doubles nothing when it runs again", async () => {
        await tell(stores, ...SAMPLES.map(({ order }) => order))
        await importAll()
        const before = await ledger(stores.amazon)
        expect(await importAll()).toEqual({ imported: 0, held: 0, waiting: 0, ignored: 0 })
        await stores.amazon.db.knex("amazon_order").update({ state: "received" })
        expect(await importAll()).toMatchObject({ imported: 5 })
        expect(await ledger(stores.amazon)).toEqual(before)
      })

      it("doubles nothing with four importers at once", async () => {
        await tell(stores, ...Array.from({ length: 60 }, (_, n) => aSimpleOrder(n + 1)))
        const done = await Promise.all([importAll(), importAll(), importAll(), importAll()])
        expect(done.reduce((sum, { imported }) => sum + imported, 0)).toBe(60)
        expect(await ledger(stores.amazon)).toMatchObject({
          orders: 60,
          display_ids: 60,
          lines: 60,
          collections: 60,
          payments: 60,
          captures: 60,
          transactions: 60,
          reservations: 60,
          links: 60,
          reserved: { [SKUS.red]: 60 },
          levels: { [SKUS.red]: 60 },
        })
      })

      it("holds an unknown SKU with its reason, imports the others, and goes on once it is linked", async () => {
        await tell(stores, aSimpleOrder(1), aSimpleOrder(2, "OLD-VASE", 2), aSimpleOrder(3))
        expect(await importAll()).toMatchObject({ imported: 2, held: 1 })
        const held = await inboxRow(stores.amazon, amazonOrderId(2))
        expect(held).toMatchObject({
          state: "held",
          held_reasons: [{ code: "unknown_sku", parameters: { sku: "OLD-VASE" } }],
        })
        const [problem] = await stores.amazon.listAmazonProblems({ code: "orders_held" })
        expect(problem).toMatchObject({
          owner_id: stores.byCountry.de.id,
          subject: "unknown_sku",
          parameters: { count: 1, skus: "OLD-VASE" },
          resolved_at: null,
        })

        expect(await retryOrders(container, [held.id])).toMatchObject({ imported: 0, held: 1 })
        const freed = await linkOfferItems(
          container,
          {
            account_id: stores.account.id,
            links: [{ seller_sku: "OLD-VASE", variant_id: shop.variants[SKUS.blue] }],
          },
          "variant_id"
        )
        expect(freed.map(({ id }) => id)).toEqual([held.id])
        await stores.amazon.db.knex("amazon_order").where({ id: held.id }).update({ state: "held" })
        expect(await retryOrders(container, null)).toMatchObject({ imported: 1, held: 0 })
        expect(await ledger(stores.amazon)).toMatchObject({
          orders: 3,
          reserved: { [SKUS.red]: 2, [SKUS.blue]: 2 },
        })
        const [closed] = await stores.amazon.listAmazonProblems({ id: problem.id })
        expect(closed.resolved_at).not.toBeNull()
      })

      it("imports the others of a batch with one poisonous order, and holds that after its attempts", async () => {
        await tell(stores, ...[1, 2, 3, 4, 5, 6, 7].map((n) => aSimpleOrder(n)))
        const { knex } = stores.amazon.db
        const poison = `buyer4@example.com`
        await knex.raw(`alter table "order" add constraint poison check (email <> '${poison}')`)
        expect(await importAll()).toMatchObject({ imported: 6, held: 0 })
        expect(await inboxRow(stores.amazon, amazonOrderId(4))).toMatchObject({
          state: "received",
          attempts: 1,
        })
        for (let attempt = 2; attempt <= 3; attempt++) {
          await expireLeases(stores.amazon)
          expect(await importAll()).toMatchObject({ imported: 0, held: 0 })
        }
        await expireLeases(stores.amazon)
        expect(await importAll()).toMatchObject({ imported: 0, held: 1 })
        expect(await inboxRow(stores.amazon, amazonOrderId(4))).toMatchObject({
          state: "held",
          held_reasons: [
            {
              code: "import_failed",
              parameters: { message: expect.stringMatching(/^new row .+"poison"$/) },
            },
          ],
        })
        expect((await ledger(stores.amazon)).orders).toBe(6)
        const held = await inboxRow(stores.amazon, amazonOrderId(4))
        expect(await stores.amazon.listAmazonEvents({ subject_id: held.id })).toMatchObject([
          { what: "held", parameters: { reasons: ["import_failed"] } },
        ])

        await knex.raw(`alter table "order" drop constraint poison`)
        expect(await retryOrders(container, null)).toMatchObject({ imported: 1 })
        expect(await ledger(stores.amazon)).toMatchObject({
          orders: 7,
          reserved: { [SKUS.red]: 7 },
        })
      })

      it("counts a dead process against the orders it had claimed, but not enough to hold them", async () => {
        await tell(stores, aSimpleOrder(1))
        for (const attempts of [0, 1]) {
          const claimed = await stores.amazon.inbox.claim(stores.account.id, "dead", 60, 25)
          expect(claimed).toMatchObject([{ attempts, abandoned: attempts > 0 }])
          await expireLeases(stores.amazon)
        }
        jest
          .spyOn(container.resolve(Modules.ORDER), "createOrders")
          .mockRejectedValueOnce(new Error("deadlock detected"))
        expect(await importAll()).toMatchObject({ imported: 0, held: 0 })
        expect(await inboxRow(stores.amazon, amazonOrderId(1))).toMatchObject({
          state: "received",
          attempts: 3,
        })
        await expireLeases(stores.amazon)
        expect(await importAll()).toMatchObject({ imported: 1 })
      })

      it("imports older orders when older ones are wanted, and only then", async () => {
        const { amazon, byCountry } = stores
        const importSince = async (import_since: string | null) => {
          await updateAmazonStoreWorkflow(container).run({
            input: { id: byCountry.de.id, update: { settings: { orders: { import_since } } } },
          })
          return importAll()
        }
        const ignored = { state: "ignored", ignored_reason: "before_import_since" }
        await importSince("2026-11-01T10:05:00Z")
        await tell(stores, aSimpleOrder(2), aSimpleOrder(4), aSimpleOrder(6))
        expect(await importAll()).toMatchObject({ imported: 1, ignored: 2 })
        expect(await importSince("2026-11-02T00:00:00Z")).toMatchObject({ imported: 0, ignored: 0 })
        expect(await importSince("2026-11-01T10:03:00Z")).toMatchObject({ imported: 1, ignored: 1 })
        expect(await inboxRow(amazon, amazonOrderId(2))).toMatchObject(ignored)
        expect(await importSince(null)).toMatchObject({ imported: 1 })
        expect(await ledger(amazon)).toMatchObject({ orders: 3 })
      })

      it("holds an order whose variant was deleted meanwhile", async () => {
        await container
          .resolve(Modules.PRODUCT)
          .softDeleteProductVariants([shop.variants[SKUS.blue]])
        await tell(stores, aSimpleOrder(1), aSimpleOrder(2, SKUS.blue))
        expect(await importAll()).toMatchObject({ imported: 1, held: 1 })
        expect(await inboxRow(stores.amazon, amazonOrderId(2))).toMatchObject({
          held_reasons: [{ code: "unknown_sku", parameters: { sku: SKUS.blue } }],
        })
      })

      it("imports what has no stock location and says so", async () => {
        await tell(stores, aSimpleOrder(1, SKUS.homeless))
        expect(await importAll()).toMatchObject({ imported: 1 })
        expect(await ledger(stores.amazon)).toMatchObject({ orders: 1, reservations: 0 })
        const problems = await stores.amazon.listAmazonProblems({ code: "no_stock_location" })
        expect(problems).toMatchObject([
          { owner_id: stores.byCountry.de.id, subject: SKUS.homeless, resolved_at: null },
        ])
      })

      it("reserves each part of a kit, and nothing for what is not managed", async () => {
        await tell(stores, aSimpleOrder(1, SKUS.kit, 2), aSimpleOrder(2, SKUS.voucher))
        expect(await importAll()).toMatchObject({ imported: 2 })
        expect(await ledger(stores.amazon)).toMatchObject({
          reservations: 2,
          reserved: { [PARTS.bulb]: 12, [PARTS.pot]: 2 },
        })
      })

      it("reserves only the units still to be shipped, and none of what Amazon ships", async () => {
        await tell(
          stores,
          anAmazonOrder({
            number: 1,
            status: "PARTIALLY_SHIPPED",
            total: "30.00",
            items: [{ quantity: 3, fulfilled: 1, parts: { ITEM: "30.00" } }],
          }),
          aSimpleOrder(2, SKUS.red, 4, { fulfilledBy: "AMAZON" }),
          aSimpleOrder(3, SKUS.blue, 1, { status: "SHIPPED" })
        )
        expect(await importAll()).toMatchObject({ imported: 3 })
        expect((await ledger(stores.amazon)).reserved).toEqual({ [SKUS.red]: 2 })
      })

      it("sells more than there is rather than lose an order", async () => {
        await tell(stores, aSimpleOrder(1, SKUS.blue, 50))
        expect(await importAll()).toMatchObject({ imported: 1 })
        expect((await ledger(stores.amazon)).levels).toEqual({ [SKUS.blue]: 50 })
      })

      it("takes a pending order off the quantity, until it is cancelled", async () => {
        const { amazon, account, byCountry } = stores
        await amazon.listings.upsert(byCountry.de.id, account.id, [
          {
            ...{
              seller_sku: SKUS.red,
              asin: null,
              title: null,
              image_url: null,
              product_type: null,
            },
            ...{ amazon_status: ["BUYABLE"], identifiers: null, price: null, currency_code: null },
            ...{ issue_count: 0, issues: null },
          },
        ])
        await amazon.createAmazonSkus({
          account_id: account.id,
          seller_sku: SKUS.red,
          variant_id: shop.variants[SKUS.red],
          fulfilment: "merchant",
        })
        const desired = async () => {
          await amazon.stock.markAll(account.id)
          await decideMarkedQuantities(aContext(container, stores))
          const [item] = await amazon.listAmazonSkus({ seller_sku: SKUS.red })
          return item.desired_quantity
        }
        expect(await desired()).toBe(25)
        await tell(stores, aSimpleOrder(1, SKUS.red, 3, { status: "PENDING" }))
        expect(await importAll()).toMatchObject({ waiting: 1 })
        expect(await desired()).toBe(22)
        await tell(stores, aSimpleOrder(2, SKUS.red, 4, { status: "UNSHIPPED" }))
        expect(await desired()).toBe(18)
        expect(await importAll()).toMatchObject({ imported: 1 })
        expect(await desired()).toBe(18)
        await tell(stores, aSimpleOrder(1, SKUS.red, 3, { status: "CANCELLED", later: 5 }))
        expect(await importAll()).toMatchObject({ ignored: 1 })
        expect(await desired()).toBe(21)
        expect(await inboxRow(amazon, amazonOrderId(1))).toMatchObject({
          state: "ignored",
          ignored_reason: "cancelled_before_import",
        })
      })

      it("makes a cancellation after the import a problem, once", async () => {
        await tell(stores, aSimpleOrder(1))
        await importAll()
        await tell(stores, aSimpleOrder(1, SKUS.red, 1, { status: "CANCELLED", later: 5 }))
        await importAll()
        await reviewChangedOrders(aContext(container, stores))
        await reviewChangedOrders(aContext(container, stores))
        const problems = await stores.amazon.listAmazonProblems({ code: "cancelled_at_amazon" })
        expect(problems).toMatchObject([{ subject: amazonOrderId(1) }])
        const row = await inboxRow(stores.amazon, amazonOrderId(1))
        expect(row).toMatchObject({ state: "imported", amazon_status: "CANCELLED" })
        const events = await stores.amazon.listAmazonEvents({ subject_id: row.id })
        expect(events.map(({ what }) => what).sort()).toEqual(["changed_at_amazon", "imported"])
        const [order] = await graph(container, "order", ["status"])
        expect(order.status).toBe("pending")
      })

      it("loses no cancellation when it dies before it has said so", async () => {
        await tell(stores, aSimpleOrder(1))
        await importAll()
        await tell(stores, aSimpleOrder(1, SKUS.red, 1, { status: "CANCELLED", later: 5 }))
        jest
          .spyOn(stores.amazon.problems, "raise")
          .mockRejectedValueOnce(new Error("the process died"))
        await expect(reviewChangedOrders(aContext(container, stores))).rejects.toThrow("died")
        await reviewChangedOrders(aContext(container, stores))
        const problems = await stores.amazon.listAmazonProblems({ code: "cancelled_at_amazon" })
        expect(problems).toMatchObject([{ subject: amazonOrderId(1), resolved_at: null }])
      })

      it("says a cancellation once when it dies before it has marked it", async () => {
        await tell(stores, aSimpleOrder(1))
        await importAll()
        await tell(stores, aSimpleOrder(1, SKUS.red, 1, { status: "CANCELLED", later: 5 }))
        const { knex } = stores.amazon.db
        await knex.raw(
          `alter table amazon_event add constraint never check (what <> 'changed_at_amazon')`
        )
        await expect(reviewChangedOrders(aContext(container, stores))).rejects.toThrow("never")
        await knex.raw(`alter table amazon_event drop constraint never`)
        await reviewChangedOrders(aContext(container, stores))
        const problems = await stores.amazon.listAmazonProblems({ code: "cancelled_at_amazon" })
        expect(problems).toHaveLength(1)
      })

      it("makes another total or number of units after the import a problem, a new status none", async () => {
        await tell(stores, aSimpleOrder(1, SKUS.red, 3), aSimpleOrder(2, SKUS.red, 3))
        await importAll()
        await tell(
          stores,
          aSimpleOrder(1, SKUS.red, 2, { later: 5 }),
          aSimpleOrder(2, SKUS.red, 3, { later: 5, status: "SHIPPED" })
        )
        await reviewChangedOrders(aContext(container, stores))
        const [problem, ...more] = await stores.amazon.listAmazonProblems({})
        expect(more).toEqual([])
        expect(problem).toMatchObject({
          code: "changed_after_import",
          subject: amazonOrderId(1),
          parameters: { total_before: "30", total_after: "20", units_before: 3, units_after: 2 },
        })
      })

      it("keeps personal data out of the plain columns", async () => {
        await tell(stores, aSimpleOrder(1))
        const [row] = await stores.amazon.db.knex("amazon_order").select("*")
        const [buyer] = await stores.amazon.db.knex("amazon_buyer").select("blob")
        for (const secret of ["Ada", "example.com", "Beispielweg", "Köln"]) {
          expect(JSON.stringify(row)).not.toContain(secret)
          expect(buyer.blob).not.toContain(secret)
        }
      })
    })
  },
})
