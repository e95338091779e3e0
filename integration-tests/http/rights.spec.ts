import { FeatureFlag } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { amazonRights, type AmazonRight } from "../../src/types"
import { toInboxMessage } from "../../src/workflows/orders/to-inbox-message"
import { listRoutes } from "../helpers/routes"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { amazonOrder, GERMANY } from "./helpers/amazon-orders"
import { createRightfulUser, createSuperAdmin } from "./helpers/rightful-user"
import { adminRoutes, publicRoutes } from "./helpers/route-rights"
import { createShop } from "./helpers/shop"

jest.setTimeout(180_000)

// Before Medusa reads its config: the module of roles and its links are loaded then or never.
process.env.MEDUSA_FF_RBAC = "true"
FeatureFlag.setFlag("rbac", true)
// Nobody listens there: what gets past a guard must not get as far as Amazon.
process.env.AMAZON_ENDPOINT = "http://127.0.0.1:9"

const PERSONAL = /Mareike|Vogt|Tulpenweg|50667|\+49|marketplace\.amazon\.de/
const NOBODY: Pick<Admin, "headers"> = { headers: { headers: {} } }
const routes = listRoutes()
const guarded = Object.entries(adminRoutes).filter(([, { right }]) => right !== null)
const withId = guarded.filter(([route]) => route.includes("/:"))

medusaIntegrationTestRunner({
  inApp: true,
  env: { MEDUSA_FF_RBAC: "true" },
  testSuite: ({ api, getContainer }) => {
    /** By right: who has only this one, and who has all others. */
    const only = {} as Record<AmazonRight, Admin>
    const allBut = {} as Record<AmazonRight, Admin>
    let everything: Admin
    let withoutRole: Admin
    /** One id of each kind, all of one account and one store. */
    const ids = {} as Record<"store" | "account" | "order" | "other" | "listing" | "state", string>
    let variantId: string

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)

    const ask = (route: string, path: string, as: Pick<Admin, "headers">, body: object = {}) => {
      const [method] = route.split(" ")
      const data = method === "GET" ? {} : { data: body }
      return answerOf(api.request({ method, url: path, ...as.headers, ...data }))
    }
    const pathOf = (route: string, values: Record<string, string> = {}) =>
      route.split(" ")[1].replace(/:(\w+)/g, (_all, name) => values[name] ?? "unknown")

    beforeAll(async () => {
      const container = getContainer()
      for (const right of amazonRights) {
        const others = amazonRights.filter((other) => other !== right)
        only[right] = await createRightfulUser(container, api, `only.${right}`, [right])
        allBut[right] = await createRightfulUser(container, api, `but.${right}`, others)
      }
      everything = await createRightfulUser(container, api, "all", amazonRights)
      withoutRole = await createAdmin(container, api, "none@example.com")

      const owner = await createSuperAdmin(container, api)
      const shop = await createShop(api, owner)
      variantId = shop.product.variantId
      const { data } = await api.post(
        "/admin/amazon/stores",
        { name: "Amazon DE", marketplace_id: GERMANY, sales_channel_id: shop.salesChannelId },
        everything.headers
      )
      ids.store = data.store.id
      const account = await amazon().createAmazonAccounts({
        region: "eu",
        selling_partner_id: "A2TULPEU0000NL",
      })
      ids.account = account.id
      await amazon().updateAmazonStores({
        id: ids.store,
        account_id: ids.account,
        status: "active",
      })
      const told = ["302-0000001-0000001", "302-0000002-0000002"].map((orderId) =>
        toInboxMessage(
          amazonOrder({ orderId, sku: "MUG-1" }),
          () => ids.store,
          amazon().secrets,
          "poll"
        )
      )
      await amazon().inbox.store(ids.account, told)
      const orders = await amazon().listAmazonOrders({}, { order: { amazon_order_id: "ASC" } })
      ids.order = orders[0].id
      ids.other = orders[1].id
      await amazon().createAmazonSkus({ account_id: ids.account, seller_sku: "MUG-1" })
      const listing = await amazon().createAmazonListings({
        account_id: ids.account,
        store_id: ids.store,
        seller_sku: "MUG-1",
        amazon_status: [] as never,
      })
      ids.listing = listing.id
    })

    it("knows every route of the plugin, and none that is not there", () => {
      const known = [...Object.keys(adminRoutes), ...Object.keys(publicRoutes)].sort()
      expect(known).toEqual(routes)
      expect(routes.length).toBeGreaterThan(20)
    })

    it("lets nobody in without a session", async () => {
      for (const route of Object.keys(adminRoutes)) {
        const { status, data } = await ask(route, pathOf(route), NOBODY)
        expect([route, status]).toEqual([route, 401])
        expect(JSON.stringify(data)).not.toMatch(/amz|Amazon DE/)
      }
    })

    it("refuses with 403 who has every right but the one, and who has no role", async () => {
      for (const [route, { right, body }] of guarded) {
        for (const user of [allBut[right!], withoutRole]) {
          const { status, data } = await ask(
            route,
            pathOf(route, idsFor(route)),
            user,
            bodyOf(body)
          )
          expect([route, status]).toEqual([route, 403])
          expect(Object.keys(data).sort()).toEqual(["message", "type"])
        }
        const { data } = await ask(route, pathOf(route), allBut[right!])
        expect([route, data.message]).toEqual([route, expect.stringContaining(`amazon:${right}`)])
      }
    })

    it("lets in who has the one right, as no other route's guard stands before it", async () => {
      for (const [route, { right }] of guarded) {
        const { status } = await ask(route, pathOf(route), only[right!])
        expect([route, [401, 403, 500].includes(status), status]).toEqual([route, false, status])
      }
    })

    it("refuses the id of another thing in the form of a refusal, and tells nothing", async () => {
      expect(withId.length).toBeGreaterThan(10)
      for (const [route, { body }] of withId) {
        const own = ownKindOf(route)
        const strangers = Object.entries({ ...ids, unknown: "amzsto_0", medusa: variantId })
        for (const [kind, id] of strangers.filter(([kind]) => !own.includes(kind))) {
          const path = pathOf(route, { ...idsFor(route), id, state: id })
          const answer = await ask(route, path, everything, bodyOf(body))
          expect([route, kind, isRefusal(answer)]).toEqual([route, kind, true])
          expect(JSON.stringify(answer.data)).not.toMatch(PERSONAL)
        }
      }
    })

    it("refuses a parcel of another order, and a consent that another person began", async () => {
      const parcel = await amazon().createAmazonOutboxes({
        account_id: ids.account,
        kind: "shipment",
        key: "ful_1",
        subject_id: ids.other,
        state: "refused",
        payload: { package_reference_id: "1" },
      } as never)
      const [{ id }] = [parcel].flat() as { id: string }[]
      const path = `/admin/amazon/orders/${ids.order}/shipments/${id}/retry`
      const answer = await answerOf(api.post(path, {}, everything.headers))
      expect([answer.status, answer.data.code]).toEqual([404, "shipment_not_found"])

      const begun = await api.post(
        `/admin/amazon/stores/${ids.store}/connect`,
        {},
        only.configure.headers
      )
      const state = `/admin/amazon/connections/${begun.data.state}`
      const seen = await answerOf(api.get(state, everything.headers))
      expect(isRefusal(seen)).toBe(true)
      const confirmed = await answerOf(api.post(`${state}/confirm`, {}, everything.headers))
      expect(isRefusal(confirmed)).toBe(true)
    })

    it("finds nothing by a store that is not there, neither in a list nor for a consent", async () => {
      for (const list of ["orders", "listings", "problems", "log"]) {
        const path = `/admin/amazon/${list}?store_id=${ids.order}`
        const { status, data } = await answerOf(api.get(path, everything.headers))
        const refused = isRefusal({ status, data })
        expect([list, refused || (status === 200 && data.count === 0)]).toEqual([list, true])
      }
      const body = { store_ids: [ids.store, ids.order] }
      const { headers } = everything
      const begun = await answerOf(api.post("/admin/amazon/connections", body, headers))
      expect(isRefusal(begun)).toBe(true)
      expect(await amazon().listAmazonOauthStates({})).toEqual([])
    })

    it("tells everybody their own rights", async () => {
      const rightsOf = async (user: Admin) =>
        (await api.get("/admin/amazon/rights", user.headers)).data.rights
      for (const right of amazonRights) {
        expect(await rightsOf(only[right])).toEqual([right])
      }
      expect(await rightsOf(everything)).toEqual(amazonRights)
      expect(await rightsOf(withoutRole)).toEqual([])
    })

    describe("POST /admin/amazon/orders/:id/buyer", () => {
      const reveal = (id: string, as = only.see_personal_data) =>
        answerOf(api.post(`/admin/amazon/orders/${id}/buyer`, {}, as.headers))
      const audit = () => amazon().listAmazonAudits({ what: "buyer_revealed" })

      it("shows the buyer to who has the right, keeps no copy, and records who looked", async () => {
        const { status, data, headers } = await reveal(ids.order)
        expect(status).toBe(200)
        expect(data).toEqual({
          buyer: {
            name: "Mareike Vogt",
            company: null,
            address: ["Tulpenweg 7", "50667 Köln"],
            country_code: "DE",
            email: "abc123@marketplace.amazon.de",
            phone: "+49 221 000000",
          },
          erased_at: null,
        })
        expect(headers["cache-control"]).toBe("no-store")
        const entries = await audit()
        expect(entries).toEqual([
          expect.objectContaining({ by: only.see_personal_data.id, subject: ids.order }),
        ])
        expect(JSON.stringify(entries)).not.toMatch(PERSONAL)
      })

      it("shows the mask only to everybody else", async () => {
        const { data } = await api.get(`/admin/amazon/orders/${ids.order}`, only.view.headers)
        expect(data.order.buyer_masked).toBe("M. V. · Köln, DE")
        expect(JSON.stringify(data)).not.toMatch(PERSONAL)
        expect((await reveal(ids.order, allBut.see_personal_data)).status).toBe(403)
        expect(await audit()).toEqual([])
      })

      it("says when the data was erased or never came", async () => {
        const [record] = await amazon().listAmazonBuyers({ amazon_order_row_id: ids.order })
        const erased_at = new Date("2026-11-05T10:00:00Z")
        await amazon().updateAmazonBuyers({ id: record.id, blob: null, erased_at })
        expect((await reveal(ids.order)).data).toEqual({
          buyer: null,
          erased_at: erased_at.toISOString(),
        })
        await amazon().deleteAmazonBuyers(record.id)
        expect((await reveal(ids.order)).data).toEqual({ buyer: null, erased_at: null })
        expect(await audit()).toEqual([])
      })

      it("names the key that is missing, and quotes nothing of a record that is none", async () => {
        const [record] = await amazon().listAmazonBuyers({ amazon_order_row_id: ids.order })
        await amazon().updateAmazonBuyers({ id: record.id, blob: "v1.gone.aaaa.bbbb.cccc" })
        expect((await reveal(ids.order)).data.code).toBe("encryption_key_missing")
        const blob = amazon().secrets.seal("Mareike Vogt, no JSON")
        await amazon().updateAmazonBuyers({ id: record.id, blob })
        const { status, data } = await reveal(ids.order)
        expect([status, data.code]).toEqual([400, "secret_unreadable"])
        expect(JSON.stringify(data)).not.toMatch(PERSONAL)
      })
    })

    const bodyOf = (body?: (ids: { variantId: string }) => object) => body?.({ variantId }) ?? {}

    /** Ids that the route is meant for. */
    const ownKindOf = (route: string): string[] =>
      route.includes("/stores/:id")
        ? ["store"]
        : route.includes("/orders/:id")
          ? ["order", "other"]
          : route.includes("/listings/:id")
            ? ["listing"]
            : []

    const idsFor = (route: string): Record<string, string> => ({
      id: ids[(ownKindOf(route)[0] ?? "store") as keyof typeof ids],
      flow: "order-import",
    })

    /** Also a consent that is answered with 200 and the reason for which it failed, and nothing else. */
    const isRefusal = ({ status, data }: { status: number; data: any }): boolean =>
      data.connection
        ? data.connection.status === "failed" &&
          data.connection.account === null &&
          data.connection.stores.length === 0
        : [400, 404].includes(status) &&
          typeof data.code === "string" &&
          "parameters" in data &&
          "field" in data
  },
})
