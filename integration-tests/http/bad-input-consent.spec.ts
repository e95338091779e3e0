import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { answerOf, createAdmin } from "./helpers/admin"
import { createPerson, NETHERLANDS, type Person } from "./helpers/bad-input"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"

jest.setTimeout(180_000)

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
    beforeAll(async () => {
      person = await createPerson(api, getContainer())
    })
    afterEach(() => stopInProcess())

    const failureOf = async (state: string) => {
      const { data } = await person.get(`/connections/${encodeURIComponent(state)}`)
      return `${data.connection.status} ${data.connection.error?.code}`
    }

    /** Nothing came of it: no account, no token, and the store can be connected as before. */
    const expectNothingMade = async (storeId: string) => {
      expect(await person.amazon.listAmazonAccounts({})).toEqual([])
      expect((await person.get(`/stores/${storeId}`)).data.store).toMatchObject({ account: null })
      expect((await person.connect(local, storeId)).data.stores).toMatchObject([
        { id: storeId, status: "active" },
      ])
    }

    it("explains a state that was never made, also to a browser without session", async () => {
      const store = await person.createStore()
      const answer = await person.callback({ state: "never-made", spapi_oauth_code: "x" })
      expect(answer.status).toBe(302)
      expect(await failureOf("never-made")).toBe("failed unknown_state")
      const confirmed = await person.post("/connections/never-made/confirm")
      expect(confirmed).toMatchObject({
        status: 400,
        data: {
          code: "connection_not_confirmable",
          type: "not_allowed",
          parameters: { reason: "unknown_state" },
        },
      })
      expect((await answerOf(api.get("/admin/amazon/connections/never-made"))).status).toBe(401)
      await expectNothingMade(store.id)
    })

    it("uses a state once: the second answer changes nothing", async () => {
      const store = await person.createStore()
      const back = await person.agree(local, store.id)
      await person.callback(back)
      await person.callback({ ...back, spapi_oauth_code: "another", selling_partner_id: "A1B2C3" })
      const { data } = await person.get(`/connections/${back.state}`)
      expect(data.connection).toMatchObject({
        status: "granted",
        account: { selling_partner_id: "A2TULPEU0000NL" },
      })
      await person.post(`/connections/${back.state}/confirm`)
      await person.callback(back)
      expect((await person.get(`/connections/${back.state}`)).data.connection.status).toBe(
        "connected"
      )
      expect(await person.amazon.listAmazonAccounts({})).toHaveLength(1)
    })

    it("gives a person ten minutes, and then asks to begin again", async () => {
      const store = await person.createStore()
      const { data } = await person.post(`/stores/${store.id}/connect`)
      const minutes = (Date.parse(data.expires_at) - Date.now()) / 60_000
      expect(minutes).toBeGreaterThan(9)
      expect(minutes).toBeLessThanOrEqual(10)

      const back = await person.agree(local, store.id)
      await person.amazon.db.knex.raw(
        `update amazon_oauth_state set expires_at = now() - interval '1 second' where state = ?`,
        [back.state]
      )
      await person.callback(back)
      expect(await failureOf(back.state)).toBe("failed state_expired")
      const confirmed = await person.post(`/connections/${back.state}/confirm`)
      expect(confirmed.data.message).toMatch(/state_expired.*Open Amazon again/)
      await expectNothingMade(store.id)
    })

    it.each([
      ["a code that was never given", { spapi_oauth_code: "ANgarbled" }, "code_expired"],
      ["a garbled code", { spapi_oauth_code: "\u0000\ud800 %%%" }, "answer_incomplete"],
      ["no code", { spapi_oauth_code: "" }, "answer_incomplete"],
      ["no account", { selling_partner_id: "" }, "answer_incomplete"],
      ["an account that is none", { selling_partner_id: "<script>" }, "answer_incomplete"],
      ["a no", { error: "access_denied", spapi_oauth_code: "" }, "denied"],
    ])("explains %s from Amazon", async (_name, wrong, code) => {
      const store = await person.createStore()
      const back = await person.agree(local, store.id)
      const answer = await person.callback({ ...back, ...wrong })
      expect(answer.status).toBe(302)
      expect(await failureOf(back.state)).toBe(`failed ${code}`)
      expect((await person.post(`/connections/${back.state}/confirm`)).status).toBe(400)
      const [pending] = await person.amazon.listAmazonOauthStates({ state: back.state })
      expect(pending.refresh_token).toBeNull()
      await expectNothingMade(store.id)
    })

    it("explains a code that was used before", async () => {
      const first = await person.createStore()
      const used = await person.agree(local, first.id)
      await person.callback(used)
      const again = await person.agree(local, first.id)
      await person.callback({ ...again, spapi_oauth_code: used.spapi_oauth_code })
      expect(await failureOf(again.state)).toBe("failed code_expired")
      await expectNothingMade(first.id)
    })

    it.each([
      ["no state", "/amazon/callback"],
      ["two states", "/amazon/callback?state=a&state=b"],
      ["a state beyond measure", `/amazon/callback?state=${"x".repeat(3000)}`],
      ["a state with a NUL", "/amazon/callback?state=%00"],
    ])("tells a browser with %s where to go on", async (_name, path) => {
      const answer = await answerOf(api.get(path))
      expect(answer.status).toBe(400)
      expect(answer.data).toMatch(/Amazon's answer is missing here.*choose Connect again/s)
    })

    it("keeps a consent to the user who began it, in whichever browser it ends", async () => {
      const store = await person.createStore()
      const back = await person.agree(local, store.id)
      await person.callback(back)
      const other = await createAdmin(getContainer(), api, "bob@example.com")
      const seen = await person.get(`/connections/${back.state}`, other)
      expect(seen.data.connection).toMatchObject({
        status: "failed",
        error: { code: "other_user" },
        account: null,
        stores: [],
      })
      const { status, data } = await person.post(`/connections/${back.state}/confirm`, {}, other)
      expect([status, data.code]).toEqual([400, "connection_not_confirmable"])
      expect(await person.amazon.listAmazonAccounts({})).toEqual([])
    })

    it("says when the account is of another region, or does not sell in the country", async () => {
      const store = await person.createStore()
      const back = await person.agree(local, store.id, "NA")
      await person.callback(back)
      expect(await failureOf(back.state)).toBe("failed marketplace_not_in_account")

      const absent = await person.createStore({ name: "Ägypten", marketplace_id: "ARBP9OOSHTCHU" })
      const consent = await person.agree(local, absent.id)
      await person.callback(consent)
      const { status, data } = await person.post(`/connections/${consent.state}/confirm`)
      expect(status).toBe(400)
      expect(data).toMatchObject({
        code: "marketplace_not_in_account",
        message: expect.stringMatching(/Ägypten \(EG\) is not part of this seller account/),
        parameters: { store: "Ägypten", country: "EG" },
      })
      expect(await person.amazon.listAmazonAccounts({})).toEqual([])
    })

    it("says when the shop's keys went while the person was at Amazon, and keeps the code unused", async () => {
      const store = await person.createStore()
      const back = await person.agree(local, store.id)
      const options = person.amazon.options as { encryptionKeys?: string }
      const { encryptionKeys } = options
      options.encryptionKeys = undefined
      try {
        await person.callback(back)
      } finally {
        options.encryptionKeys = encryptionKeys
      }
      expect(await failureOf(back.state)).toBe("failed not_configured")
      await expectNothingMade(store.id)
    })

    it("does not connect a store that was deleted while the person was at Amazon", async () => {
      const store = await person.createStore({ marketplace_id: NETHERLANDS })
      const back = await person.agree(local, store.id)
      await person.callback(back)
      await person.remove(`/stores/${store.id}`, { confirm: store.name, listings: "leave" })
      const { status, data } = await person.post(`/connections/${back.state}/confirm`)
      expect([status, data.code]).toEqual([400, "store_deleted"])
      expect(data.message).toMatch(/deleted meanwhile. Add it again/)
      expect(await person.amazon.listAmazonAccounts({})).toEqual([])
      const again = await person.post(`/stores/${store.id}/connect`)
      expect([again.status, again.data.code]).toEqual([404, "store_not_found"])
    })
  },
})
