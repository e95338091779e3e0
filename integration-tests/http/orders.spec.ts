import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { AmazonOrder } from "../../src/domain/orders"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { importRequeued } from "../../src/workflows/orders/retry-orders"
import { toInboxMessage } from "../../src/workflows/orders/to-inbox-message"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { amazonOrder, GERMANY } from "./helpers/amazon-orders"
import { createShop, type Shop } from "./helpers/shop"

jest.setTimeout(120_000)

const PERSONAL = /Mareike|Vogt|Tulpenweg|50667|\+49|marketplace\.amazon\.de/

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Admin
    let shop: Shop
    let storeId: string
    let accountId: string

    beforeAll(async () => {
      admin = await createAdmin(getContainer(), api)
      shop = await createShop(api, admin)
      const { data } = await api.post(
        "/admin/amazon/stores",
        { name: "Amazon DE", marketplace_id: GERMANY, sales_channel_id: shop.salesChannelId },
        admin.headers
      )
      storeId = data.store.id
      const account = await amazon().createAmazonAccounts({
        region: "eu",
        selling_partner_id: "A2TULPEU0000NL",
      })
      accountId = account.id
      await amazon().updateAmazonStores({ id: storeId, account_id: accountId, status: "active" })
      await amazon().dataflows.ensure([
        { owner_id: accountId, flow: "order-import", interval: 180 },
      ])
    })

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
    const get = (path: string) => answerOf(api.get(`/admin/amazon${path}`, admin.headers))
    const post = (path: string, body: unknown = {}) =>
      answerOf(api.post(`/admin/amazon${path}`, body, admin.headers))

    /** What Amazon told of orders, in the inbox and not looked at yet. */
    const receive = (orders: AmazonOrder[]) =>
      amazon().inbox.store(
        accountId,
        orders.map((order) => toInboxMessage(order, () => storeId, amazon().secrets, "poll"))
      )

    /** The inbox as the order import leaves it. */
    const receiveAndImport = async (orders: AmazonOrder[]) => {
      await receive(orders)
      const rows = await amazon().listAmazonOrders({ state: "received" }, { take: null })
      return importRequeued(getContainer(), rows)
    }

    const idOf = async (amazonOrderId: string) =>
      (await amazon().listAmazonOrders({ amazon_order_id: amazonOrderId }))[0].id

    const linesOf = ({ data }: any) => data.orders.map((order: any) => order.amazon_order_id)

    const SIX: AmazonOrder[] = [
      amazonOrder({ orderId: "302-0000001-0000001", createdTime: "2026-11-01T10:00:00Z" }),
      amazonOrder({ orderId: "302-0000002-0000002", createdTime: "2026-11-02T10:00:00Z" }),
      amazonOrder({
        orderId: "302-0000003-0000003",
        sku: "MUG-1",
        createdTime: "2026-11-03T10:00:00Z",
      }),
      amazonOrder({
        orderId: "302-0000004-0000004",
        sku: "MUG-1",
        createdTime: "2026-11-04T10:00:00Z",
      }),
      amazonOrder({
        orderId: "302-0000005-0000005",
        status: "PENDING",
        createdTime: "2026-11-05T10:00:00Z",
      }),
      amazonOrder({
        orderId: "302-0000006-0000006",
        status: "CANCELLED",
        createdTime: "2026-11-06T10:00:00Z",
      }),
    ]

    describe("GET /admin/amazon/orders", () => {
      it("shows every order, newest first, counted by tab, the buyer masked", async () => {
        expect(await receiveAndImport(SIX)).toEqual({
          imported: 2,
          held: 2,
          waiting: 1,
          ignored: 1,
        })
        const answer = await get("/orders")
        expect(answer.data).toMatchObject({
          count: 6,
          offset: 0,
          limit: 20,
          tabs: { all: 6, to_ship: 2, held: 2, waiting: 1, fba: 0, cancelled: 1 },
        })
        expect(linesOf(answer)).toEqual(SIX.map(({ orderId }) => orderId).reverse())
        expect(answer.data.orders[5]).toMatchObject({
          store: { id: storeId, name: "Amazon DE", country_code: "DE" },
          amazon_status: "UNSHIPPED",
          fulfilled_by: "MERCHANT",
          state: "imported",
          held_reasons: [],
          placed_at: "2026-11-01T10:00:00.000Z",
          ship_by: "2026-11-03T10:00:00.000Z",
          total: "29.75",
          currency_code: "EUR",
          item_count: 2,
          programs: ["PRIME"],
          buyer_masked: "M. V. · Köln, DE",
          order_id: expect.stringMatching(/^order_/),
        })
        expect(JSON.stringify(answer.data)).not.toMatch(PERSONAL)
      })

      it("filters by tab, text, state and Medusa order, and pages", async () => {
        await receiveAndImport(SIX)
        expect(linesOf(await get("/orders?tab=held"))).toEqual([
          "302-0000003-0000003",
          "302-0000004-0000004",
        ])
        expect(linesOf(await get("/orders?q=0000005"))).toEqual(["302-0000005-0000005"])
        expect((await get("/orders?q=%25")).data.count).toBe(0)
        expect((await get("/orders?state=imported")).data.tabs).toMatchObject({ all: 2, held: 0 })
        expect((await get(`/orders?store_id=${storeId}&tab=waiting`)).data.count).toBe(1)
        expect((await get("/orders?store_id=other")).data.count).toBe(0)
        const page = await get("/orders?limit=2&offset=4")
        expect(linesOf(page)).toEqual(["302-0000002-0000002", "302-0000001-0000001"])
        const { order_id } = page.data.orders[0]
        expect(linesOf(await get(`/orders?order_id=${order_id}`))).toEqual(["302-0000002-0000002"])
      })

      it.each([
        ["limit=101", /limit: 101 is not possible.*1 to 100/],
        ["limit=many", /limit/],
        ["tab=late", /tab: "late" is not known.*to_ship/],
        ["colour=red", /Unrecognized fields: 'colour'/],
      ])("refuses %s", async (query, message) => {
        const { status, data } = await get(`/orders?${query}`)
        expect(status).toBe(400)
        expect(data.message).toMatch(message)
      })

      it("counts on the store's card", async () => {
        const now = new Date()
        await receiveAndImport([
          ...SIX,
          amazonOrder({ orderId: "302-0000007-0000007", createdTime: now.toISOString() }),
        ])
        const { data } = await get("/stores")
        expect(data.stores[0].figures).toMatchObject({
          orders_today: 1,
          orders_to_ship: 3,
          orders_held: 2,
          oldest_held_at: "2026-11-03T10:00:00.000Z",
        })
        const problems = await get("/problems")
        expect(problems.data.problems[0]).toMatchObject({
          code: "orders_held",
          severity: "blocks_orders",
          store: { id: storeId },
          parameters: { reason: "unknown_sku", count: 2 },
        })
      })
    })

    describe("GET /admin/amazon/orders/:id", () => {
      it("sets Amazon's money beside Medusa's, to the cent", async () => {
        await receiveAndImport(SIX)
        const { data } = await get(`/orders/${await idOf("302-0000001-0000001")}`)
        const rows = Object.fromEntries(data.order.money.map((row: any) => [row.component, row]))
        expect(rows.items).toMatchObject({ amazon: "23.80", medusa: "23.80", difference: "0.00" })
        expect(rows.shipping).toMatchObject({ amazon: "5.95", medusa: "5.95", difference: "0.00" })
        expect(rows.tax).toMatchObject({ amazon: "4.75", medusa: "4.75", difference: "0.00" })
        expect(rows.total).toMatchObject({ amazon: "29.75", medusa: "29.75", difference: "0.00" })
        expect(data.order).toMatchObject({ convention: "tax_included", same_reason_count: 0 })
        expect(data.order.lines).toEqual([
          expect.objectContaining({
            seller_sku: "TULP-1",
            quantity_ordered: 2,
            quantity_fulfilled: 0,
            variant: { id: shop.product.variantId, title: "Red", product_id: shop.product.id },
          }),
        ])
        expect(data.order.facts.orderId).toBe("302-0000001-0000001")
        expect(JSON.stringify(data)).not.toMatch(PERSONAL)
      })

      it("shows why an order is held, for how many the reason counts, and Amazon's money", async () => {
        await receiveAndImport(SIX)
        const { data } = await get(`/orders/${await idOf("302-0000003-0000003")}`)
        expect(data.order).toMatchObject({
          state: "held",
          held_reasons: [{ code: "unknown_sku", parameters: { sku: "MUG-1" } }],
          same_reason_count: 2,
          order_id: null,
          shipments: [],
        })
        expect(data.order.lines[0]).toMatchObject({ seller_sku: "MUG-1", variant: null })
        const total = data.order.money.find((row: any) => row.component === "total")
        expect(total).toEqual({
          component: "total",
          amazon: "29.75",
          medusa: null,
          difference: null,
        })
      })

      it("shows what Amazon was told of shipments, and what was refused", async () => {
        await receiveAndImport(SIX)
        const id = await idOf("302-0000001-0000001")
        const intent = (key: string, reference: string) => ({
          account_id: accountId,
          store_id: storeId,
          kind: "shipment",
          key,
          subject_id: id,
          payload: { fulfillment_id: key, package_reference_id: reference },
        })
        await amazon().outbox.enqueue([intent("ful_1", "1"), intent("ful_2", "2")])
        const claimed = await amazon().outbox.claim(accountId, "shipment", "me", 60, 10)
        const byKey = (key: string) => claimed.find((row) => row.key === key)!.id
        await amazon().outbox.settle("me", [
          {
            id: byKey("ful_1"),
            state: "sent",
            answer: { carrierCode: "DHL", trackingNumber: "JD0001" },
          },
          { id: byKey("ful_2"), state: "refused", error: { message: "no tracking number" } },
        ])
        const { data } = await get(`/orders/${id}`)
        expect(data.order.shipments).toEqual([
          expect.objectContaining({
            package_reference_id: "1",
            carrier: "DHL",
            tracking_number: "JD0001",
            state: "sent",
            error: null,
          }),
          expect.objectContaining({
            package_reference_id: "2",
            state: "refused",
            error: "no tracking number",
          }),
        ])
      })

      it("does not know an order that is not there", async () => {
        const { status, data } = await get("/orders/amzord_none")
        expect(status).toBe(404)
        expect(data.message).toMatch(/no Amazon order amzord_none/)
      })
    })

    describe("retry and repair", () => {
      it("imports held orders once their product is there", async () => {
        await receiveAndImport(SIX)
        const id = await idOf("302-0000003-0000003")
        expect((await post(`/orders/${id}/retry`)).data).toEqual({
          imported: 0,
          held: 1,
          waiting: 0,
          ignored: 0,
        })
        await api.post(
          `/admin/products/${shop.product.id}/variants/${shop.product.variantId}`,
          { sku: "MUG-1" },
          admin.headers
        )
        expect((await post("/orders/retry", { ids: [id] })).data).toMatchObject({ imported: 1 })
        expect((await post("/orders/retry")).data).toMatchObject({ imported: 1, held: 0 })
        expect((await get("/orders")).data.tabs).toMatchObject({ held: 0, to_ship: 4 })
        expect((await get("/problems")).data.count).toBe(0)
      })

      it("says why there is nothing to try again", async () => {
        await receiveAndImport(SIX)
        const retry = async (orderId: string) => {
          const { status, data } = await post(`/orders/${await idOf(orderId)}/retry`)
          return `${status} ${data.message}`
        }
        expect(await retry("302-0000001-0000001")).toMatch(
          /^400 Order 302-0000001-0000001 is not held.* It is in Medusa already/
        )
        expect(await retry("302-0000005-0000005")).toMatch(/^400 .* when Amazon releases it/)
        const ids = [await idOf("302-0000001-0000001"), await idOf("302-0000005-0000005")]
        const both = await post("/orders/retry", { ids })
        expect(both.status).toBe(400)
        expect(both.data.message).toMatch(/None of these orders is held/)
      })

      it("links all of a repair or nothing", async () => {
        await receiveAndImport(SIX)
        const id = await idOf("302-0000003-0000003")
        const link = getContainer().resolve(ContainerRegistrationKeys.LINK)
        jest.spyOn(link, "create").mockRejectedValueOnce(new Error("made to fail"))
        const { status } = await post(`/orders/${id}/repair`, {
          links: [{ seller_sku: "MUG-1", variant_id: shop.product.variantId }],
        })
        expect(status).toBeGreaterThanOrEqual(400)
        expect((await get(`/orders/${id}`)).data.order.state).toBe("held")
        expect(await amazon().listAmazonSkus({ variant_id: shop.product.variantId })).toEqual([])
        expect(await amazon().listAmazonSkus({ linked_by: "manual" })).toEqual([])
      })

      it("repairs once: this order and the others of that SKU are imported", async () => {
        await receiveAndImport(SIX)
        const id = await idOf("302-0000003-0000003")
        const { data } = await post(`/orders/${id}/repair`, {
          links: [{ seller_sku: "MUG-1", variant_id: shop.product.variantId }],
        })
        expect(data).toEqual({ imported: 2, held: 0, waiting: 0, ignored: 0 })
        const after = (await get(`/orders/${id}`)).data.order
        expect(after).toMatchObject({ state: "imported", held_reasons: [] })
        expect(after.lines[0].variant.id).toBe(shop.product.variantId)
        expect(after.events.map((event: any) => event.what)).toContain("repaired")
        expect(after.events.find((event: any) => event.what === "repaired").by).toBe(admin.id)
      })

      it.each([
        [{ links: [] }, 400, /links: 0 entries are not possible. Give 1 to 100/],
        [
          { links: [{ seller_sku: "OTHER", variant_id: "v" }] },
          400,
          /"OTHER" is not in order.*MUG-1/,
        ],
        [{ links: [{ seller_sku: "MUG-1", variant_id: "v" }] }, 404, /no product variant v/],
        [{ links: [{ seller_sku: "MUG-1" }] }, 400, /variant_id' is required/],
      ])("refuses the repair %j and changes nothing", async (body, expected, message) => {
        await receiveAndImport(SIX)
        const id = await idOf("302-0000003-0000003")
        const { status, data } = await post(`/orders/${id}/repair`, body)
        expect(status).toBe(expected)
        expect(data.message).toMatch(message)
        expect((await get(`/orders/${id}`)).data.order.state).toBe("held")
        expect(await amazon().listAmazonSkus({ linked_by: "manual" })).toEqual([])
      })

      it("refuses more than 500 at once", async () => {
        const ids = Array.from({ length: 501 }, (_, index) => `amzord_${index}`)
        const { status, data } = await post("/orders/retry", { ids })
        expect(status).toBe(400)
        expect(data.message).toMatch(/ids: 501 entries are not possible. Give 0 to 500/)
      })
    })

    describe("listings", () => {
      const listing = (seller_sku: string, more: object = {}) => ({
        seller_sku,
        asin: "B000000001",
        title: `Title of ${seller_sku}`,
        image_url: null,
        product_type: "VASE",
        amazon_status: ["BUYABLE", "DISCOVERABLE"],
        identifiers: null,
        price: "12.95",
        currency_code: "EUR",
        issue_count: 0,
        issues: null,
        ...more,
      })
      const item = (seller_sku: string, fulfilment: "merchant" | "amazon") => ({
        seller_sku,
        fulfilment,
        product_type: "VASE",
        lead_time_days: 2,
        quantity: fulfilment === "merchant" ? 7 : null,
      })

      const readListings = async () => {
        await amazon().listings.upsert(storeId, accountId, [
          listing("FBA-1"),
          listing("MUG-1", { issue_count: 1 }),
          listing("OLD-1", { amazon_status: ["DISCOVERABLE"] }),
        ])
        await amazon().offerItems.upsertRead(accountId, [
          item("FBA-1", "amazon"),
          item("MUG-1", "merchant"),
          item("OLD-1", "merchant"),
        ])
      }

      it("lists by tab and text with what is expected at Amazon", async () => {
        await readListings()
        const { data } = await get("/listings")
        expect(data).toMatchObject({
          count: 3,
          tabs: { all: 3, linked: 0, unmatched: 3, inactive: 1, fba: 1 },
        })
        expect(data.listings[1]).toMatchObject({
          store: { id: storeId, country_code: "DE" },
          seller_sku: "MUG-1",
          amazon_status: ["BUYABLE", "DISCOVERABLE"],
          fulfilment: "merchant",
          price: "12.95",
          variant: null,
          linked_by: null,
          quantity: {
            desired: null,
            expected_at_amazon: 7,
            read_back: 7,
            sent_at: null,
            reasons: [],
          },
          issue_count: 1,
        })
        const found = async (query: string) =>
          (await get(`/listings?${query}`)).data.listings.map((entry: any) => entry.seller_sku)
        expect(await found("tab=fba")).toEqual(["FBA-1"])
        expect(await found("tab=inactive")).toEqual(["OLD-1"])
        expect(await found("q=title of mug")).toEqual(["MUG-1"])
        expect(await found(`product_id=${shop.product.id}`)).toEqual([])
      })

      it("links by hand, frees the orders held for it, and unlinks", async () => {
        await receiveAndImport(SIX)
        await readListings()
        const { data: before } = await get("/listings?q=MUG-1")
        const { id } = before.listings[0]

        const { data } = await post(`/listings/${id}/link`, { variant_id: shop.product.variantId })
        expect(data.listing).toMatchObject({
          linked_by: "manual",
          variant: {
            id: shop.product.variantId,
            title: "Red",
            product_id: shop.product.id,
            product_title: "Vase",
          },
        })
        expect((await get("/orders")).data.tabs).toMatchObject({ held: 0, waiting: 3 })
        for (const query of [
          `product_id=${shop.product.id}`,
          `variant_id=${shop.product.variantId}`,
        ]) {
          expect((await get(`/listings?${query}`)).data).toMatchObject({
            count: 1,
            listings: [{ id }],
          })
        }

        const cut = await post(`/listings/${id}/link`, { variant_id: null })
        expect(cut.data.listing).toMatchObject({ variant: null, linked_by: "manual" })
        expect((await get(`/listings/${id}`)).data.listing.variant).toBeNull()
      })

      it.each([
        [{ variant_id: "variant_none" }, 404, /no product variant variant_none/],
        [{}, 400, /'variant_id' is required/],
      ])("refuses the link %j", async (body, expected, message) => {
        await readListings()
        const { data: list } = await get("/listings?q=MUG-1")
        const { status, data } = await post(`/listings/${list.listings[0].id}/link`, body)
        expect(status).toBe(expected)
        expect(data.message).toMatch(message)
        expect((await post("/listings/amzlst_none/link", { variant_id: null })).status).toBe(404)
      })
    })
  },
})
