import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { operationTable } from "../../src/sp-api"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { createShop } from "./helpers/shop"

jest.setTimeout(120_000)

const TOKEN = "a monitoring token of the tests".replace(/ /g, "-")
const DE = "A1PA6795UKMFR9"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Admin
    let storeId: string
    let otherId: string
    let accountId: string

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
    const get = (path: string) => answerOf(api.get(path, admin.headers))
    const monitor = (path: string, token?: string) =>
      answerOf(api.get(path, token ? { headers: { authorization: `Bearer ${token}` } } : {}))

    const say = (sku: string, more: object = {}) =>
      amazon().entryLog.note({
        account: accountId,
        operation: operationTable.patchListingsItem.name,
        description: {
          ...{ kind: "stock", direction: "told", subject: sku, marketplaceIds: [DE] },
          told: { quantity: 7 },
        },
        startedAt: new Date(),
        ...{ ms: 100, waitedMs: 10, attempts: 1, status: 200, requestId: `req-${sku}` },
        answer: { found: null, refused: null },
        error: null,
        ...more,
      })

    beforeAll(async () => {
      admin = await createAdmin(getContainer(), api)
      const { salesChannelId } = await createShop(api, admin)
      const store = async (name: string, marketplace_id: string, partner: string) => {
        const { data } = await api.post(
          "/admin/amazon/stores",
          { name, marketplace_id, sales_channel_id: salesChannelId },
          admin.headers
        )
        const account = await amazon().createAmazonAccounts({
          region: "eu",
          selling_partner_id: partner,
          refresh_token: amazon().secrets.seal("Atzr|invented"),
        })
        await amazon().updateAmazonStores({
          id: data.store.id,
          account_id: account.id,
          status: "active",
        })
        return { id: data.store.id as string, account: account.id }
      }
      ;({ id: storeId, account: accountId } = await store("Amazon DE", DE, "A2TULPEU0000NL"))
      ;({ id: otherId } = await store("Amazon NL", "A1805IZSGTT6HS", "A9BLOEMEU000DE"))
      say("MUG-S")
      say("=cmd|' /C calc'!A0", { startedAt: new Date(Date.now() - 60_000) })
      say("MUG-S", {
        startedAt: new Date(Date.now() - 48 * 3_600_000),
        requestId: "req-refused",
        answer: { found: null, refused: { code: "90220", message: "brand is required" } },
      })
      await amazon().entryLog.flush()
    })
    afterEach(() => stopInProcess())

    describe("the log", () => {
      it("is nobody's business without a user", async () => {
        const paths = [
          "log",
          "log/export.csv",
          "log/settings",
          "audit",
          "monitoring",
          "log/amzlog_1",
        ]
        for (const path of paths) {
          expect((await answerOf(api.get(`/admin/amazon/${path}`))).status).toBe(401)
        }
      })

      it("shows the last 24 hours unless asked for more, with how long it is kept", async () => {
        const { data, status } = await get("/admin/amazon/log")
        expect(status).toBe(200)
        expect(data).toMatchObject({ count: 2, kept: { days: 365, raw_answers_days: 90 } })
        expect(data.entries[0]).toMatchObject({
          ...{ store: { id: storeId, name: "Amazon DE" }, subject: "MUG-S", told: { quantity: 7 } },
          ...{ outcome: "accepted", request_id: "req-MUG-S", duration_ms: 100, count: 1 },
        })
        const all = await get("/admin/amazon/log?from=2020-01-01T00:00:00Z&limit=1&offset=1")
        expect(all.data).toMatchObject({ count: 3, limit: 1, offset: 1 })
        expect(all.data.entries).toHaveLength(1)
      })

      it("filters by store, kind, direction, result and what is looked for", async () => {
        const found = async (query: string) =>
          (await get(`/admin/amazon/log?from=2020-01-01T00:00:00Z&${query}`)).data.count
        expect(await found(`store_id=${storeId}`)).toBe(3)
        expect(await found(`store_id=${otherId}`)).toBe(0)
        expect(await found("result=refused")).toBe(1)
        expect(await found("kind=stock&direction=told")).toBe(3)
        expect(await found("kind=orders")).toBe(0)
        expect(await found("q=MUG-S")).toBe(2)
        expect(await found("q=req-refused")).toBe(1)
      })

      it("refuses what it does not know, naming the field", async () => {
        const wrong: [string, string, string][] = [
          ["kind=nonsense", "value_unknown", "kind"],
          ["result=nonsense", "value_unknown", "result"],
          ["from=yesterday", "instant_invalid", "from"],
          ["limit=1000", "number_out_of_range", "limit"],
          ["unknown=1", "field_unknown", "unknown"],
        ]
        for (const [query, code, field] of wrong) {
          expect(await get(`/admin/amazon/log?${query}`)).toMatchObject({
            status: 400,
            data: { code, field },
          })
        }
      })

      it("shows one entry with Amazon's words, why, and what else was said of the same", async () => {
        const { data } = await get("/admin/amazon/log?q=req-refused&from=2020-01-01T00:00:00Z")
        const { id } = data.entries[0]
        const shown = await get(`/admin/amazon/log/${id}?store_id=${storeId}`)
        expect(shown.data).toMatchObject({
          entry: {
            ...{ id, outcome: "refused", selling_partner_id: "A2TULPEU0000NL" },
            failure: { reason: "invalid_input", parameters: { answer: "brand is required" } },
            answer: [{ code: "90220", message: "brand is required" }],
          },
          related: [{ request_id: "req-MUG-S" }],
        })
        for (const path of [`${id}?store_id=${otherId}`, "amzlog_unknown"]) {
          expect(await get(`/admin/amazon/log/${path}`)).toMatchObject({
            status: 404,
            data: { code: "log_entry_not_found" },
          })
        }
      })

      it("is exported as a file that holds no formula", async () => {
        const { data, headers } = await get(
          `/admin/amazon/log/export.csv?store_id=${storeId}&from=2020-01-01T00:00:00Z`
        )
        expect(headers["content-type"]).toBe("text/csv; charset=utf-8")
        expect(headers["content-disposition"]).toContain("amazon-log.csv")
        const lines = String(data)
          .replace(/^\uFEFF/, "")
          .trim()
          .split("\r\n")
        expect(lines).toHaveLength(4)
        expect(lines[0]).toMatch(/^time,first_time,count,store,/)
        expect(lines[2]).toContain(`"'=cmd|' /C calc'!A0"`)
        expect(lines[3]).toContain("refused")
        const none = await get("/admin/amazon/log/export.csv?kind=orders")
        expect(String(none.data).trim().split("\r\n")).toHaveLength(1)
      })

      it("is kept as long as is set, which is recorded", async () => {
        const set = (body: object) =>
          answerOf(api.post("/admin/amazon/log/settings", body, admin.headers))
        expect(await set({ days: 6, raw_answers_days: 90 })).toMatchObject({
          status: 400,
          data: { code: "number_out_of_range", field: "days" },
        })
        const kept = { days: 30, raw_answers_days: 10 }
        expect((await set(kept)).data).toEqual(kept)
        expect((await get("/admin/amazon/log/settings")).data).toEqual(kept)
        const { data } = await get("/admin/amazon/audit")
        expect(data.entries[0]).toMatchObject({
          ...{ what: "log_kept", parameters: kept },
          by: { id: admin.id, name: "ada@example.com" },
        })
      })
    })

    describe("who changed what", () => {
      it("knows of a store's settings without its addresses, and of its disconnection", async () => {
        const post = (path: string, body: object) =>
          answerOf(api.post(`/admin/amazon/stores/${otherId}${path}`, body, admin.headers))
        const change = { email: "bo@tulp.example", settings: { stock: { threshold: 3 } } }
        expect((await post("", change)).status).toBe(200)
        expect((await post("/disconnect", {})).status).toBe(200)
        const { data } = await get("/admin/amazon/audit")
        expect(data.entries.slice(0, 2)).toMatchObject([
          { what: "store_disconnected", subject: otherId, by: { id: admin.id } },
          {
            ...{ what: "store_changed", subject: otherId, by: { id: admin.id } },
            parameters: { fields: ["email"], stock: { threshold: 3 } },
          },
        ])
        expect(JSON.stringify(data)).not.toContain("tulp.example")
      })
    })

    describe("monitoring", () => {
      afterEach(() => {
        amazon().options.monitoringToken = undefined
      })

      it("says without a token only whether all is well, and no metrics", async () => {
        const health = await monitor("/amazon/health")
        expect([200, 503]).toContain(health.status)
        expect(Object.keys(health.data)).toEqual(["status"])
        expect(await monitor("/amazon/metrics", TOKEN)).toMatchObject({
          status: 404,
          data: { message: expect.stringContaining("monitoringToken") },
        })
      })

      it("tells checks and metrics to who shows the token, without names", async () => {
        amazon().options.monitoringToken = TOKEN
        expect((await monitor("/amazon/metrics")).status).toBe(401)
        expect((await monitor("/amazon/metrics", `${TOKEN}x`)).status).toBe(401)
        expect(Object.keys((await monitor("/amazon/health", "wrong")).data)).toEqual(["status"])

        // The tests' own process takes part in nothing: no worker is alive.
        const health = await monitor("/amazon/health", TOKEN)
        expect(health.status).toBe(503)
        expect(health.data.checks).toEqual(
          expect.arrayContaining([
            { check: "database", ok: true },
            { check: "migrations", ok: true },
            { check: "workers", ok: false, alive: 0 },
            { check: "access", ok: true, account: accountId, status: "active" },
          ])
        )
        const metrics = await monitor("/amazon/metrics", TOKEN)
        expect(metrics.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8")
        expect(metrics.data).toContain('amazon_stores{status="active"} 2\n')
        expect(metrics.data).toContain(
          `amazon_account_access{account="${accountId}",region="eu",status="active"} 1\n`
        )
        expect(metrics.data).toContain(
          `amazon_flow_backlog{owner="${accountId}",flow="order-import"} 0\n`
        )
        expect(metrics.data).not.toMatch(/Amazon DE|Amazon NL|A2TULPEU|Atzr/)
      })

      it("is told of to who sets it up, never with the token", async () => {
        expect((await get("/admin/amazon/monitoring")).data).toMatchObject({ token_set: false })
        amazon().options.monitoringToken = TOKEN
        const { data } = await get("/admin/amazon/monitoring")
        expect(data).toMatchObject({
          token_set: true,
          health_url: expect.stringMatching(/\/amazon\/health$/),
        })
        expect(JSON.stringify(data)).not.toContain(TOKEN)
      })
    })
  },
})
