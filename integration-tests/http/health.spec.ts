import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import type AmazonModuleService from "../../src/modules/amazon/service"
import type { HealthCheckDto } from "../../src/types"
import { checkNewAccounts } from "../../src/workflows/health/start-health-checks"
import { createAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/create-amazon-store"
import { connectStoreByConsent } from "../helpers/connect-store"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"
import { createShop, type Shop } from "./helpers/shop"

jest.setTimeout(120_000)

const GERMANY = "A1PA6795UKMFR9"
/** The local Amazon's European seller does not sell there. */
const IRELAND = "A28R8C7NBKEWEA"

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
    let storeId: string
    let accountId: string

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
    const control = async <T>(path: string, body: object): Promise<T> => {
      const answer = await fetch(`${local.url}/emulator${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return (await answer.json()) as T
    }
    const noFaults = () => fetch(`${local.url}/emulator/faults`, { method: "DELETE" })
    const get = (path: string) => answerOf(api.get(`/admin/amazon${path}`, admin.headers))
    const post = (path: string, body: object = {}) =>
      answerOf(api.post(`/admin/amazon${path}`, body, admin.headers))
    const health = () => get(`/stores/${storeId}/health`)
    /** Asks Amazon anew; the pause between two checks is a minute of the local Amazon's scale. */
    const check = async () => {
      for (;;) {
        const { status, data } = await post(`/stores/${storeId}/health`)
        if (status !== 200) throw new Error(JSON.stringify(data))
        if (data.outcome !== "too_soon") return data
      }
    }
    const find = (checks: HealthCheckDto[], id: string, subject: string | null = null) =>
      checks.find((one) => one.id === id && one.subject === subject)
    const stateOf = (checks: HealthCheckDto[], id: string, subject: string | null = null) => {
      const found = find(checks, id, subject)
      return [found?.state, found?.value.code]
    }
    const sql = (statement: string, bindings: unknown[]) =>
      amazon().db.knex.raw(statement, bindings as never)
    const connect = () =>
      connectStoreByConsent(getContainer(), storeId, (body) => control("/consent", body))

    const addStore = async (marketplace_id = GERMANY) => {
      const { result } = await createAmazonStoreWorkflow(getContainer()).run({
        input: { name: "Amazon", marketplace_id, sales_channel_id: shop.salesChannelId },
      })
      return result.id
    }

    // Each test begins with this: a store that was just connected.
    beforeAll(async () => {
      admin = await createAdmin(getContainer(), api)
      shop = await createShop(api, admin)
      storeId = await addStore()
      await connect()
      accountId = (await amazon().retrieveAmazonStore(storeId)).account_id as string
    })
    afterEach(() => stopInProcess())

    const guide = async (query = "") => (await get(`/guide${query}`)).data
    const stepOf = ({ steps }: { steps: { id: string }[] }, id: string) =>
      steps.find((step) => step.id === id) as any

    describe("the guide", () => {
      it("works before any key is set", async () => {
        const options = amazon().options as { application?: unknown; encryptionKeys?: string }
        const { application } = options
        Object.assign(options, { application: undefined })
        // The way to Amazon reads the options once; what it knows must follow them here.
        const known = jest.spyOn(amazon(), "missingOptions").mockResolvedValue(["application"])
        try {
          const { status, data } = await get("/guide")
          expect(status).toBe(200)
          expect(stepOf(data, "keys")).toMatchObject({
            done: false,
            checks: [{ state: "fail", value: { code: "keys_missing" } }],
          })
        } finally {
          known.mockRestore()
          Object.assign(options, { application })
        }
      })

      it("counts what is in the shop, and says where each step is taken", async () => {
        const data = await guide()
        expect(data).toMatchObject({
          redirect_uri: expect.stringMatching(/\/amazon\/callback$/),
          login_uri: expect.stringMatching(/\/amazon\/login$/),
          country_code: "DE",
        })
        expect(stepOf(data, "identifiers").checks[0]).toMatchObject({
          state: "ok",
          value: { code: "identifiers_filled", parameters: { total: 1, sku: 1, ean: 0 } },
        })
        expect(stepOf(data, "sales_channel").checks[0].value.code).toBe("channels_served")
        expect(stepOf(data, "locations").done).toBe(true)
        expect(stepOf(data, "currency").checks[0].value.code).toBe("region_of_country")
        expect(stepOf(data, "returns").links[0]).toEqual({
          code: "seller_central",
          href: "https://sellercentral-europe.amazon.com",
        })
        expect(stepOf(data, "first_orders").done).toBe(false)
      })

      it("follows the country asked for", async () => {
        const data = await guide("?country=JP")
        expect(stepOf(data, "currency").checks[0]).toMatchObject({
          state: "fail",
          value: { code: "region_missing", parameters: { currency: "JPY", country: "JP" } },
          remedy: { action: { code: "regions", link: "/settings/regions" } },
        })
        expect(stepOf(data, "returns").links[0].href).toBe("https://sellercentral.amazon.co.jp")
        const unknown = await get("/guide?country=ZZ")
        expect(unknown).toMatchObject({ status: 400, data: { code: "value_unknown" } })
      })

      it("keeps what was ticked, by whom and when, and takes it back", async () => {
        const ticked = await post("/guide", { step: "returns", done: true })
        expect(stepOf(ticked.data, "returns")).toMatchObject({
          done: true,
          tick: { done: true, by: "ada@example.com", at: expect.any(String) },
        })
        await post("/guide", { step: "taxes", done: true })
        expect(stepOf(await guide(), "returns").done).toBe(true)
        await post("/guide", { step: "taxes", done: false })
        const left = await guide()
        expect([stepOf(left, "returns").done, stepOf(left, "taxes").done]).toEqual([true, false])
        const { rows } = await sql(
          `select what, subject, by from amazon_audit where what = 'guide_step' order by at`,
          []
        )
        expect(rows).toHaveLength(3)
        expect(rows[0]).toEqual({ what: "guide_step", subject: "returns", by: admin.id })
      })

      it("lets nobody tick what we see ourselves", async () => {
        const refused = await post("/guide", { step: "background", done: true })
        expect(refused).toMatchObject({ status: 400, data: { code: "value_unknown" } })
      })
    })

    describe("health of a store", () => {
      it("is nobody's business without a user, and 404 of no store", async () => {
        const { status } = await answerOf(api.get(`/admin/amazon/stores/${storeId}/health`))
        expect(status).toBe(401)
        expect(await get("/stores/amzsto_unknown/health")).toMatchObject({ status: 404 })
      })

      it("says before connecting what is missing, and asks nobody", async () => {
        const id = await addStore(IRELAND)
        const { data } = await post(`/stores/${id}/health`)
        expect(data).toMatchObject({ outcome: "not_connected", asked_at: null })
        expect(find(data.checks, "token")).toMatchObject({
          state: "fail",
          remedy: {
            code: "connect_store",
            action: { code: "connect", link: `/amazon/stores/${id}/connect` },
          },
        })
      })

      it("is there soon after connecting, without anybody asking", async () => {
        expect(stateOf((await health()).data.checks, "token")).toEqual(["unknown", "not_asked"])
        expect(await amazon().health.unasked()).toEqual([accountId])
        await checkNewAccounts(amazon())
        expect(await amazon().health.unasked()).toEqual([])
        const { data } = await health()
        expect(stateOf(data.checks, "token")).toEqual(["ok", "token_works"])
        expect(stateOf(data.checks, "participation")).toEqual(["ok", "sells_here"])
        expect(stateOf(data.checks, "selling_plan")).toEqual(["ok", "plan_professional"])
        expect(stateOf(data.checks, "clock")).toEqual(["ok", "clock_equal"])
        expect(stateOf(data.checks, "role", "Product Listing")).toEqual(["ok", "role_works"])
        expect(stateOf(data.checks, "redirect_uri")).toEqual(["ok", "address_fine"])
        expect(stateOf(data.checks, "stock_locations")).toEqual(["ok", "locations_there"])
        expect(find(data.checks, "token")?.checked_at).toEqual(expect.any(String))
        expect(data.total).toBe(data.checks.length)
        expect(data.fine).toBe(
          data.checks.filter(({ state }: HealthCheckDto) => state === "ok").length
        )
      })

      it("counts down to the end of the client secret that came by a rotation", async () => {
        const { clientSecret: old } = amazon().options.application!
        const secret = "amzn1.oa2-cs.v1.rotated-by-hand"
        await control("/client-secrets", { secrets: [old, secret] })
        try {
          const { status, data } = await post("/application/rotate", { client_secret: secret })
          expect([status, data.message]).toEqual([200, undefined])
          const found = find((await health()).data.checks, "client_secret")
          expect(found).toMatchObject({ state: "ok", value: { code: "secret_until" } })
          expect(found?.value.parameters.date).toBe(data.application.expires_at)
        } finally {
          await control("/client-secrets", { secrets: [old] })
          // Unlike the database, what is remembered is not put back.
          amazon().clientSecrets.forget()
        }
      })

      it("does not hammer Amazon: says when the next check is possible", async () => {
        await check()
        await sql(
          `update amazon_rate_bucket set blocked_until = now() + interval '40 seconds'
           where key like '%getAccount%'`,
          []
        )
        const before = await amazon().callCounts.sum(accountId, 1)
        const { data } = await post(`/stores/${storeId}/health`)
        expect(data.outcome).toBe("too_soon")
        const seconds = (Date.parse(data.next_check_at) - Date.now()) / 1000
        expect(seconds).toBeGreaterThan(20)
        expect(seconds).toBeLessThanOrEqual(40)
        expect(await amazon().callCounts.sum(accountId, 1)).toEqual(before)
      })

      it("lets one of two that ask at once ask Amazon", async () => {
        const claims = await Promise.all([
          amazon().health.claim(accountId, 60),
          amazon().health.claim(accountId, 60),
        ])
        expect(claims.filter(Boolean)).toHaveLength(1)
      })

      it("sees Amazon's clock, and ours, apart", async () => {
        await control("/clock-skew", { seconds: 120 })
        expect(stateOf((await check()).checks, "clock")).toEqual(["warn", "clock_off"])
        await control("/clock-skew", { seconds: -600 })
        expect(find((await check()).checks, "clock")).toMatchObject({
          state: "fail",
          remedy: { code: "set_clock", action: { code: "check_again", link: null } },
        })
        await control("/clock-skew", { seconds: 0 })
        expect(stateOf((await check()).checks, "clock")).toEqual(["ok", "clock_equal"])
      })

      it("sees a missing role by what one operation answers", async () => {
        const faults = { operation: "searchListingsItems", kind: "revoked_token", count: 2 }
        await control("/faults", faults)
        const { checks } = await check()
        await noFaults()
        expect(stateOf(checks, "token")).toEqual(["ok", "token_works"])
        expect(find(checks, "role", "Product Listing")).toMatchObject({
          state: "fail",
          remedy: { code: "add_role", parameters: { roles: "Product Listing" } },
        })
        expect(stateOf(checks, "role", "Inventory and Order Tracking")[0]).toBe("ok")
        expect(stateOf((await check()).checks, "role", "Product Listing")[0]).toBe("ok")
      })

      it("sees that the account does not sell in the country", async () => {
        await check()
        await amazon().updateAmazonStores({
          id: storeId,
          marketplace_id: IRELAND,
          country_code: "IE",
        })
        expect(find((await health()).data.checks, "participation")).toMatchObject({
          state: "fail",
          value: { code: "sells_not_here", parameters: { country: "IE" } },
          remedy: { action: { code: "seller_central", link: "https://sellercentral.amazon.ie" } },
        })
      })

      it("sees that the account is on the Individual plan", async () => {
        await control("/sellers", { sellerId: "EU", sellingPlan: "INDIVIDUAL" })
        const { checks } = await check()
        await control("/sellers", { sellerId: "EU", sellingPlan: "PROFESSIONAL" })
        expect(find(checks, "selling_plan")).toMatchObject({
          state: "fail",
          value: { code: "plan_individual" },
          remedy: { code: "change_plan", action: { code: "seller_central" } },
        })
      })

      it("sees that another backend address is used than the one connected under", async () => {
        await amazon().updateAmazonAccounts({ id: accountId, backend_url: "https://old.example" })
        expect(find((await health()).data.checks, "redirect_uri")).toMatchObject({
          state: "warn",
          value: { code: "address_changed", parameters: { before: "https://old.example" } },
        })
      })

      it("sees that no process runs flows, and that one does", async () => {
        expect(find((await health()).data.checks, "workers")).toMatchObject({
          state: "fail",
          value: { code: "workers_none" },
          remedy: { code: "start_worker" },
        })
        await amazon().processes.beat("locking-postgres", "worker")
        expect(stateOf((await health()).data.checks, "workers")).toEqual(["ok", "workers_alive"])
      })

      it("sees a flow that has not succeeded for longer than its objective", async () => {
        const { id } = await amazon()
          .dataflows.get(accountId, "order-import")
          .then((row) => row!)
        await sql(
          `update amazon_dataflow set last_success_at = now() - interval '2 hours',
             runnable_since = now() - interval '3 hours' where id = ?`,
          [id]
        )
        expect(find((await health()).data.checks, "flow", "order-import")).toMatchObject({
          state: "fail",
          value: { code: "flow_late" },
          remedy: { action: { link: `/amazon/stores/${storeId}/flows/order-import` } },
        })
        await sql(`update amazon_dataflow set last_success_at = now() where id = ?`, [id])
        const { data } = await health()
        expect(stateOf(data.checks, "flow", "order-import")).toEqual(["ok", "flow_fresh"])
      })

      it("sees that what the store hangs on is gone", async () => {
        await amazon().updateAmazonStores({
          id: storeId,
          shipping_option_id: null,
          sales_channel_id: "sc_gone",
        })
        const { checks } = (await health()).data
        expect(stateOf(checks, "shipping_option")).toEqual(["fail", "shipping_gone"])
        expect(stateOf(checks, "sales_channel")).toEqual(["fail", "channel_gone"])
      })

      it("makes a deleted shipping option anew when it is checked", async () => {
        const { shipping_option_id } = await amazon().retrieveAmazonStore(storeId)
        await amazon().updateAmazonStores({ id: storeId, shipping_option_id: null })
        const { checks } = await check()
        expect(stateOf(checks, "shipping_option")).toEqual(["ok", "shipping_there"])
        const store = await amazon().retrieveAmazonStore(storeId)
        expect(store.shipping_option_id).toBe(shipping_option_id)
      })

      it("sees a key that is another one than that which sealed", async () => {
        const { refresh_token } = await amazon().retrieveAmazonAccount(accountId)
        const [format, key, iv, , body] = refresh_token!.split(".")
        const spoilt = [format, key, iv, Buffer.alloc(16).toString("base64url"), body].join(".")
        await amazon().updateAmazonAccounts({ id: accountId, refresh_token: spoilt })
        const data = await check()
        expect(find(data.checks, "encryption_key")).toMatchObject({
          state: "fail",
          value: { code: "key_wrong", parameters: { key } },
          remedy: { code: "put_key_back" },
        })
        await amazon().updateAmazonAccounts({ id: accountId, refresh_token })
        expect(stateOf((await check()).checks, "encryption_key")).toEqual(["ok", "key_opens"])
      })

      it("knows nothing, and says so, while Amazon is away", async () => {
        await check()
        await control("/faults", { operation: "token", kind: "503", seconds: 600 })
        const { checks } = await check()
        await noFaults()
        expect(stateOf(checks, "token")).toEqual(["unknown", "no_clear_answer"])
        // What was seen before is kept with its time.
        expect(stateOf(checks, "participation")).toEqual(["ok", "sells_here"])
      })

      it("is what the guide shows of a connected store", async () => {
        await check()
        const data = await guide()
        expect(stepOf(data, "consent").done).toBe(true)
        expect(stepOf(data, "account").checks[0].value.code).toBe("plan_professional")
        expect(stepOf(data, "matches").checks.map(({ id }: HealthCheckDto) => id)).toEqual([
          "flow",
          "products",
        ])
      })

      // The last one: the local Amazon, unlike the database, is not put back.
      it("sees a permission taken back, and that it was given again", async () => {
        await control("/revoke", { sellerId: "EU" })
        const data = await check()
        expect(find(data.checks, "token")).toMatchObject({
          state: "fail",
          value: { code: "token_refused" },
          remedy: { code: "renew_access", action: { link: `/amazon/stores/${storeId}/connect` } },
        })
        expect((await amazon().retrieveAmazonAccount(accountId)).lapse_suspected_at).not.toBeNull()
        await connect()
        expect(stateOf((await check()).checks, "token")).toEqual(["ok", "token_works"])
      })
    })
  },
})
