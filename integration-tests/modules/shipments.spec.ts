import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { shipmentConfirmation } from "../../src/domain/shipments"
import { loadShipment } from "../../src/workflows/shipments/load-shipment"
import { amazonOrderId, anAmazonOrder, aSimpleOrder } from "./helpers/amazon-orders"
import { importedOrders, inboxRow, ledger } from "./helpers/imported"
import { graph, PARTS, seedShop, SKUS, type Shop } from "./helpers/shop"
import { MARKETPLACES, runImport, seedStores, tell, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

const TRACKING = "00340434161094021501"

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("shipments of imported orders", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
      })

      /** Fulfils and ships through core, as the admin does. @returns the fulfilment's id. */
      const ship = async (
        orderId: string,
        items: { id: string; quantity: number }[],
        tracking: string | null = TRACKING
      ) => {
        const { result: fulfillment } = await createOrderFulfillmentWorkflow(container).run({
          input: { order_id: orderId, items, location_id: shop.venlo, created_by: "" },
        })
        await createOrderShipmentWorkflow(container).run({
          input: {
            order_id: orderId,
            fulfillment_id: fulfillment.id,
            items,
            labels: tracking
              ? [
                  {
                    tracking_number: tracking,
                    tracking_url: `https://www.dhl.de/track?id=${tracking}`,
                    label_url: "https://labels.example.com/1.pdf",
                  },
                ]
              : [],
          },
        })
        return fulfillment.id
      }
      const theOrder = async (number = 1) =>
        (await importedOrders(container)).find(
          (order) => order.custom_display_id === amazonOrderId(number)
        )!
      const collect = () => stores.amazon.shipments.collect(stores.account.id)
      const parcels = () => stores.amazon.listAmazonOutboxes({ kind: "shipment" })
      const confirmationOf = async (fulfillmentId: string, reference = "1") => {
        const shipment = await loadShipment(stores.amazon, fulfillmentId)
        return shipmentConfirmation(
          { ...shipment!.facts, package_reference_id: reference },
          new Date()
        )
      }

      it("confirms the parcel of a plain order, once", async () => {
        await tell(stores, aSimpleOrder(1, SKUS.red, 2))
        await runImport(container, stores)
        const order = await theOrder()
        const fulfillmentId = await ship(order.id, [{ id: order.items[0].id, quantity: 2 }])

        const [fulfillment] = await graph(container, "fulfillment", ["id", "shipping_option.*"], {
          id: fulfillmentId,
        })
        expect(fulfillment.shipping_option).toMatchObject({
          id: stores.byCountry.de.shipping_option_id,
          shipping_profile_id: shop.profileId,
        })
        expect((await ledger(stores.amazon)).levels).toEqual({})

        expect([await collect(), await collect()]).toEqual([1, 0])
        const [parcel] = await parcels()
        const row = await inboxRow(stores.amazon, amazonOrderId(1))
        expect(parcel).toMatchObject({
          subject_id: row.id,
          store_id: stores.byCountry.de.id,
          payload: { fulfillment_id: fulfillmentId, package_reference_id: "1" },
        })
        const confirmation = await confirmationOf(fulfillmentId)
        expect(confirmation).toMatchObject({
          kind: "confirm",
          body: {
            marketplaceId: MARKETPLACES.de,
            packageDetail: {
              packageReferenceId: "1",
              carrierCode: "DHL",
              trackingNumber: TRACKING,
              orderItems: [{ orderItemId: "100000001", quantity: 2 }],
            },
          },
        })
      })

      it("adds up the lines that one Amazon item became, parcel by parcel", async () => {
        await tell(
          stores,
          anAmazonOrder({
            number: 1,
            total: "20.00",
            items: [
              { quantity: 3, parts: { ITEM: "10.00" } },
              { sku: SKUS.blue, quantity: 1, parts: { ITEM: "10.00" } },
            ],
          })
        )
        await runImport(container, stores)
        const order = await theOrder()
        const lineOf = (sku: string, quantity: number) =>
          order.items.find((line) => line.variant_sku === sku && line.quantity === quantity)!.id
        const [two, one] = [lineOf(SKUS.red, 2), lineOf(SKUS.red, 1)]
        const first = await ship(order.id, [
          { id: two, quantity: 1 },
          { id: one, quantity: 1 },
        ])
        expect(await collect()).toBe(1)
        const second = await ship(order.id, [
          { id: two, quantity: 1 },
          { id: lineOf(SKUS.blue, 1), quantity: 1 },
        ])
        expect(await collect()).toBe(1)
        const items = async (id: string) => {
          const confirmation = await confirmationOf(id)
          return confirmation.kind === "confirm" && confirmation.body.packageDetail.orderItems
        }
        expect(await items(first)).toEqual([{ orderItemId: "100000001", quantity: 2 }])
        expect(await items(second)).toEqual(
          expect.arrayContaining([
            { orderItemId: "100000001", quantity: 1 },
            { orderItemId: "100000002", quantity: 1 },
          ])
        )
        const references = (await parcels()).map(({ key, payload }) => [
          key,
          (payload as Record<string, string>).package_reference_id,
        ])
        expect(Object.fromEntries(references)).toEqual({ [first]: "1", [second]: "2" })
      })

      it("counts kits, not their parts", async () => {
        await tell(stores, aSimpleOrder(1, SKUS.kit, 2))
        await runImport(container, stores)
        expect((await ledger(stores.amazon)).levels).toEqual({ [PARTS.bulb]: 12, [PARTS.pot]: 2 })
        const order = await theOrder()
        const fulfillmentId = await ship(order.id, [{ id: order.items[0].id, quantity: 2 }])
        expect((await ledger(stores.amazon)).levels).toEqual({})
        expect(await confirmationOf(fulfillmentId)).toMatchObject({
          body: { packageDetail: { orderItems: [{ orderItemId: "100000001", quantity: 2 }] } },
        })
      })

      it("says that the tracking number is missing", async () => {
        await tell(stores, aSimpleOrder(1))
        await runImport(container, stores)
        const order = await theOrder()
        const id = await ship(order.id, [{ id: order.items[0].id, quantity: 1 }], null)
        expect(await confirmationOf(id)).toEqual({ kind: "refuse", code: "tracking_missing" })
      })

      it("tells nothing of parcels not sent and of orders that Amazon knows as shipped", async () => {
        await tell(stores, aSimpleOrder(2), aSimpleOrder(3))
        await runImport(container, stores)
        const [shipped, open] = await Promise.all([2, 3].map(theOrder))
        await ship(shipped.id, [{ id: shipped.items[0].id, quantity: 1 }])
        await tell(stores, aSimpleOrder(2, SKUS.red, 1, { status: "SHIPPED", later: 5 }))
        await createOrderFulfillmentWorkflow(container).run({
          input: {
            order_id: open.id,
            items: [{ id: open.items[0].id, quantity: 1 }],
            location_id: shop.venlo,
            created_by: "",
          },
        })
        expect(await collect()).toBe(0)
      })

      it("reads the confirmation back from Amazon's packages", async () => {
        await tell(stores, aSimpleOrder(1))
        await runImport(container, stores)
        const order = await theOrder()
        await ship(order.id, [{ id: order.items[0].id, quantity: 1 }])
        await collect()
        const [parcel] = await stores.amazon.outbox.claim(stores.account.id, "shipment", "a", 60, 5)
        await stores.amazon.outbox.settle("a", [{ id: parcel.id, state: "sent" }])
        await tell(
          stores,
          aSimpleOrder(1, SKUS.red, 1, {
            status: "SHIPPED",
            later: 9,
            more: { packages: [{ packageReferenceId: "1" }] },
          })
        )
        expect(await parcels()).toMatchObject([{ state: "confirmed" }])
      })
    })
  },
})
