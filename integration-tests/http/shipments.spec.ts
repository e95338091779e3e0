import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    describe("POST /admin/amazon/orders/:id/shipments/:shipment_id/retry", () => {
      let admin: Admin
      let order: { id: string }
      let shipment: { id: string }

      beforeAll(async () => {
        admin = await createAdmin(getContainer(), api)
        const amazon = getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
        order = await amazon.createAmazonOrders({
          account_id: "amzacc_test",
          amazon_order_id: "302-0000001-0000001",
          amazon_status: "UNSHIPPED",
          placed_at: new Date(),
          last_updated_at: new Date(),
          source: "poll",
          facts: {},
          state: "imported",
        })
        shipment = await amazon.createAmazonOutboxes({
          account_id: "amzacc_test",
          kind: "shipment",
          key: "ful_test",
          subject_id: order.id,
          payload: { fulfillment_id: "ful_test", package_reference_id: "1" },
          state: "refused",
          error: { code: "InvalidInput", message: "Wrong carrier" },
        })
      })

      const retry = (body: object = {}, ids = [order.id, shipment.id], as?: object) =>
        answerOf(
          api.post(
            `/admin/amazon/orders/${ids[0]}/shipments/${ids[1]}/retry`,
            body,
            as ?? admin.headers
          )
        )

      it("lets a refused one wait again, and says so when there is nothing to send", async () => {
        expect((await retry({}, undefined, {})).status).toBe(401)
        expect((await retry({ tracking_number: " " })).data.message).toMatch(
          /tracking_number: it is empty/
        )
        expect((await retry({}, ["amzord_none", shipment.id])).status).toBe(404)
        expect((await retry({}, [order.id, "amzout_none"])).data.message).toMatch(
          /has no shipment amzout_none/
        )
        const { status, data } = await retry()
        expect(status).toBe(200)
        expect(data.shipment).toMatchObject({ id: shipment.id, state: "waiting", error: null })

        const again = await retry()
        expect(again.status).toBe(400)
        expect(again.data.message).toMatch(/is not refused \(it is waiting\)/)
        const page = await answerOf(api.get(`/admin/amazon/orders/${order.id}`, admin.headers))
        expect(page.data.order.events).toMatchObject([{ what: "shipment_retried", by: admin.id }])
      })
    })
  },
})
