import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { AmazonOrder } from "../../src/domain/orders"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { importRequeued } from "../../src/workflows/orders/retry-orders"
import { toInboxMessage } from "../../src/workflows/orders/to-inbox-message"
import { amazonOrder } from "./helpers/amazon-orders"
import { createPerson, type Person } from "./helpers/bad-input"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let person: Person
    let storeId: string
    let accountId: string

    beforeAll(async () => {
      person = await createPerson(api, getContainer())
      storeId = (await person.createStore()).id
      accountId = (
        await person.amazon.createAmazonAccounts({
          region: "eu",
          selling_partner_id: "A2TULPEU0000NL",
        })
      ).id
      await person.amazon.updateAmazonStores({
        id: storeId,
        account_id: accountId,
        status: "active",
      })
    })
    afterEach(() => stopInProcess())

    const receiveAndImport = async (...orders: AmazonOrder[]) => {
      const { amazon } = person
      await amazon.inbox.store(
        accountId,
        orders.map((order) => toInboxMessage(order, () => storeId, amazon.secrets, "poll"))
      )
      const rows = await amazon.listAmazonOrders({ state: "received" }, { take: null })
      return importRequeued(getContainer(), rows)
    }
    const idOf = async (amazonOrderId: string) =>
      (await person.amazon.listAmazonOrders({ amazon_order_id: amazonOrderId }))[0].id
    const imported = amazonOrder({ orderId: "302-0000001-0000001" })
    const held = amazonOrder({ orderId: "302-0000002-0000002", sku: "MUG-1" })
    const waiting = amazonOrder({ orderId: "302-0000003-0000003", status: "PENDING" })

    const link = (variant_id: string, seller_sku = "MUG-1") => ({
      links: [{ seller_sku, variant_id }],
    })

    it("mends only orders that are held, and says how the others stand", async () => {
      await receiveAndImport(imported, held, waiting)
      for (const [order, state] of [
        [imported, "imported"],
        [waiting, "waiting"],
      ] as const) {
        const id = await idOf(order.orderId)
        const repair = link(person.shop.product.variantId, "TULP-1")
        for (const path of [`/orders/${id}/retry`, `/orders/${id}/repair`]) {
          const { status, data } = await person.post(path, repair)
          expect([status, data.code, data.parameters]).toEqual([
            400,
            "order_not_held",
            { order: order.orderId, state },
          ])
        }
        expect((await person.get(`/orders/${id}`)).data.order.state).toBe(state)
      }
      expect(await person.amazon.listAmazonSkus({ linked_by: "manual" })).toEqual([])
      const none = await person.post("/orders/retry", {
        ids: [await idOf(imported.orderId), "amzord_none"],
      })
      expect([none.status, none.data.code]).toEqual([400, "no_order_held"])
    })

    it.each<[object, number, string, string | null]>([
      [{ links: "MUG-1" }, 400, "field_wrong_type", "links"],
      [{ links: [] }, 400, "list_length", "links"],
      [{ links: [{ seller_sku: "MUG-1" }] }, 400, "field_required", "links.0.variant_id"],
      [link("variant_none"), 404, "variant_not_found", "links.variant_id"],
      [link("prod_1"), 404, "variant_not_found", "links.variant_id"],
      [link("variant_none", "OTHER"), 400, "sku_not_in_order", "links.0.seller_sku"],
      [link(""), 400, "text_empty", "links.0.variant_id"],
      [link("a\u0000"), 400, "text_unstorable", "links.0.variant_id"],
    ])("refuses the repair %j and leaves the order held", async (body, expected, code, field) => {
      await receiveAndImport(held)
      const id = await idOf(held.orderId)
      const { status, data } = await person.post(`/orders/${id}/repair`, body)
      expect([status, data.code, data.field]).toEqual([expected, code, field])
      expect((await person.get(`/orders/${id}`)).data.order.state).toBe("held")
      expect(await person.amazon.listAmazonSkus({ linked_by: "manual" })).toEqual([])
    })

    it("links neither an order nor a listing to a variant that was deleted", async () => {
      const { headers } = person.admin
      const { data } = await api.post(
        "/admin/products",
        {
          title: "Gone",
          options: [{ title: "Size", values: ["One"] }],
          variants: [{ title: "One", sku: "GONE-1", options: { Size: "One" }, prices: [] }],
        },
        headers
      )
      const gone = data.product.variants[0].id
      await api.delete(`/admin/products/${data.product.id}`, headers)
      await receiveAndImport(held)
      const repair = await person.post(`/orders/${await idOf(held.orderId)}/repair`, link(gone))
      expect([repair.status, repair.data.code]).toEqual([404, "variant_not_found"])

      await person.amazon.listings.upsert(storeId, accountId, [
        {
          seller_sku: "MUG-1",
          asin: "B000000002",
          title: "Mug",
          image_url: null,
          product_type: null,
          amazon_status: [],
          identifiers: null,
          price: null,
          currency_code: null,
          issue_count: 0,
          issues: null,
        } as never,
      ])
      await person.amazon.offerItems.ensure(accountId, ["MUG-1"])
      const [listing] = (await person.get("/listings")).data.listings
      for (const [body, code, field] of [
        [{ variant_id: gone }, "variant_not_found", "variant_id"],
        [{ variant_id: "variant_none" }, "variant_not_found", "variant_id"],
        [{}, "field_required", "variant_id"],
        [{ variant_id: 5 }, "field_wrong_type", "variant_id"],
      ] as const) {
        const refused = await person.post(`/listings/${listing.id}/link`, body)
        expect([refused.data.code, refused.data.field]).toEqual([code, field])
      }
      expect((await person.get(`/listings/${listing.id}`)).data.listing.variant).toBeNull()
    })

    it("sends no parcel again that was not refused, and changes no tracking number of it", async () => {
      await receiveAndImport(imported)
      const id = await idOf(imported.orderId)
      const again = (shipment: string) =>
        person.post(`/orders/${id}/shipments/${shipment}/retry`, { tracking_number: "JJD1" })
      const unknown = await again("amzout_none")
      expect([unknown.status, unknown.data.code]).toEqual([404, "shipment_not_found"])
      const tooLong = await person.post(`/orders/${id}/shipments/x/retry`, {
        tracking_number: "9".repeat(101),
      })
      expect([tooLong.data.code, tooLong.data.field]).toEqual(["text_too_long", "tracking_number"])
    })

    it("holds orders of a deleted sales channel with the reason, and lets them go on elsewhere", async () => {
      const { headers } = person.admin
      await api.delete(`/admin/sales-channels/${person.shop.salesChannelId}`, headers)
      const reason = (order: any) => order.held_reasons.map(({ code }: any) => code)
      expect(await receiveAndImport(imported)).toMatchObject({ held: 1, imported: 0 })
      const id = await idOf(imported.orderId)
      const { data } = await person.get(`/orders/${id}`)
      expect(reason(data.order)).toEqual(["sales_channel_missing"])
      expect((await person.get(`/stores/${storeId}`)).data.store.sales_channel).toBeNull()
      // Trying again changes nothing and breaks nothing, however often.
      for (let attempt = 0; attempt < 6; attempt++) {
        expect((await person.post(`/orders/${id}/retry`)).data).toMatchObject({ held: 1 })
      }
      expect(reason((await person.get(`/orders/${id}`)).data.order)).toEqual([
        "sales_channel_missing",
      ])

      const other = await api.post("/admin/sales-channels", { name: "Other" }, headers)
      await person.remove(`/stores/${storeId}`, { confirm: "Amazon DE", listings: "leave" })
      const next = await person.createStore({
        sales_channel_id: other.data.sales_channel.id,
        stock_location_ids: [person.shop.stockLocationId],
      })
      await person.amazon.updateAmazonStores({
        id: next.id,
        account_id: accountId,
        status: "active",
      })
      await person.amazon.requeue.assignStore(accountId, next.id, "A1PA6795UKMFR9")
      const rows = await person.amazon.listAmazonOrders({ state: "received" })
      expect(await importRequeued(getContainer(), rows)).toMatchObject({ imported: 1 })
    })
  },
})
