import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { runFlowNow } from "../../src/dataflows/run-due-dataflows"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { disconnectStore } from "../../src/workflows/accounts/disconnect-store"
import { confirmShipments } from "../../src/workflows/shipments/confirm-shipments"
import { retryShipment } from "../../src/workflows/shipments/retry-shipment"
import { deleteAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/delete-amazon-store"
import { importedOrders, inboxRow } from "./helpers/imported"
import { connectStore, startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"
import { seedShop, type Shop } from "./helpers/shop"
import { MARKETPLACES } from "./helpers/stores"

jest.setTimeout(180_000)

interface Truth {
  orderId: string
  status: string
  packages: { packageReferenceId: string; trackingNumber: string }[]
}

describe("confirmations of parcels at a local Amazon", () => {
  let local: LocalAmazon
  let sku: string

  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{
      products: { sku: string; inShop: boolean; fulfilledBy: string }[]
    }>("GET", "/catalogue")
    sku = products.find((one) => one.inShop && one.fulfilledBy === "MERCHANT")!.sku
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      let connected: Awaited<ReturnType<typeof connectStore>>

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container, [sku])
        connected = await connectStore(container, local, shop.channelId)
        const { now } = await local.control<{ now: string }>("POST", "/clock", {
          advanceSeconds: 3600,
        })
        const row = await connected.amazon.dataflows.get(connected.account.id, "order-import")
        await connected.amazon.dataflows.saveCursor(row!.id, { since: { [MARKETPLACES.de]: now } })
      })
      afterEach(() => stopInProcess())

      const run = (flow: string) => runFlowNow(container, connected.account.id, flow)
      const confirm = async () => expect(await run("order-status-update")).toBe("succeeded")

      /** An order of `quantity` units is placed at Amazon and imported. */
      const anOrder = async (quantity = 1) => {
        const { orders } = await local.control<{ orders: Truth[] }>("POST", "/orders", {
          marketplaceId: MARKETPLACES.de,
          status: "UNSHIPPED",
          items: [{ sku, quantity }],
        })
        // Amazon shows a change to a search only when it is two minutes old.
        await local.control("POST", "/clock", { advanceSeconds: 300 })
        expect(await run("order-import")).toBe("succeeded")
        const [{ orderId }] = orders
        const order = (await importedOrders(container)).find(
          ({ custom_display_id }) => custom_display_id === orderId
        )!
        return { orderId, id: order.id, item: order.items[0].id }
      }

      const labelled = (...numbers: string[]) =>
        numbers.map((tracking_number) => ({ tracking_number, tracking_url: "#", label_url: "#" }))

      const ship = async (
        order: { id: string; item: string },
        quantity: number,
        labels: object[]
      ) => {
        const items = [{ id: order.item, quantity }]
        const { result } = await createOrderFulfillmentWorkflow(container).run({
          input: { order_id: order.id, items, location_id: shop.venlo, created_by: "" },
        })
        await createOrderShipmentWorkflow(container).run({
          input: { order_id: order.id, fulfillment_id: result.id, items, labels: labels as never },
        })
        return result.id
      }

      const atAmazon = async (orderId: string) => {
        const { order } = await local.control<{ order: Truth }>("GET", `/orders/${orderId}`)
        return order
      }
      const openProblems = async () => {
        const problems = await connected.amazon.listAmazonProblems({ resolved_at: null })
        return problems.map(({ owner_id, code, subject }) => [owner_id, code, subject])
      }
      const parcelOf = async (fulfillmentId: string) => {
        const [parcel] = await connected.amazon.listAmazonOutboxes({ key: fulfillmentId })
        return parcel
      }
      const eventsOf = async (orderId: string) => {
        const { id } = await inboxRow(connected.amazon, orderId)
        const events = await connected.amazon.listAmazonEvents({ subject_id: id })
        return events.filter(({ what }) => what !== "imported")
      }

      it("tells Amazon as soon as the missing tracking number is there", async () => {
        const order = await anOrder(2)
        const first = await ship(order, 1, [])
        const second = await ship(order, 1, labelled("TRACK-2"))
        await confirm()
        const missing = [connected.store.id, "shipment_tracking_missing", order.orderId]
        // The parcel that could be told does not close the problem of the other.
        expect(await openProblems()).toEqual([missing])
        expect((await atAmazon(order.orderId)).packages).toMatchObject([
          { trackingNumber: "TRACK-2" },
        ])
        await confirm()
        expect(await openProblems()).toEqual([missing])
        expect((await parcelOf(first)).state).toBe("refused")

        await container.resolve(Modules.FULFILLMENT).updateFulfillment(first, {
          labels: labelled("TRACK-1"),
        })
        await confirm()
        expect((await atAmazon(order.orderId)).packages).toHaveLength(2)
        expect((await parcelOf(first)).state).toBe("sent")
        expect((await parcelOf(second)).state).toBe("sent")
        expect(await openProblems()).toEqual([])
      })

      it("takes the missing tracking number from a person and sends it", async () => {
        const order = await anOrder()
        const fulfillmentId = await ship(order, 1, [])
        await confirm()
        const row = await inboxRow(connected.amazon, order.orderId)
        const wish = {
          order_row_id: row.id,
          shipment_id: (await parcelOf(fulfillmentId)).id,
          tracking_number: "TRACK-3",
          user_id: "user_invented",
        }
        await retryShipment(container, wish)
        await stopInProcess()
        await confirm()
        expect((await atAmazon(order.orderId)).packages).toMatchObject([
          { trackingNumber: "TRACK-3" },
        ])
        expect(await openProblems()).toEqual([])
        expect((await eventsOf(order.orderId)).map(({ what, by }) => [what, by])).toEqual(
          expect.arrayContaining([
            ["shipment_retried", "user_invented"],
            ["shipment_confirmed", null],
          ])
        )
        await expect(retryShipment(container, wish)).rejects.toThrow(/is not refused/)
        await expect(
          retryShipment(container, { ...wish, order_row_id: "amzord_other" })
        ).rejects.toThrow(/has no shipment/)
        const { labels } = await container
          .resolve(Modules.FULFILLMENT)
          .retrieveFulfillment(fulfillmentId, { relations: ["labels"] })
        expect(labels.map(({ tracking_number }) => tracking_number)).toEqual(["TRACK-3"])
      })

      it("sends again what Amazon refused, with the corrected number", async () => {
        const order = await anOrder()
        const { knex } = connected.amazon.db
        const row = await inboxRow(connected.amazon, order.orderId)
        const [line] = await connected.amazon.listAmazonOrderLines({ amazon_order_row_id: row.id })
        const ofLine = () => knex("amazon_order_line").where({ id: line.id })
        await ofLine().update({ amazon_order_item_id: "not-of-this-order" })
        const fulfillmentId = await ship(order, 1, labelled("WRONG", "SECOND"))
        await confirm()
        const refused = [connected.store.id, "shipment_refused", order.orderId]
        expect(await openProblems()).toEqual([refused])
        await confirm()
        expect((await parcelOf(fulfillmentId)).state).toBe("refused")

        await ofLine().update({ amazon_order_item_id: line.amazon_order_item_id })
        await retryShipment(container, {
          order_row_id: row.id,
          shipment_id: (await parcelOf(fulfillmentId)).id,
          tracking_number: "RIGHT",
          user_id: "user_invented",
        })
        await stopInProcess()
        await confirm()
        expect((await atAmazon(order.orderId)).packages).toMatchObject([
          { trackingNumber: "RIGHT" },
        ])
        expect(await openProblems()).toEqual([])
        // The number that has no place at Amazon is told of, here only.
        const left = (await eventsOf(order.orderId)).find(
          ({ what }) => what === "tracking_left_out"
        )
        expect(left?.parameters).toEqual({ package: "1", left_out: 1 })
      })

      it("closes the problem of a parcel that Amazon does not wait for any more", async () => {
        const order = await anOrder()
        await ship(order, 1, [])
        await confirm()
        expect(await openProblems()).toHaveLength(1)
        await connected.amazon.db
          .knex("amazon_order")
          .where({ amazon_order_id: order.orderId })
          .update({ amazon_status: "SHIPPED" })
        await confirm()
        expect(await openProblems()).toEqual([])
      })

      it("tells of no parcel that is gone", async () => {
        const { amazon, account } = connected
        const order = await anOrder(2)
        const gone = await ship(order, 1, labelled("GONE"))
        const kept = await ship(order, 1, labelled("KEPT"))
        await amazon.shipments.collect(account.id)
        await amazon.db.knex("fulfillment").where({ id: gone }).update({ canceled_at: new Date() })
        await confirm()
        expect((await parcelOf(gone)).state).toBe("cancelled")
        expect((await parcelOf(kept)).state).toBe("sent")
        expect(await openProblems()).toEqual([])
      })

      it("goes on through the store's successor, with a reference of its own", async () => {
        const { amazon, account, store } = connected
        const order = await anOrder(2)
        await ship(order, 1, labelled("BEFORE"))
        await confirm()
        const parcel = await ship(order, 1, labelled("AFTER"))
        await amazon.shipments.collect(account.id)
        await deleteAmazonStoreWorkflow(container).run({ input: { id: store.id } })
        expect(await run("order-status-update")).toBe("not_runnable")
        expect(await parcelOf(parcel)).toBeUndefined()

        const successor = await connectStore(container, local, shop.channelId)
        expect(successor.account.id).toBe(account.id)
        await confirm()
        expect((await parcelOf(parcel)).store_id).toBe(successor.store.id)
        expect((await atAmazon(order.orderId)).packages).toMatchObject([
          { packageReferenceId: "1", trackingNumber: "BEFORE" },
          { packageReferenceId: "2", trackingNumber: "AFTER" },
        ])
      })

      it("says nothing more once the account is disconnected, though its slice goes on", async () => {
        const { amazon, account, store } = connected
        const order = await anOrder()
        const fulfillmentId = await ship(order, 1, labelled("LATE"))
        const counts: Record<string, number> = {}
        const slice = {
          container,
          amazon,
          account: await amazon.retrieveAmazonAccount(account.id),
          stores: [store],
          logger: container.resolve(ContainerRegistrationKeys.LOGGER),
          cursor: null,
          saveCursor: async () => undefined,
          count: (what: string, by = 1) => {
            counts[what] = by
          },
          deadline: new Date(Date.now() + 300_000),
          signal: new AbortController().signal,
        }
        const client = amazon.client.bind(amazon)
        const opened = jest.spyOn(amazon, "client").mockImplementation(async (id) => {
          const made = await client(id)
          await disconnectStore(container, { store_id: store.id })
          return made
        })
        try {
          expect(await confirmShipments(slice as never)).toEqual({ complete: false })
        } finally {
          opened.mockRestore()
        }
        expect(counts).toEqual({ collected: 1 })
        expect((await parcelOf(fulfillmentId)).state).toBe("waiting")
        expect((await atAmazon(order.orderId)).packages).toEqual([])
      })
    },
  })
})
