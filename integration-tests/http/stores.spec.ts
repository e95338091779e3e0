import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { shutDownInProcess, stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { connectAmazonStoresWorkflow } from "../../src/workflows/accounts/workflows/connect-amazon-stores"
import { deleteAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/delete-amazon-store"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"
import { createShop, type Shop } from "./helpers/shop"

jest.setTimeout(120_000)

const GERMANY = "A1PA6795UKMFR9"
const NETHERLANDS = "A1805IZSGTT6HS"

let local: LocalAmazon

beforeAll(async () => {
  local = await startLocalAmazon()
  process.env.AMAZON_ENDPOINT = local.url
})

afterAll(async () => {
  await local.stop()
})

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Admin
    let shop: Shop

    beforeAll(async () => {
      admin = await createAdmin(getContainer(), api)
      shop = await createShop(api, admin)
    })

    afterEach(() => stopInProcess())

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
    const get = (path: string, as = admin) => answerOf(api.get(`/admin/amazon${path}`, as.headers))
    const post = (path: string, body: unknown = {}, as = admin) =>
      answerOf(api.post(`/admin/amazon${path}`, body, as.headers))
    /** Leaves the listings as they are; the name is typed for it. */
    const remove = async (id: string, body?: object) => {
      const [known] = await amazon().listAmazonStores({ id })
      const data = body ?? { confirm: known?.name ?? "gone", listings: "leave" }
      return answerOf(api.delete(`/admin/amazon/stores/${id}`, { ...admin.headers, data }))
    }

    const createStore = async (more: object = {}) => {
      const { data, status } = await post("/stores", {
        name: "Amazon DE",
        email: "anna@example.com",
        marketplace_id: GERMANY,
        sales_channel_id: shop.salesChannelId,
        ...more,
      })
      if (status !== 200) throw new Error(JSON.stringify(data))
      return data.store
    }

    /** Consent page, callback, and the answer that the admin sees. */
    const grant = async (storeId: string, seller = "EU") => {
      const { data } = await post(`/stores/${storeId}/connect`)
      const consent = new URL(data.consent_url)
      const back = await local.consent({
        state: data.state,
        seller,
        redirect_uri: consent.searchParams.get("redirect_uri") ?? "",
      })
      const answer = await api.get(`${back.pathname}${back.search}`, {
        maxRedirects: 0,
        validateStatus: () => true,
      })
      return { state: data.state as string, answer }
    }

    const connectStore = async (storeId: string) => {
      const { state } = await grant(storeId)
      const confirmed = await post(`/connections/${state}/confirm`)
      await post(`/stores/${storeId}/flows/stock-update/acknowledge`, { text: "stock-1" })
      return confirmed
    }

    describe("without a user", () => {
      const addresses = [
        ["get", "/admin/amazon"],
        ["get", "/admin/amazon/stores"],
        ["post", "/admin/amazon/stores"],
        ["get", "/admin/amazon/orders"],
        ["post", "/admin/amazon/orders/retry"],
        ["get", "/admin/amazon/listings"],
        ["get", "/admin/amazon/problems"],
        ["get", "/admin/amazon/connections/x"],
      ]
      it("is refused everywhere", async () => {
        for (const [method, path] of addresses) {
          const { status } = await answerOf(api.request({ method, url: path, data: {} }))
          expect([method, path, status]).toEqual([method, path, 401])
        }
      })
    })

    describe("GET /admin/amazon", () => {
      it("shows an empty home and where Amazon sends people back to", async () => {
        const { data } = await get("")
        expect(data).toEqual({
          stores: [],
          problems: [],
          problem_count: 0,
          application: {
            configured: true,
            missing: [],
            redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+\/amazon\/callback$/),
            emulator: true,
          },
        })
      })

      it("says what is missing when there are no application keys", async () => {
        const options = amazon().options as { application?: unknown; encryptionKeys?: string }
        const { application, encryptionKeys } = options
        const applications = amazon().applications as unknown as { ofOptions?: object }
        const { ofOptions } = applications
        const store = await createStore()
        Object.assign(options, { application: undefined, encryptionKeys: undefined })
        Object.assign(applications, { ofOptions: undefined })
        try {
          const home = await get("")
          expect(home.data.application).toMatchObject({
            configured: false,
            missing: ["application", "encryptionKeys"],
          })
          const refused = await post(`/stores/${store.id}/connect`)
          expect(refused.status).toBe(400)
          expect(refused.data.message).toMatch(/"application" and "encryptionKeys"/)
        } finally {
          Object.assign(options, { application, encryptionKeys })
          Object.assign(applications, { ofOptions })
        }
      })

      it("counts today in the time zone asked for, and refuses an unknown one", async () => {
        expect((await get("?tz=Europe/Amsterdam")).status).toBe(200)
        const { status, data } = await get("?tz=Mars/Olympus")
        expect(status).toBe(400)
        expect(data.message).toMatch(/tz: "Mars\/Olympus" is not a time zone.*Europe\/Amsterdam/)
      })
    })

    describe("stores", () => {
      it("adds a store with safe defaults and lists it with its figures", async () => {
        const store = await createStore()
        expect(store).toMatchObject({
          name: "Amazon DE",
          email: "anna@example.com",
          status: "setup",
          country_code: "DE",
          domain: "amazon.de",
          currency_code: "EUR",
          region: "eu",
          sales_channel: { id: shop.salesChannelId, name: "Amazon" },
          account: null,
          settings: { stock: { enabled: true, threshold: 0, maximum: null } },
        })
        const { data } = await get("/stores")
        expect(data.count).toBe(1)
        expect(data.stores[0].figures).toEqual({
          orders_today: 0,
          orders_to_ship: 0,
          orders_held: 0,
          oldest_held_at: null,
          listings_active: 0,
          listings_unmatched: 0,
          stock_waiting: 0,
          stock_sent_at: null,
          stock_started: false,
        })
        const { data: list } = await get("/marketplaces")
        const found = list.marketplaces.find(({ id }: { id: string }) => id === GERMANY)
        expect(found).toMatchObject({ name: "Germany", store: { id: store.id, name: "Amazon DE" } })
        expect(list.marketplaces.filter((entry: { store: unknown }) => entry.store)).toHaveLength(1)
      })

      const wrongStores: [object, RegExp][] = [
        [{ name: "" }, /name: it is empty/],
        [{ name: undefined }, /'name' is required/],
        [{ email: "anna" }, /email: "anna" is not an e-mail address/],
        [{ marketplace_id: "A0" }, /marketplace_id: "A0" is not an Amazon marketplace/],
        [{ sales_channel_id: "sc_none" }, /sales_channel_id: there is no sales channel sc_none/],
        [{ stock_location_ids: ["sloc_none"] }, /no stock location sloc_none/],
        [
          { attribute_map: [{ identifier: "EAN", source: "colour" }] },
          /"colour" is not an attribute/,
        ],
        [
          { attribute_map: [{ identifier: "X", source: "sku" }] },
          /identifier: "X" is not known.*SKU/,
        ],
        [{ colour: "red" }, /Unrecognized fields: 'colour'/],
      ]
      it("refuses what is wrong with field, value and remedy", async () => {
        for (const [wrong, message] of wrongStores) {
          const { status, data } = await post("/stores", {
            name: "Amazon DE",
            marketplace_id: GERMANY,
            sales_channel_id: shop.salesChannelId,
            ...wrong,
          })
          expect([wrong, status]).toEqual([wrong, 400])
          expect(data.message).toMatch(message)
          expect((await get("/stores")).data.count).toBe(0)
        }
      })

      it("refuses a second store of the same country", async () => {
        await createStore()
        const { status, data } = await post("/stores", {
          name: "Again",
          marketplace_id: GERMANY,
          sales_channel_id: shop.salesChannelId,
        })
        expect(status).toBe(400)
        expect(data.message).toMatch(/marketplace_id: “Amazon DE” is already there/)
      })

      it("changes settings and refuses impossible ones", async () => {
        const { id } = await createStore()
        const { data } = await post(`/stores/${id}`, {
          name: "Deutschland",
          stock_location_ids: [shop.stockLocationId],
          settings: { stock: { threshold: 2, maximum: 50 } },
        })
        expect(data.store).toMatchObject({
          name: "Deutschland",
          stock_locations: [{ id: shop.stockLocationId, name: "Venlo" }],
          settings: { stock: { enabled: true, threshold: 2, maximum: 50 } },
        })
        const wrong = await post(`/stores/${id}`, { settings: { stock: { threshold: -1 } } })
        expect(wrong.status).toBe(400)
        expect(wrong.data.message).toMatch(/settings.stock.threshold: -1 is not possible.*0 to/)
        const country = await post(`/stores/${id}`, { marketplace_id: NETHERLANDS })
        expect(country.data.message).toMatch(/Unrecognized fields: 'marketplace_id'/)
      })

      it("needs a stock location when it is added and whenever its locations are saved", async () => {
        const made = await api.post("/admin/sales-channels", { name: "Empty" }, admin.headers)
        const empty = { sales_channel_id: made.data.sales_channel.id as string }
        const none = /sales_channel_id: this sales channel has no stock location. Link one under/
        const refused = await post("/stores", {
          name: "Amazon DE",
          marketplace_id: GERMANY,
          ...empty,
        })
        expect(refused.status).toBe(400)
        expect(refused.data.message).toMatch(none)

        const { id } = await createStore({ ...empty, stock_location_ids: [shop.stockLocationId] })
        const emptied = await post(`/stores/${id}`, { stock_location_ids: [] })
        expect(emptied.status).toBe(400)
        expect(emptied.data.message).toMatch(none)
        const unknown = await post(`/stores/${id}`, { stock_location_ids: ["sloc_none"] })
        expect(unknown.data.message).toMatch(/no stock location sloc_none/)
        const { data } = await get(`/stores/${id}`)
        expect(data.store.stock_locations).toMatchObject([{ id: shop.stockLocationId }])
        expect((await post(`/stores/${id}`, { name: "Renamed" })).status).toBe(200)

        const other = await createStore({ marketplace_id: NETHERLANDS })
        expect((await post(`/stores/${other.id}`, { stock_location_ids: [] })).status).toBe(200)
      })

      it("shows a store with its flows, deletes it, and does not know it any more", async () => {
        const { id } = await createStore()
        const { data } = await get(`/stores/${id}`)
        expect(data.store.id).toBe(id)
        expect(data.flows.map((flow: { id: string }) => flow.id)).toEqual([
          "listing-sync",
          "order-import",
          "order-status-update",
          "stock-update",
          "full-stock-update",
          "notifications",
        ])
        expect(data.flows[1]).toMatchObject({
          unit: "account",
          enabled: true,
          state: "blocked",
          blocked_by: "not_connected",
          backlog: 0,
          late: false,
        })
        expect(data.flows[5]).toMatchObject({
          state: "blocked",
          blocked_by: "not_configured",
          next_due_at: null,
          late: false,
        })
        const refused = await post(`/stores/${id}/flows/notifications/run`)
        expect(refused.status).toBe(400)
        expect(refused.data).toMatchObject({ code: "flow_not_configured" })
        const unnamed = await remove(id, { confirm: "Amazon", listings: "leave" })
        expect([unnamed.status, unnamed.data.code]).toEqual([400, "name_not_typed"])
        expect((await remove(id, {})).data.code).toBe("field_required")
        const unsent = await remove(id, { confirm: data.store.name, listings: "zero" })
        expect([unsent.status, unsent.data.code]).toEqual([400, "store_not_connected"])
        const gone = await remove(id)
        expect(gone.data).toEqual({ id, object: "amazon_store", deleted: true, store: null })
        expect((await get(`/stores/${id}`)).status).toBe(404)
        expect((await get("/stores")).data.count).toBe(0)
      })
    })

    describe("connection", () => {
      it("goes from the store to Amazon and back, and the store is active", async () => {
        const store = await createStore()
        const { state, answer } = await grant(store.id)
        expect(answer.status).toBe(302)
        expect(answer.headers.location).toMatch(new RegExp(`/app/amazon/connect/${state}$`))
        expect(answer.headers["referrer-policy"]).toBe("no-referrer")
        expect(answer.headers["cache-control"]).toBe("no-store")

        const { data: pending } = await get(`/connections/${state}`)
        expect(pending.connection).toMatchObject({
          status: "granted",
          error: null,
          account: { selling_partner_id: "A2TULPEU0000NL", region: "eu" },
        })
        expect(pending.connection.stores[0]).toMatchObject({
          id: store.id,
          participating: true,
          selected: true,
        })

        const { data } = await post(`/connections/${state}/confirm`)
        expect(data.connection.status).toBe("connected")
        expect(data.stores).toHaveLength(1)
        expect(data.stores[0]).toMatchObject({
          id: store.id,
          status: "active",
          account: { selling_partner_id: "A2TULPEU0000NL", status: "active" },
        })
        expect(data.stores[0]).not.toHaveProperty("figures")
        expect(JSON.stringify(data)).not.toMatch(/refresh_token|Atzr/)
      })

      it("keeps a consent to the user who asked for it", async () => {
        const store = await createStore()
        const { state } = await grant(store.id)
        const other = await createAdmin(getContainer(), api, "bob@example.com")
        const { data } = await get(`/connections/${state}`, other)
        expect(data.connection).toMatchObject({ status: "failed", error: { code: "other_user" } })
        expect((await post(`/connections/${state}/confirm`, {}, other)).status).toBe(400)
        expect((await get(`/stores/${store.id}`)).data.store.account).toBeNull()
      })

      it("sends an unknown state to the page that explains it", async () => {
        const answer = await api.get("/amazon/callback?state=never-made&spapi_oauth_code=x", {
          maxRedirects: 0,
          validateStatus: () => true,
        })
        expect(answer.status).toBe(302)
        expect(answer.headers.location).toMatch(/\/app\/amazon\/connect\/never-made$/)
        const { data } = await get("/connections/never-made")
        expect(data.connection).toMatchObject({
          status: "failed",
          error: { code: "unknown_state" },
        })
      })

      it("says what to do when Amazon's answer has no state", async () => {
        const answer = await answerOf(api.get("/amazon/callback"))
        expect(answer.status).toBe(400)
        expect(answer.data).toMatch(/choose Connect again/)
      })

      it("does not confirm what a person refused at Amazon", async () => {
        const store = await createStore()
        const { data } = await post(`/stores/${store.id}/connect`)
        await api.get(`/amazon/callback?state=${data.state}&error=access_denied`, {
          maxRedirects: 0,
          validateStatus: () => true,
        })
        const pending = await get(`/connections/${data.state}`)
        expect(pending.data.connection.error.code).toBe("denied")
        const { status, data: refused } = await post(`/connections/${data.state}/confirm`)
        expect(status).toBe(400)
        expect(refused.message).toMatch(/denied.*Open Amazon again/)
      })

      it("takes a consent once, however often it is confirmed", async () => {
        const { id } = await createStore()
        const { state } = await grant(id)
        const confirm = () => post(`/connections/${state}/confirm`)
        const answers = await Promise.all([confirm(), confirm()])
        // One that looked before the first had taken the consent.
        await expect(
          connectAmazonStoresWorkflow(getContainer()).run({
            input: { state, store_ids: [id], user_id: admin.id, renewal: false },
          })
        ).rejects.toMatchObject({ code: "connection_not_confirmable" })
        for (const { status, data } of [...answers, await confirm()]) {
          expect(status).toBe(200)
          expect(data.connection.status).toBe("connected")
          expect(data.stores).toMatchObject([{ id, status: "active" }])
        }
        const accounts = await amazon().listAmazonAccounts({})
        expect(accounts).toHaveLength(1)
        expect(accounts[0]).toMatchObject({ status: "active" })
        expect(accounts[0].refresh_token).not.toBeNull()
        expect((await amazon().client(accounts[0].id)).orders).toBeDefined()
        const events = await amazon().listAmazonEvents({ subject_id: id })
        expect(events).toMatchObject([{ what: "connected", by: admin.id }])
      })

      it("connects no second store of an account's country, and names the first", async () => {
        const first = await createStore()
        await connectStore(first.id)
        await post(`/stores/${first.id}/disconnect`)
        const second = await createStore({ name: "Once more" })
        const { state } = await grant(second.id)
        const refused = await post(`/connections/${state}/confirm`)
        expect(refused.status).toBe(400)
        expect(refused.data.message).toMatch(
          /“Amazon DE” \(disconnected\) is already the store of this seller account for amazon.de. Connect/
        )
        // Nothing half-made: the consent still waits, the account stays without tokens.
        expect((await get(`/connections/${state}`)).data.connection.status).toBe("granted")
        const [account] = await amazon().listAmazonAccounts({})
        expect(account).toMatchObject({ status: "disconnected", refresh_token: null })
        expect((await get(`/stores/${second.id}`)).data.store).toMatchObject({
          status: "waiting",
          account: null,
        })

        await remove(first.id)
        const { data } = await post(`/connections/${state}/confirm`)
        expect(data.stores).toMatchObject([{ id: second.id, status: "active" }])
      })

      it("leaves what is not imported to the next store of the marketplace", async () => {
        const old = await createStore()
        await connectStore(old.id)
        const [account] = await amazon().listAmazonAccounts({})
        const states: [string, object][] = [
          ["received", {}],
          ["waiting", {}],
          ["held", { held_reasons: [{ code: "sales_channel_missing", parameters: {} }] }],
          ["ignored", { ignored_reason: "before_import_since" }],
          ["imported", { order_id: "order_test" }],
        ]
        await amazon().createAmazonOrders(
          states.map(([state, more], index) => ({
            account_id: account.id,
            amazon_order_id: `302-0000001-000000${index}`,
            store_id: old.id,
            marketplace_id: GERMANY,
            amazon_status: "UNSHIPPED",
            placed_at: new Date(),
            last_updated_at: new Date(),
            source: "poll",
            facts: {},
            state,
            ...more,
          }))
        )
        const ordersNow = async () => {
          const orders = await amazon().listAmazonOrders({}, { order: { amazon_order_id: "ASC" } })
          return orders.map(({ state, store_id }) => [state, store_id])
        }
        const intent = { account_id: account.id, store_id: old.id, payload: {} }
        await amazon().createAmazonOutboxes([
          { ...intent, kind: "quantity", key: "a", state: "waiting" },
          { ...intent, kind: "quantity", key: "b", state: "sent" },
          { ...intent, kind: "shipment", key: "c", state: "waiting" },
        ])
        await amazon().problems.raise({
          owner_id: old.id,
          code: "orders_held",
          severity: "blocks_orders",
        })

        const gone = await remove(old.id)
        expect(gone.status).toBe(200)
        const { errors } = await deleteAmazonStoreWorkflow(getContainer()).run({
          input: { id: old.id },
        })
        expect(errors).toEqual([])
        expect(await ordersNow()).toEqual([
          ["received", null],
          ["waiting", null],
          ["received", null],
          ["ignored", null],
          ["imported", old.id],
        ])
        expect((await get("/problems")).data.count).toBe(0)
        expect(await amazon().dataflows.list([old.id])).toEqual([])
        const intents = await amazon().listAmazonOutboxes({}, { order: { key: "ASC" } })
        expect(intents.map(({ key, state }) => [key, state])).toEqual([
          ["a", "cancelled"],
          ["b", "sent"],
        ])
        // Meanwhile an import found no store for one of them.
        await amazon()
          .db.knex("amazon_order")
          .where({ amazon_order_id: "302-0000001-0000000" })
          .update({ state: "ignored", ignored_reason: "no_store" })

        const anew = await createStore({ name: "Anew" })
        await connectStore(anew.id)
        expect(await ordersNow()).toEqual([
          ["received", anew.id],
          ["waiting", anew.id],
          ["received", anew.id],
          ["ignored", anew.id],
          ["imported", old.id],
        ])
      })

      it("disconnects, twice without harm, and wipes the tokens", async () => {
        const { id } = await createStore()
        await connectStore(id)
        await post(`/stores/${id}/disconnect`)
        const { data } = await post(`/stores/${id}/disconnect`)
        expect(data.store).toMatchObject({ status: "disconnected" })
        const events = await amazon().listAmazonEvents({ subject_id: id })
        expect(events.filter(({ what }) => what === "disconnected")).toHaveLength(1)
        const [account] = await amazon().listAmazonAccounts({})
        expect(account.refresh_token).toBeNull()
        const flow = await get(`/stores/${id}/flows/order-import`)
        expect(flow.data.flow).toMatchObject({ state: "blocked", blocked_by: "not_connected" })
      })
    })

    describe("life", () => {
      it("pauses and resumes, says by whom, and refuses what cannot be done", async () => {
        const { id } = await createStore()
        const early = await post(`/stores/${id}/pause`)
        expect([early.status, early.data.code]).toEqual([400, "store_not_connected"])
        await connectStore(id)
        const paused = await post(`/stores/${id}/pause`)
        expect(paused.data.store).toMatchObject({
          status: "paused",
          life: { since: expect.any(String), by: expect.any(String), closing: null },
        })
        expect((await post(`/stores/${id}/keep`)).data.code).toBe("store_not_closing")
        const { data } = await get(`/stores/${id}/closing`)
        expect(data).toMatchObject({ preview: { refused: "store_paused" }, closing: null })
        const resumed = await post(`/stores/${id}/resume`)
        expect(resumed.data.store).toMatchObject({
          status: "active",
          life: { since: null, by: null },
        })
      })

      it("is made read-only by hand, and claimed, with proof of who did it", async () => {
        const on = await post("/read-only", { on: true })
        expect(on.data.read_only).toMatchObject({
          on: true,
          why: "by_hand",
          since: expect.any(String),
          by: expect.any(String),
          waiting: 0,
        })
        expect((await post("/read-only", { on: "yes" })).status).toBe(400)
        const off = await post("/read-only", { on: false })
        expect(off.data.read_only).toMatchObject({ on: false, why: null, by: null })

        const { id } = await createStore()
        await connectStore(id)
        const [account] = await amazon().listAmazonAccounts({})
        await amazon().updateAmazonAccounts({ id: account.id, installation_id: "the-live-shop" })
        expect((await get("/read-only")).data.read_only).toMatchObject({
          on: true,
          why: "other_installation",
          accounts: [{ connected_by: "the-live-shop" }],
        })
        // A copy that renews the permission is still a copy.
        await connectStore(id)
        expect((await get("/read-only")).data.read_only).toMatchObject({
          on: true,
          accounts: [{ connected_by: "the-live-shop" }],
        })
        const claimed = await post("/read-only/claim")
        expect(claimed.data.read_only).toMatchObject({ on: false, accounts: [] })
        const proofs = await amazon().listAmazonAudits({})
        expect(proofs.map(({ what }) => what)).toEqual(
          expect.arrayContaining(["read_only_on", "read_only_off", "installation_claimed"])
        )
      })
    })

    describe("flows", () => {
      const flowOf = async (id: string, flow: string) =>
        (await get(`/stores/${id}/flows/${flow}`)).data.flow

      it("switches a flow for one store and sets the account's interval for all", async () => {
        const germany = await createStore()
        const netherlands = await createStore({ name: "Amazon NL", marketplace_id: NETHERLANDS })
        await connectStore(germany.id)
        await connectStore(netherlands.id)

        const { data } = await post(`/stores/${germany.id}/flows/order-import`, {
          enabled: false,
          interval: 600,
        })
        expect(data.flow).toMatchObject({
          enabled: false,
          state: "off",
          interval: 600,
          minimum_interval: 60,
          shared_with: [{ id: netherlands.id, name: "Amazon NL" }],
        })
        expect(await flowOf(netherlands.id, "order-import")).toMatchObject({
          enabled: true,
          interval: 600,
          shared_with: [{ id: germany.id, name: "Amazon DE" }],
        })
        // What needs the orders waits for them, here only.
        expect(await flowOf(germany.id, "order-status-update")).toMatchObject({
          state: "blocked",
          blocked_by: "order-import",
        })
      })

      const wrongFlows: [string, object, number, RegExp][] = [
        ["order-import", { interval: 5 }, 400, /interval: 5 seconds is below.*at least 60/],
        ["order-import", { interval: 61.5 }, 400, /interval: 61.5 is not possible/],
        ["order-import", {}, 400, /Nothing to change/],
        ["tea", { enabled: true }, 404, /no dataflow "tea".*order-import/],
      ]
      it("refuses a change of a flow that is impossible", async () => {
        const { id } = await createStore()
        for (const [flow, body, expected, message] of wrongFlows) {
          const { status, data } = await post(`/stores/${id}/flows/${flow}`, body)
          expect([flow, body, status]).toEqual([flow, body, expected])
          expect(data.message).toMatch(message)
        }
      })

      it("does not run a flow that cannot run, and says why", async () => {
        const { id } = await createStore()
        const early = await post(`/stores/${id}/flows/order-import/run`)
        expect(early.status).toBe(400)
        expect(early.data.message).toMatch(/cannot run now. Connect the store/)
        await connectStore(id)
        await post(`/stores/${id}`, { settings: { stock: { enabled: false } } })
        expect(await flowOf(id, "stock-update")).toMatchObject({
          state: "blocked",
          blocked_by: "stock_off",
        })
        const stock = await post(`/stores/${id}/flows/stock-update/run`)
        expect(stock.data.message).toMatch(/Switch on stock/)
      })

      it("runs a flow now, answers at once, and tells of the run afterwards", async () => {
        const { id } = await createStore()
        await connectStore(id)
        expect(await flowOf(id, "stock-update")).toMatchObject({ blocked_by: "listing-sync" })

        const { data } = await post(`/stores/${id}/flows/listing-sync/run`)
        expect(data).toMatchObject({ outcome: "started", flow: { id: "listing-sync" } })
        expect(data.flow.last_run_at).not.toBeNull()
        await stopWhenDone(async () => (await flowOf(id, "listing-sync")).last_success_at)

        const { data: after } = await get(`/stores/${id}/flows/listing-sync`)
        expect(after.flow).toMatchObject({ state: "idle", last_error: null, late: false })
        expect(after.runs).toHaveLength(1)
        expect(after.runs[0]).toMatchObject({ outcome: "succeeded", error: null })
        expect(after.runs[0].counts.read).toBeGreaterThan(50)
        expect(await flowOf(id, "stock-update")).toMatchObject({ state: "idle", blocked_by: null })

        const { data: cards } = await get("/stores")
        expect(cards.stores[0].figures.listings_active).toBeGreaterThan(50)
        expect(cards.stores[0].figures.listings_unmatched).toBeGreaterThan(50)
      })

      it("tries a flow, and starts one that needs care once a person has taken on its risk", async () => {
        const { id } = await createStore()
        const { state } = await grant(id)
        await post(`/connections/${state}/confirm`)
        await post(`/stores/${id}/flows/listing-sync/run`)
        await stopWhenDone(async () => (await flowOf(id, "listing-sync")).last_success_at)
        expect(await flowOf(id, "full-stock-update")).toMatchObject({
          ...{ state: "blocked", blocked_by: "not_acknowledged", enabled: true, next_due_at: null },
          care: { text: "stock-1", acknowledged_at: null, acknowledged_by: null },
          depends_on: [{ id: "listing-sync", met: true }],
        })
        const early = await post(`/stores/${id}/flows/stock-update/run`)
        expect([early.status, early.data.code]).toEqual([400, "flow_not_acknowledged"])

        const trial = await post(`/stores/${id}/flows/listing-sync/trial`)
        expect(trial.data).toMatchObject({ outcome: "started", flow: { trial: true } })
        const page = async (query: string) =>
          (await get(`/stores/${id}/flows/listing-sync?${query}`)).data
        await stopWhenDone(async () => (await page("")).trial.finished_at)
        expect((await page("")).trial).toMatchObject({
          ...{ outcome: "succeeded", dry_run: true, total: 0, rows: [], complete: true },
          waited_ms: expect.any(Number),
        })
        expect(await page("limit=1&offset=1")).toMatchObject({
          ...{ count: 2, limit: 1, offset: 1 },
          runs: [{ dry_run: false, outcome: "succeeded" }],
        })
        expect((await get(`/stores/${id}/flows/listing-sync?limit=0`)).status).toBe(400)
        const none = await post(`/stores/${id}/flows/notifications/trial`)
        expect([none.status, none.data.code]).toEqual([400, "flow_without_trial"])

        const accept = (flow: string, body: object) =>
          post(`/stores/${id}/flows/${flow}/acknowledge`, body)
        for (const [flow, body, code] of [
          ["stock-update", {}, "field_required"],
          ["stock-update", { text: "stock-0" }, "flow_text_outdated"],
          ["listing-sync", { text: "stock-1" }, "flow_needs_no_care"],
        ] as const) {
          const { status, data } = await accept(flow, body)
          expect([flow, status, data.code]).toEqual([flow, 400, code])
        }
        expect((await accept("stock-update", { text: "stock-1" })).data.flow).toMatchObject({
          ...{ state: "idle", blocked_by: null },
          care: {
            acknowledged_at: expect.any(String),
            acknowledged_by: expect.stringMatching(/./),
          },
        })
        expect(await flowOf(id, "full-stock-update")).toMatchObject({ blocked_by: null })
      })

      it("says when a flow that is to be run is running elsewhere, and has it run again after", async () => {
        const { id } = await createStore()
        await connectStore(id)
        await amazon().leases.acquire(`flow:${id}:listing-sync`, "another process", 60)
        const { status, data } = await post(`/stores/${id}/flows/listing-sync/run`)
        expect(status).toBe(200)
        expect(data).toMatchObject({ outcome: "already_running", flow: { state: "running" } })
        expect(data.runs).toEqual([])
        expect((await amazon().dataflows.get(id, "listing-sync"))!.next_due_at).toBeNull()
      })

      it("refuses to run what is switched off, what Amazon refuses, and anything while stopping", async () => {
        const { id } = await createStore()
        await connectStore(id)
        const refusal = async () => {
          const { status, data } = await post(`/stores/${id}/flows/listing-sync/run`)
          return `${status} ${data.message}`
        }
        await post(`/stores/${id}/flows/listing-sync`, { enabled: false })
        expect(await refusal()).toMatch(
          /^400 listing-sync of "Amazon DE" cannot run now. Switch it on/
        )
        await post(`/stores/${id}/flows/listing-sync`, { enabled: true })
        const [{ id: accountId }] = await amazon().listAmazonAccounts({})
        await amazon().updateAmazonAccounts({ id: accountId, status: "lapsed" })
        expect(await refusal()).toMatch(/^400 .* Amazon refuses our access: renew it/)
        await amazon().updateAmazonAccounts({ id: accountId, status: "active" })
        await shutDownInProcess()
        expect(await refusal()).toMatch(/^400 .* process is stopping/)
      })

      it("has every quantity decided anew when stock is switched on again", async () => {
        const { id } = await createStore()
        await connectStore(id)
        const [account] = await amazon().listAmazonAccounts({})
        const sku = await amazon().createAmazonSkus({
          account_id: account.id,
          seller_sku: "TULP-1",
          variant_id: shop.product.variantId,
        })
        await post(`/stores/${id}/flows/stock-update`, { enabled: false })
        const { dirty_sequence } = await amazon().retrieveAmazonSku(sku.id)
        await post(`/stores/${id}/flows/stock-update`, { enabled: true })
        expect(await amazon().retrieveAmazonSku(sku.id)).toMatchObject({
          dirty_at: expect.any(Date),
          dirty_sequence: dirty_sequence + 1,
        })
      })

      it("tells of a killed run's lease, a wait for Amazon and a lapse", async () => {
        const { id } = await createStore()
        await connectStore(id)
        const [account] = await amazon().listAmazonAccounts({})
        await amazon().leases.acquire(`flow:${account.id}:order-import`, "somebody", 60)
        expect((await flowOf(id, "order-import")).state).toBe("running")
        await amazon().leases.release(`flow:${account.id}:order-import`, "somebody")

        const row = await amazon().dataflows.get(account.id, "order-import")
        const runId = await amazon().dataflows.start(row!.id)
        await amazon().dataflows.finish(row!.id, runId, {
          outcome: "partial",
          counts: {},
          waitingUntil: new Date(Date.now() + 3_600_000),
        })
        expect((await flowOf(id, "order-import")).state).toBe("waiting_for_amazon")

        const refused = await amazon().dataflows.start(row!.id)
        await amazon().dataflows.finish(row!.id, refused, {
          outcome: "failed",
          counts: {},
          error: {
            message: "refused",
            code: "Unauthorized",
            request_id: "r-1",
            at: new Date().toISOString(),
          },
        })
        await amazon().updateAmazonAccounts({ id: account.id, status: "lapsed" })
        expect(await flowOf(id, "order-import")).toMatchObject({
          state: "blocked",
          blocked_by: "access_lapsed",
          last_error: { message: "refused", code: "Unauthorized", request_id: "r-1" },
        })
        expect((await get(`/stores/${id}`)).data.store.status).toBe("lapsed")
      })
    })

    describe("problems", () => {
      it("lists the gravest first, of the store and of its account", async () => {
        const { id } = await createStore()
        await connectStore(id)
        const [account] = await amazon().listAmazonAccounts({})
        const raise = (
          owner_id: string,
          code: string,
          severity: "soon" | "blocks_orders" | "note"
        ) => amazon().problems.raise({ owner_id, code, severity, parameters: { reason: "test" } })
        await raise(id, "quantity_refused", "note")
        await raise(account.id, "access_lapsed", "soon")
        await raise(id, "orders_held", "blocks_orders")
        await raise("amzsto_other", "orders_held", "blocks_orders")

        const { data } = await get(`/problems?store_id=${id}`)
        expect(data.count).toBe(3)
        expect(data.problems.map((problem: { code: string }) => problem.code)).toEqual([
          "orders_held",
          "access_lapsed",
          "quantity_refused",
        ])
        expect(data.problems[1]).toMatchObject({ store: { id, name: "Amazon DE" }, count: 1 })
        const { data: all } = await get("/problems?limit=1&offset=1")
        expect(all).toMatchObject({ count: 4, problems: [expect.objectContaining({ count: 1 })] })
        expect((await get("")).data).toMatchObject({ problem_count: 4 })
        await amazon().problems.resolve(id, "orders_held")
        expect((await get("/problems")).data.count).toBe(3)
      })
    })

    /** Waits for what a started flow leaves behind; bounded by the test's own time. */
    const stopWhenDone = async (done: () => Promise<unknown>) => {
      while (!(await done())) {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  },
})
