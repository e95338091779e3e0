import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { createShop } from "./helpers/shop"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Admin
    let storeId: string

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
    const calls = () => answerOf(api.get(`/admin/amazon/stores/${storeId}/calls`, admin.headers))

    beforeAll(async () => {
      admin = await createAdmin(getContainer(), api)
      const { salesChannelId } = await createShop(api, admin)
      const { data } = await api.post(
        "/admin/amazon/stores",
        {
          name: "Amazon DE",
          marketplace_id: "A1PA6795UKMFR9",
          sales_channel_id: salesChannelId,
        },
        admin.headers
      )
      storeId = data.store.id
    })
    afterEach(() => stopInProcess())

    describe("calls to Amazon", () => {
      it("are none's business without a user", async () => {
        const { status } = await answerOf(api.get(`/admin/amazon/stores/${storeId}/calls`))
        expect(status).toBe(401)
      })

      it("are none of a store that is not connected, and 404 of one that is not there", async () => {
        expect(await calls()).toMatchObject({ status: 200, data: { hours: 24, calls: [] } })
        const unknown = await answerOf(
          api.get("/admin/amazon/stores/amzsto_unknown/calls", admin.headers)
        )
        expect(unknown).toMatchObject({ status: 404, data: { code: "store_not_found" } })
      })

      it("are counts and averages of the account, with the turn of what is limited", async () => {
        const account = await amazon().createAmazonAccounts({
          region: "eu",
          selling_partner_id: "A2TULPEU0000NL",
          refresh_token: amazon().secrets.seal("Atzr|invented"),
        })
        await amazon().updateAmazonStores({ id: storeId, account_id: account.id, status: "active" })
        const counted = { account_id: account.id, throttled: 0, waited_ms: 0 }
        await amazon().callCounts.add([
          { ...counted, operation: "getOrder", calls: 4, errors: 1, total_ms: 1001, waited_ms: 8 },
          { ...counted, operation: "refreshAccessToken", calls: 1, errors: 0, total_ms: 90 },
        ])
        expect((await calls()).data.calls).toEqual([
          {
            ...{ operation: "getOrder", calls: 4, failed: 1, throttled: 0 },
            ...{ average_ms: 250, average_waited_ms: 2, next_turn_ms: 0 },
          },
          {
            ...{ operation: "refreshAccessToken", calls: 1, failed: 0, throttled: 0 },
            ...{ average_ms: 90, average_waited_ms: 0, next_turn_ms: null },
          },
        ])

        // Whoever cannot be asked for it any more is still shown with what was counted.
        await amazon().updateAmazonAccounts({ id: account.id, refresh_token: null })
        const { status, data } = await calls()
        expect(status).toBe(200)
        expect(data.calls.map((row: { next_turn_ms: number | null }) => row.next_turn_ms)).toEqual([
          null,
          null,
        ])
      })
    })
  },
})
