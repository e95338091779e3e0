import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { notAllowed } from "../../src/modules/amazon/lib/refusal"
import { forgetConsents } from "../../src/workflows/accounts/consent-states"
import { connectAmazonStoresWorkflow } from "../../src/workflows/accounts/workflows/connect-amazon-stores"
import { startStock } from "../helpers/start-stock"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { createPerson, GERMANY, NETHERLANDS, type Person } from "./helpers/bad-input"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"

jest.setTimeout(180_000)

const FRANCE = "A13V1IB3VIYZZH"
const EGYPT = "ARBP9OOSHTCHU"
const AMERICA = "ATVPDKIKX0DER"
const TULP = "A2TULPEU0000NL"
const BLOEM = "A9BLOEMEU000DE"

let local: LocalAmazon

beforeAll(async () => {
  local = await startLocalAmazon()
  process.env.AMAZON_ENDPOINT = local.url
})

afterAll(() => local.stop())

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let person: Person
    let colleague: Admin
    beforeAll(async () => {
      person = await createPerson(api, getContainer())
      colleague = await createAdmin(getContainer(), api, "bob@example.com")
    })
    afterEach(() => stopInProcess())

    const control = async (path: string, body: object) => {
      const answer = await fetch(`${local.url}/emulator${path}`, {
        method: "POST",
        body: JSON.stringify(body),
      })
      const told = (await answer.json()) as Record<string, string>
      expect([path, answer.status, told.error]).toEqual([path, 200, undefined])
      return told
    }
    const batch = (stores: object[], more: object = {}) =>
      person.post("/stores/batch", {
        stores,
        email: "anna@example.com",
        sales_channel_id: person.shop.salesChannelId,
        ...more,
      })
    const addStores = async (...marketplaces: string[]) => {
      const { status, data } = await batch(
        marketplaces.map((marketplace_id) => ({ marketplace_id, name: `At ${marketplace_id}` }))
      )
      expect([status, data.message]).toEqual([200, undefined])
      return data.stores.map(({ id }: { id: string }) => id) as string[]
    }
    /** The seller agrees, the browser comes back. @returns the state. */
    const agree = async (storeIds: string[], seller = "EU") => {
      const { status, data } = await person.post("/connections", { store_ids: storeIds })
      expect([status, data.message]).toEqual([200, undefined])
      const back = await local.consent({
        state: data.state,
        seller,
        redirect_uri: new URL(data.consent_url).searchParams.get("redirect_uri") ?? "",
      })
      await person.callback(Object.fromEntries(back.searchParams))
      return data.state as string
    }
    const connectionOf = async (state: string) =>
      (await person.get(`/connections/${state}`)).data.connection
    const confirm = (state: string, body: object = {}) =>
      person.post(`/connections/${state}/confirm`, body)
    const connect = async (storeIds: string[], seller = "EU") => {
      const state = await agree(storeIds, seller)
      const { status, data } = await confirm(state)
      expect([status, data.message]).toEqual([200, undefined])
      return state
    }
    const tokens = async () => {
      const states = await person.amazon.listAmazonOauthStates({}, { take: null })
      return states.filter(({ refresh_token }) => refresh_token !== null).length
    }

    describe("several stores in one go", () => {
      it("adds them all, with one set of choices", async () => {
        const since = "2026-11-01T00:00:00.000Z"
        const { status, data } = await batch(
          [
            { marketplace_id: GERMANY, name: "Amazon DE" },
            { marketplace_id: NETHERLANDS, name: "Amazon NL" },
          ],
          { stock_enabled: false, import_since: since }
        )
        expect(status).toBe(200)
        expect(data.stores).toMatchObject([
          { name: "Amazon DE", country_code: "DE", status: "setup" },
          { name: "Amazon NL", country_code: "NL", status: "setup" },
        ])
        for (const store of data.stores) {
          expect(store).toMatchObject({
            email: "anna@example.com",
            settings: { stock: { enabled: false }, orders: { import_since: since } },
          })
        }
        // What was added together goes on together.
        expect(new Set(data.stores.map((store: any) => store.created_at)).size).toBe(1)
        const flows = await person.amazon.dataflows.list(data.stores.map((store: any) => store.id))
        expect(flows.length % 2).toBe(0)
        const { data: list } = await person.get("/marketplaces")
        expect(list.marketplaces).toHaveLength(23)
        expect(list.marketplaces.find(({ id }: any) => id === GERMANY)).toMatchObject({
          store: { name: "Amazon DE" },
          addable: false,
          language: "de_DE",
        })
      })

      it.each<[string, object[], object, string, string]>([
        [
          "a marketplace that is none",
          [
            { marketplace_id: GERMANY, name: "a" },
            { marketplace_id: "A0", name: "b" },
          ],
          {},
          "marketplace_not_found",
          "stores.1.marketplace_id",
        ],
        [
          "one named twice",
          [
            { marketplace_id: GERMANY, name: "a" },
            { marketplace_id: GERMANY, name: "b" },
          ],
          {},
          "marketplace_repeated",
          "stores.1.marketplace_id",
        ],
        ["no name", [{ marketplace_id: GERMANY, name: " " }], {}, "text_empty", "stores.0.name"],
        ["none", [], {}, "list_length", "stores"],
        [
          "a channel that is gone",
          [{ marketplace_id: GERMANY, name: "a" }],
          { sales_channel_id: "sc_none" },
          "sales_channel_not_found",
          "sales_channel_id",
        ],
      ])("adds none when one of them is %s", async (_what, stores, more, code, field) => {
        const { status, data } = await batch(stores, more)
        expect([status, data.code, data.field]).toEqual([400, code, field])
        expect((await person.get("/stores")).data.count).toBe(0)
      })

      it("takes back what was made when the last of them is taken meanwhile", async () => {
        await addStores(FRANCE)
        const before = await person.amazon.db.knex("shipping_option").whereNull("deleted_at")
        const { status, data } = await batch([
          { marketplace_id: GERMANY, name: "a" },
          { marketplace_id: FRANCE, name: "b" },
        ])
        expect([status, data.code, data.field]).toEqual([
          400,
          "marketplace_taken",
          "stores.1.marketplace_id",
        ])
        expect((await person.get("/stores")).data.count).toBe(1)
        const after = await person.amazon.db.knex("shipping_option").whereNull("deleted_at")
        expect(after).toHaveLength(before.length)
      })
    })

    describe("one consent", () => {
      it("connects several stores of a region, names the account, and adds a ticked country", async () => {
        const [germany, netherlands] = await addStores(GERMANY, NETHERLANDS)
        const state = await agree([germany, netherlands])
        const connection = await connectionOf(state)
        expect(connection).toMatchObject({
          kind: "consent",
          status: "granted",
          redirect_uri: expect.stringMatching(/\/amazon\/callback$/),
          account: {
            selling_partner_id: TULP,
            name: "Tulp BV",
            selling_plan: "PROFESSIONAL",
            previous: null,
            renewal: false,
          },
        })
        const roles = connection.account.roles.filter(({ verdict }: any) => verdict === "works")
        expect(roles.map(({ role }: any) => role)).toEqual(
          expect.arrayContaining(["Inventory and Order Tracking", "Product Listing"])
        )
        expect(connection.stores.map((one: any) => [one.country_code, one.state])).toEqual(
          expect.arrayContaining([
            ["DE", "connect"],
            ["NL", "connect"],
            ["FR", "add"],
          ])
        )
        const { status, data } = await confirm(state, { add_marketplace_ids: [FRANCE] })
        expect([status, data.message]).toEqual([200, undefined])
        expect(data.connection).toMatchObject({ status: "connected", account: { renewal: false } })
        expect(data.stores.map(({ name, status: is }: any) => [name, is]).sort()).toEqual([
          ["Amazon FR", "active"],
          [`At ${NETHERLANDS}`, "active"],
          [`At ${GERMANY}`, "active"],
        ])
        expect(data.stores.find(({ name }: any) => name === "Amazon FR")).toMatchObject({
          email: "anna@example.com",
          sales_channel: { id: person.shop.salesChannelId },
          account: { selling_partner_id: TULP, name: "Tulp BV" },
        })
        expect(await tokens()).toBe(0)
        // Again, and in another tab: the same answer.
        expect((await confirm(state, { add_marketplace_ids: [FRANCE] })).data.stores).toHaveLength(
          3
        )
        const audit = await person.amazon.listAmazonAudits({ what: "account_connected" })
        expect(audit).toMatchObject([{ by: person.admin.id }])
      })

      it("answers two tabs that confirm at once the same, also with a country ticked", async () => {
        const [germany] = await addStores(GERMANY)
        const state = await agree([germany])
        const body = { add_marketplace_ids: [FRANCE] }
        const answers = await Promise.all([confirm(state, body), confirm(state, body)])
        for (const { status, data } of answers) {
          expect([status, data.message]).toEqual([200, undefined])
          expect(data.stores).toHaveLength(2)
        }
        expect((await person.get("/stores")).data.count).toBe(2)
      })

      it("leaves no store behind when what Amazon gave is wiped while a person confirms", async () => {
        const [germany] = await addStores(GERMANY)
        const state = await agree([germany])
        const before = (await person.get(`/stores/${germany}`)).data.store
        // What the confirmation has read and looked at by the time it is wiped.
        const { amazon, shop, admin } = person
        const added = { name: "Amazon FR", marketplace_id: FRANCE }
        await amazon.db
          .knex("amazon_oauth_state")
          .where({ status: "granted" })
          .update({ refresh_token: null, status: "failed" })
        await expect(
          connectAmazonStoresWorkflow(getContainer()).run({
            input: {
              ...{ state, store_ids: [germany], user_id: admin.id, renewal: false },
              add: [{ ...added, sales_channel_id: shop.salesChannelId }],
            },
          })
        ).rejects.toMatchObject({ code: "connection_not_confirmable" })
        const { data } = await person.get("/stores")
        expect(data.stores).toMatchObject([{ id: germany, status: before.status, account: null }])
        const refused = await confirm(state, { add_marketplace_ids: [FRANCE] })
        expect([refused.status, refused.data.code]).toEqual([400, "connection_not_confirmable"])
      })

      it("leaves out what a person unticks, and takes nothing that was not offered", async () => {
        const [germany, egypt] = await addStores(GERMANY, EGYPT)
        const state = await agree([germany, egypt])
        expect((await connectionOf(state)).stores[1]).toMatchObject({ state: "absent" })
        const absent = await confirm(state)
        expect([absent.status, absent.data.code]).toEqual([400, "marketplace_not_in_account"])
        const foreign = await confirm(state, { store_ids: ["amzsto_other"] })
        expect(foreign.data.code).toBe("country_not_offered")
        const unsold = await confirm(state, {
          store_ids: [germany],
          add_marketplace_ids: [AMERICA],
        })
        expect(unsold.data.code).toBe("country_not_offered")
        expect((await person.get("/stores")).data.count).toBe(2)
        const { data } = await confirm(state, { store_ids: [germany] })
        expect(data.stores).toMatchObject([{ id: germany, status: "active" }])
        expect((await person.get(`/stores/${egypt}`)).data.store.account).toBeNull()
      })

      it("is for one region, for stores that are there, and at least one", async () => {
        const [germany, america] = await addStores(GERMANY, AMERICA)
        const refusal = async (store_ids: string[]) => {
          const { status, data } = await person.post("/connections", { store_ids })
          return [status, data.code]
        }
        expect(await refusal([germany, america])).toEqual([400, "stores_of_several_regions"])
        expect(await refusal(["amzsto_none"])).toEqual([404, "store_not_found"])
        expect(await refusal([])).toEqual([400, "list_length"])
        expect(await person.amazon.listAmazonOauthStates({})).toEqual([])
        expect((await person.get(`/stores/${germany}`)).data.store.status).toBe("setup")
      })

      it("refuses a state whose row was made for another user, store or region", async () => {
        const [germany, netherlands] = await addStores(GERMANY, NETHERLANDS)
        const { data } = await person.post("/connections", { store_ids: [germany] })
        for (const change of [
          { user_id: colleague.id },
          { store_ids: JSON.stringify([germany, netherlands]) },
          { region: "na" },
        ]) {
          const [kept] = await person.amazon.db
            .knex("amazon_oauth_state")
            .where({ state: data.state })
            .select("user_id", "region")
          await person.amazon.db
            .knex("amazon_oauth_state")
            .where({ state: data.state })
            .update(change)
          expect((await connectionOf(data.state)).error.code).toBe("unknown_state")
          await person.amazon.db
            .knex("amazon_oauth_state")
            .where({ state: data.state })
            .update({ ...kept, store_ids: JSON.stringify([germany]) })
        }
        expect((await connectionOf(data.state)).status).toBe("waiting")
        const cut = `${data.state.split(".")[0]}.AAAA`
        expect((await connectionOf(cut)).error.code).toBe("unknown_state")
      })

      it("does not connect an account on the Individual plan", async () => {
        await control("/sellers", { sellerId: "BLOEM", sellingPlan: "INDIVIDUAL" })
        try {
          const [germany] = await addStores(GERMANY)
          const state = await agree([germany], "BLOEM")
          expect(await connectionOf(state)).toMatchObject({
            status: "failed",
            error: { code: "individual_plan" },
            stores: [{ id: germany }],
          })
          expect(await tokens()).toBe(0)
        } finally {
          await control("/sellers", { sellerId: "BLOEM", sellingPlan: "PROFESSIONAL" })
        }
      })

      it.each([
        ["MD5101", "address_not_registered"],
        ["MD1000", "draft_application"],
        ["access_denied", "denied"],
      ])("explains what Amazon brings back in place of a code: %s", async (error, code) => {
        const [germany] = await addStores(GERMANY)
        const { data } = await person.post("/connections", { store_ids: [germany] })
        await person.callback({ state: data.state, error })
        const { error: told, redirect_uri } = await connectionOf(data.state)
        expect([told.code, redirect_uri]).toEqual([code, data.redirect_uri])
      })
    })

    describe("what waits", () => {
      it("is wiped after an hour, when given up, and when the person agrees once more", async () => {
        const [germany] = await addStores(GERMANY)
        const first = await agree([germany])
        expect(await tokens()).toBe(1)
        const second = await agree([germany])
        expect(await tokens()).toBe(1)
        expect((await connectionOf(first)).error.code).toBe("abandoned")

        const other = await answerOf(
          api.delete(`/admin/amazon/connections/${second}`, colleague.headers)
        )
        expect(other.data.connection.error.code).toBe("other_user")
        expect(await tokens()).toBe(1)
        await person.remove(`/connections/${second}`)
        expect(await tokens()).toBe(0)
        expect((await confirm(second)).data.code).toBe("connection_not_confirmable")

        const third = await agree([germany])
        const { knex } = person.amazon.db
        await knex.raw(
          `update amazon_oauth_state set used_at = now() - interval '61 minutes' where state = ?`,
          [third]
        )
        expect((await connectionOf(third)).error.code).toBe("grant_expired")
        expect((await confirm(third)).data.parameters.reason).toBe("grant_expired")
        expect(await forgetConsents(knex)).toBe(1)
        expect(await tokens()).toBe(0)
        expect(await forgetConsents(knex)).toBe(0)
        expect((await connectionOf(third)).error.code).toBe("grant_expired")

        await knex.raw(`update amazon_oauth_state set expires_at = now() - interval '31 days'`)
        await forgetConsents(knex)
        expect(await person.amazon.listAmazonOauthStates({})).toEqual([])
        expect((await confirm(await agree([germany]))).status).toBe(200)
      })
    })

    describe("renewal", () => {
      it("of the same account is confirmed by itself and changes nothing else", async () => {
        const [germany] = await addStores(GERMANY)
        await connect([germany])
        const [before] = await person.amazon.listAmazonAccounts({})
        await person.post(`/stores/${germany}`, { settings: { stock: { threshold: 3 } } })
        const state = await agree([germany])
        const connection = await connectionOf(state)
        expect(connection).toMatchObject({ status: "connected", account: { renewal: true } })
        const [after] = await person.amazon.listAmazonAccounts({})
        expect(after.id).toBe(before.id)
        expect(after.refresh_token).not.toBe(before.refresh_token)
        expect((await person.get(`/stores/${germany}`)).data.store).toMatchObject({
          status: "active",
          settings: { stock: { threshold: 3 } },
        })
        expect(await tokens()).toBe(0)
      })

      it.each([
        ["a no", notAllowed("store_deleted", "The store was deleted meanwhile.")],
        ["a fault", new Error("the lease could not be taken")],
      ])("that could not be confirmed by itself waits for the person: %s", async (_what, error) => {
        const [germany] = await addStores(GERMANY)
        await connect([germany])
        const [before] = await person.amazon.listAmazonAccounts({})
        const { leases } = person.amazon
        const run = leases.run.bind(leases)
        const failing = jest
          .spyOn(leases, "run")
          .mockImplementation((key, ...rest) =>
            key.startsWith("consent:") ? Promise.reject(error) : run(key, ...rest)
          )
        const state = await agree([germany]).finally(() => failing.mockRestore())
        expect(await connectionOf(state)).toMatchObject({
          ...{ status: "granted", error: null, account: { renewal: true } },
          stores: expect.arrayContaining([
            expect.objectContaining({ id: germany, selected: true }),
          ]),
        })
        expect(await tokens()).toBe(1)
        const { status, data } = await confirm(state)
        expect([status, data.connection?.status]).toEqual([200, "connected"])
        const [after] = await person.amazon.listAmazonAccounts({})
        expect(after.refresh_token).not.toBe(before.refresh_token)
      })

      it("of a disconnected store asks, as the person wanted it disconnected", async () => {
        const [germany] = await addStores(GERMANY)
        await connect([germany])
        await person.post(`/stores/${germany}/disconnect`)
        const state = await agree([germany])
        expect(await connectionOf(state)).toMatchObject({
          status: "granted",
          account: { renewal: false, previous: null },
        })
      })
    })

    describe("another account than before", () => {
      const occupy = async (storeId: string) => {
        const [account] = await person.amazon.listAmazonAccounts({ selling_partner_id: TULP })
        await person.amazon.createAmazonListings({
          ...{ store_id: storeId, account_id: account.id, seller_sku: "TULP-1" },
          amazon_status: ["BUYABLE"] as unknown as Record<string, unknown>,
        })
        await person.amazon.createAmazonSkus({
          ...{ account_id: account.id, seller_sku: "TULP-1", linked_by: "manual" },
          variant_id: person.shop.product.variantId,
        })
        await person.amazon.createAmazonOrders(
          ["received", "imported"].map((state, index) => ({
            account_id: account.id,
            amazon_order_id: `302-0000001-000000${index}`,
            ...{ store_id: storeId, marketplace_id: GERMANY, amazon_status: "UNSHIPPED", state },
            ...{ placed_at: new Date(), last_updated_at: new Date(), source: "poll", facts: {} },
          }))
        )
        return account
      }

      it("is refused unless the store's name is typed; then nothing of the old one is mixed in", async () => {
        const [germany] = await addStores(GERMANY)
        await connect([germany])
        const old = await occupy(germany)
        const state = await agree([germany], "BLOEM")
        expect(await connectionOf(state)).toMatchObject({
          status: "granted",
          account: {
            selling_partner_id: BLOEM,
            name: "Bloem GmbH",
            previous: {
              selling_partner_id: TULP,
              name: "Tulp BV",
              listings: 1,
              orders: 2,
              store_name: `At ${GERMANY}`,
            },
          },
        })
        for (const other_account of [undefined, "", "at a1pa6795ukmfr9", "yes"]) {
          const { status, data } = await confirm(state, { other_account })
          expect([status, data.code]).toEqual([400, "other_account"])
          expect(data.parameters).toMatchObject({ old: "Tulp BV", new: "Bloem GmbH" })
        }
        const [untouched] = await person.amazon.listAmazonAccounts({})
        expect(untouched).toMatchObject({ id: old.id, status: "active" })
        expect(untouched.refresh_token).not.toBeNull()

        const { status, data } = await confirm(state, { other_account: `At ${GERMANY}` })
        expect([status, data.message]).toEqual([200, undefined])
        expect(data.stores).toMatchObject([{ account: { selling_partner_id: BLOEM } }])
        const accounts = await person.amazon.listAmazonAccounts({})
        expect(accounts.find(({ id }) => id === old.id)).toMatchObject({
          status: "disconnected",
          refresh_token: null,
          access_token: null,
        })
        const fresh = accounts.find(({ selling_partner_id }) => selling_partner_id === BLOEM)!
        expect(await person.amazon.listAmazonListings({ store_id: germany })).toEqual([])
        expect(await person.amazon.listAmazonSkus({ account_id: fresh.id })).toEqual([])
        const orders = await person.amazon.listAmazonOrders({}, { order: { state: "ASC" } })
        expect(orders.map((order) => [order.state, order.store_id, order.account_id])).toEqual([
          ["imported", germany, old.id],
          ["received", null, old.id],
        ])
      })

      it.each(["active", "paused"])(
        "sends no stock of a store that was %s before",
        async (stage) => {
          const [germany] = await addStores(GERMANY)
          await connect([germany])
          await startStock(person.amazon, germany)
          if (stage === "paused") {
            await person.post(`/stores/${germany}/pause`)
          }
          const stateOfStock = async () => {
            const [store, flow] = await Promise.all([
              person.get(`/stores/${germany}`),
              person.get(`/stores/${germany}/flows/stock-update`),
            ])
            return { started: store.data.store.figures.stock_started, care: flow.data.flow.care }
          }
          const taken = { acknowledged_at: expect.any(String) }
          expect(await stateOfStock()).toMatchObject({ started: true, care: taken })
          const state = await agree([germany], "BLOEM")
          expect((await confirm(state, { other_account: `At ${GERMANY}` })).status).toBe(200)
          // What the person has looked at were the other account's matches: it is offered anew.
          expect(await stateOfStock()).toMatchObject({
            started: false,
            care: { text: "stock-1", acknowledged_at: null, acknowledged_by: null },
          })
          await person.post(`/stores/${germany}/resume`)
          const early = await person.post(`/stores/${germany}/flows/stock-update/run`)
          expect([early.status, early.data.code]).toEqual([400, "flow_not_acknowledged"])
        }
      )

      it("leaves a paused store paused, and says since when", async () => {
        const [germany] = await addStores(GERMANY)
        await connect([germany])
        const { data: before } = await person.post(`/stores/${germany}/pause`)
        const state = await agree([germany], "BLOEM")
        const { status, data } = await confirm(state, { other_account: `At ${GERMANY}` })
        expect([status, data.message]).toEqual([200, undefined])
        expect(data.stores).toMatchObject([
          {
            ...{ status: "paused", account: { selling_partner_id: BLOEM } },
            life: { since: before.store.life.since, by: before.store.life.by },
          },
        ])
        const accounts = await person.amazon.listAmazonAccounts({ selling_partner_id: TULP })
        expect(accounts).toMatchObject([{ status: "disconnected", refresh_token: null }])
        const { data: resumed } = await person.post(`/stores/${germany}/resume`)
        expect(resumed.store.status).toBe("active")
      })

      it("takes no store along that somebody connected to yet another account meanwhile", async () => {
        const [germany, netherlands] = await addStores(GERMANY, NETHERLANDS)
        const state = await agree([germany, netherlands], "BLOEM")
        expect(await connectionOf(state)).toMatchObject({ account: { previous: null } })
        // What this confirmation has read by the time a colleague's is saved.
        const input = { state, store_ids: [germany, netherlands], user_id: person.admin.id }
        const tulp = await person.amazon.createAmazonAccounts({
          ...{ region: "eu", selling_partner_id: TULP, name: "Tulp BV" },
          refresh_token: person.amazon.secrets.seal("Atzr|invented"),
        })
        await person.amazon.updateAmazonStores({
          ...{ id: netherlands, account_id: tulp.id, status: "active" },
        })
        for (const leaves of [undefined, "A0SOMEBODYELSE"]) {
          await expect(
            connectAmazonStoresWorkflow(getContainer()).run({
              input: { ...input, renewal: false, leaves },
            })
          ).rejects.toMatchObject({
            code: "other_account",
            parameters: { old: "Tulp BV", new: "Bloem GmbH", store: `At ${NETHERLANDS}` },
          })
        }
        expect(await person.amazon.listAmazonAccounts({})).toMatchObject([{ id: tulp.id }])
        expect((await connectionOf(state)).account.previous.store_name).toBe(`At ${NETHERLANDS}`)
        const { status } = await confirm(state, { other_account: `At ${NETHERLANDS}` })
        expect(status).toBe(200)
      })

      it("is given to one of two accounts that are confirmed at once, and the other is refused", async () => {
        const [germany, netherlands] = await addStores(GERMANY, NETHERLANDS)
        // Of two stores, as a second consent for the same one ends the first.
        const states = [await agree([germany]), await agree([netherlands], "BLOEM")]
        const { knex } = person.amazon.db
        const held = await knex.transaction()
        await held.raw("select 1 from amazon_store where id = ? for update", [germany])
        const confirmed = states.map((state) =>
          connectAmazonStoresWorkflow(getContainer()).run({
            input: { state, store_ids: [germany], user_id: person.admin.id, renewal: false },
          })
        )
        // Both have looked at the store, and wait to have it.
        for (let waiting = 0; waiting < 2;) {
          const { rows } = await knex.raw(
            `select count(*)::int as waiting from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`
          )
          waiting = rows[0].waiting
        }
        await held.commit()
        const ended = await Promise.allSettled(confirmed)
        const refused = ended.findIndex(({ status }) => status === "rejected")
        expect(ended[1 - refused]).toMatchObject({ status: "fulfilled" })
        expect(ended[refused]).toMatchObject({
          reason: { code: "other_account", parameters: { store: `At ${GERMANY}` } },
        })
        // Nothing of the refused one is kept.
        const accounts = await person.amazon.listAmazonAccounts({})
        expect(accounts.map(({ selling_partner_id }) => selling_partner_id)).toEqual([
          [TULP, BLOEM][1 - refused],
        ])
        expect(await person.amazon.retrieveAmazonStore(germany)).toMatchObject({
          account_id: accounts[0].id,
        })
        expect((await connectionOf(states[refused])).status).toBe("granted")
      })

      it("keeps the old account's tokens while another of its stores needs them", async () => {
        const [germany, netherlands] = await addStores(GERMANY, NETHERLANDS)
        await connect([germany, netherlands])
        const state = await agree([germany], "BLOEM")
        // The name it would get is not that of a store there is.
        await person.post(`/stores/${netherlands}`, { name: "Amazon NL" })
        const { stores } = await connectionOf(state)
        expect(stores.find(({ country_code }: any) => country_code === "NL")).toMatchObject({
          ...{ id: null, name: "Amazon NL 2", state: "add" },
        })
        await confirm(state, { other_account: `At ${GERMANY}` })
        const accounts = await person.amazon.listAmazonAccounts({})
        expect(
          accounts.map(({ status, refresh_token }) => [status, refresh_token === null])
        ).toEqual([
          ["active", false],
          ["active", false],
        ])
        const { data } = await person.get("/stores")
        expect(
          data.stores.map((store: any) => [store.status, store.account.selling_partner_id]).sort()
        ).toEqual([
          ["active", TULP],
          ["active", BLOEM],
        ])
      })

      it("may have a store of a country that the first account has too", async () => {
        const [first] = await addStores(GERMANY)
        await connect([first])
        const [second] = await addStores(GERMANY)
        await connect([second], "BLOEM")
        const { data } = await person.get("/stores")
        expect(data.stores.map((store: any) => store.account.selling_partner_id)).toEqual([
          TULP,
          BLOEM,
        ])
      })
    })

    describe("from Seller Central", () => {
      /** "Authorize" in Manage your apps. @returns the browser's next address, at the shop. */
      const press = async (seller: string) => {
        await control("/settings", { loginUri: "http://localhost:9000/amazon/login" })
        const answer = await fetch(`${local.url}/apps/manage`, {
          method: "POST",
          body: new URLSearchParams({ seller }),
          redirect: "manual",
        })
        return new URL(answer.headers.get("location") ?? "")
      }
      const open = (query: string) =>
        answerOf(api.get(`/amazon/login?${query}`, { maxRedirects: 0, validateStatus: () => true }))

      it("leads by the admin's page back to Amazon and to the same check", async () => {
        const [germany] = await addStores(GERMANY)
        await connect([germany])
        const login = await press(TULP)
        const page = await open(login.search.slice(1))
        expect(page.status).toBe(302)
        expect(page.headers["referrer-policy"]).toBe("no-referrer")
        const target = new URL(page.headers.location, "http://shop.example")
        // In the path: signing in, where that comes first, keeps the path alone.
        const [, segment] = /^\/app\/amazon\/login\/([A-Za-z0-9_-]+)$/.exec(target.pathname) ?? []
        const query = new URLSearchParams(Buffer.from(segment, "base64url").toString())
        const told = Object.fromEntries(query)

        const { data } = await person.get(`/connections/login?${query}`)
        expect(data.login).toMatchObject({
          selling_partner_id: TULP,
          account: { name: "Tulp BV" },
          stores: [{ id: germany }],
        })
        const { status, data: next } = await person.post("/connections/login", told)
        expect([status, next.message]).toEqual([200, undefined])
        expect(next.redirect_url.startsWith(told.amazon_callback_uri)).toBe(true)
        const back = await fetch(next.redirect_url, { redirect: "manual" })
        const callback = new URL(back.headers.get("location") ?? "")
        expect(callback.pathname).toBe("/amazon/callback")
        await person.callback(Object.fromEntries(callback.searchParams))
        expect(await connectionOf(next.state)).toMatchObject({
          kind: "login",
          status: "connected",
          account: { renewal: true },
        })
      })

      it("takes stores in set-up for an account that is not known, and says when there is none", async () => {
        const told = Object.fromEntries((await press(BLOEM)).searchParams)
        const none = await person.post("/connections/login", told)
        expect([none.status, none.data.code]).toEqual([400, "no_store_to_connect"])
        const [netherlands] = await addStores(NETHERLANDS)
        const query = new URLSearchParams(told)
        const { data } = await person.get(`/connections/login?${query}`)
        expect(data.login).toMatchObject({ account: null, stores: [{ id: netherlands }] })
        const { data: next } = await person.post("/connections/login", told)
        expect(await connectionOf(next.state)).toMatchObject({ status: "waiting", kind: "login" })
      })

      it.each([
        ["https://evil.example/apps/authorize/confirm/x"],
        ["https://sellercentral.amazon.de.evil.example/apps"],
        ["http://127.0.0.1:1/apps"],
        ["//evil.example"],
        [""],
      ])("leads nowhere for the callback %s", async (amazon_callback_uri) => {
        const told = { amazon_callback_uri, amazon_state: "s", selling_partner_id: TULP }
        const answer = await open(String(new URLSearchParams(told)))
        expect(answer.status).toBe(400)
        expect(answer.headers.location).toBeUndefined()
        const posted = await person.post("/connections/login", told)
        expect(posted.status).toBe(400)
        expect(["login_callback_foreign", "text_empty"]).toContain(posted.data.code)
      })
    })

    describe("a token from Seller Central", () => {
      const enter = (body: object) => person.post("/connections/token", body)
      const tokenOf = async (sellerId: string) =>
        (await control("/grants", { sellerId })).refreshToken

      it("is proved by real calls, checked as any other, and has no end", async () => {
        const [germany] = await addStores(GERMANY)
        const refresh_token = await tokenOf("EU")
        const { status, data } = await enter({
          ...{ store_ids: [germany], selling_partner_id: TULP },
          refresh_token: ` ${refresh_token}\n`,
        })
        expect([status, data.message]).toEqual([200, undefined])
        expect(JSON.stringify(data)).not.toContain(refresh_token)
        expect(await connectionOf(data.state)).toMatchObject({
          kind: "token",
          status: "granted",
          account: { selling_partner_id: TULP, name: "Tulp BV", expires_at: null },
        })
        const { data: done } = await confirm(data.state)
        expect(done.stores).toMatchObject([{ status: "active", account: { expires_at: null } }])
        const [account] = await person.amazon.listAmazonAccounts({})
        expect(account.refresh_token).not.toContain(refresh_token)
        expect(person.amazon.secrets.open(account.refresh_token!)).toBe(refresh_token)
      })

      it("is refused at the field that is wrong, and nothing is kept", async () => {
        const [germany] = await addStores(GERMANY)
        const [good, american] = [await tokenOf("EU"), await tokenOf("NA")]
        const input = { store_ids: [germany], selling_partner_id: TULP, refresh_token: good }
        const wrong: [object, string, string][] = [
          [{ refresh_token: "secret word" }, "refresh_token_invalid", "refresh_token"],
          [{ refresh_token: { word: "secret word" } }, "refresh_token_invalid", "refresh_token"],
          [{ refresh_token: `Atzr|${"x".repeat(50)}` }, "refresh_token_refused", "refresh_token"],
          [{ refresh_token: american }, "refresh_token_elsewhere", "refresh_token"],
          [{ selling_partner_id: BLOEM }, "seller_id_refused", "selling_partner_id"],
          [{ selling_partner_id: "a b" }, "seller_id_invalid", "selling_partner_id"],
          [{ store_ids: ["amzsto_none"] }, "store_not_found", "store_ids"],
        ]
        for (const [change, code, field] of wrong) {
          const { data } = await enter({ ...input, ...change })
          expect([change, data.code, data.field]).toEqual([change, code, field])
          expect(JSON.stringify(data)).not.toMatch(/secret word|Atzr\|\w/)
        }
        expect(await tokens()).toBe(0)
        expect(await person.amazon.listAmazonAccounts({})).toEqual([])
      })
    })

    describe("proof", () => {
      it("is a call that Amazon answered, not what is written down", async () => {
        const [germany] = await addStores(GERMANY)
        const proof = async () => (await person.get(`/stores/${germany}/proof`)).data.proof
        expect(await proof()).toMatchObject({ connected: false })
        await connect([germany])
        expect(await proof()).toMatchObject({ connected: true, at: expect.any(String) })
        await control("/revoke", { sellerId: "EU" })
        expect(await proof()).toMatchObject({ connected: false, error: expect.any(String) })
      })
    })
  },
})
