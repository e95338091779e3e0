import { randomUUID } from "node:crypto"
import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"
import { runFlowNow } from "../../src/dataflows/run-due-dataflows"
import { listenToCrashPoints, type CrashPoint } from "../../src/modules/amazon/lib/crash-points"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { rows } from "../../src/modules/amazon/lib/knex"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { NOTIFICATIONS, pascal } from "../../src/sp-api/notifications/__tests__/helpers/messages"
import { disconnectStore } from "../../src/workflows/accounts/disconnect-store"
import { unsubscribeOrphans } from "../../src/workflows/notifications/unsubscribe-orphans"
import { ledger } from "./helpers/imported"
import { connectStore, SELLER, startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"
import { seedShop, type Shop } from "./helpers/shop"
import { MARKETPLACES } from "./helpers/stores"

jest.setTimeout(180_000)

interface Told {
  order: { orderId: string; status: string }
}

interface Product {
  sku: string
  inShop: boolean
  fulfilledBy: string
}

const TYPES = [
  "ACCOUNT_STATUS_CHANGED",
  "FEED_PROCESSING_FINISHED",
  "ORDER_CHANGE",
  "REPORT_PROCESSING_FINISHED",
]

describe("notifications of a local Amazon", () => {
  let local: LocalAmazon
  let product: Product
  let sqs: SQSClient

  // Before Medusa starts, as its configuration names the queue.
  beforeAll(async () => {
    local = await startLocalAmazon()
    Object.assign(process.env, {
      AMAZON_ENDPOINT: local.url,
      AMAZON_NOTIFICATIONS_QUEUE_URL: `${local.url}/000000000000/sp-api-notifications`,
      AMAZON_NOTIFICATIONS_REGION: "eu-west-1",
      AMAZON_NOTIFICATIONS_ENDPOINT: local.url,
      AMAZON_NOTIFICATIONS_WAIT_SECONDS: "0",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    })
    sqs = new SQSClient({ region: "eu-west-1", endpoint: local.url, useQueueUrlAsEndpoint: false })
    const { products } = await local.control<{ products: Product[] }>("GET", "/catalogue")
    product = products.find((p) => p.inShop && p.fulfilledBy === "MERCHANT")!
  })
  afterAll(async () => {
    sqs.destroy()
    await local.stop()
  })

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      let amazon: AmazonModuleService
      let accountId: string
      let storeId: string

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container, [product.sku])
        const connected = await connectStore(container, local, shop.channelId)
        amazon = connected.amazon
        accountId = connected.account.id
        storeId = connected.store.id
      })
      beforeEach(async () => {
        await sqs.send(new PurgeQueueCommand(queueOf()))
        await local.control("DELETE", "/calls")
      })
      afterEach(async () => {
        listenToCrashPoints(undefined)
        await stopInProcess()
        await local.control("DELETE", "/faults")
      })

      const run = () => runFlowNow(container, accountId, "notifications")
      const queueOf = () => ({ QueueUrl: process.env.AMAZON_NOTIFICATIONS_QUEUE_URL })
      const push = async (...bodies: unknown[]) => {
        for (const body of bodies) {
          const text = typeof body === "string" ? body : JSON.stringify(body)
          await sqs.send(new SendMessageCommand({ ...queueOf(), MessageBody: text }))
        }
      }
      /** What is in the queue, also what somebody has in hands. */
      const inQueue = async () => {
        const { Attributes: told = {} } = await sqs.send(
          new GetQueueAttributesCommand({ ...queueOf(), AttributeNames: ["All"] })
        )
        return (
          Number(told.ApproximateNumberOfMessages) +
          Number(told.ApproximateNumberOfMessagesNotVisible)
        )
      }
      /** Takes the messages out of the queue, as their bodies. */
      const takeAll = async (): Promise<string[]> => {
        const taken: string[] = []
        for (;;) {
          const { Messages = [] } = await sqs.send(
            new ReceiveMessageCommand({ ...queueOf(), MaxNumberOfMessages: 10 })
          )
          if (!Messages.length) {
            await sqs.send(new PurgeQueueCommand(queueOf()))
            return taken
          }
          taken.push(...Messages.map(({ Body = "" }) => Body))
        }
      }
      const place = async () => {
        const { orders } = await local.control<{ orders: { orderId: string }[] }>(
          "POST",
          "/orders",
          {
            marketplaceId: MARKETPLACES.de,
            status: "UNSHIPPED",
            items: [{ sku: product.sku, quantity: 1 }],
          }
        )
        return orders[0].orderId
      }
      const calls = async (operation: string) => {
        const { operations } = await local.control<{
          operations: Record<string, { total: number } | undefined>
        }>("GET", "/calls")
        return operations[operation]?.total ?? 0
      }
      const messages = (where: object = {}) => amazon.listAmazonMessages(where, { take: null })
      const openProblems = async () =>
        (await amazon.listAmazonProblems({ resolved_at: null })).map(({ code }) => code).sort()
      const orderChange = (orderId: string, id: string = randomUUID(), changedAt = new Date()) =>
        pascal(
          "ORDER_CHANGE",
          "1.0",
          {
            OrderChangeNotification: {
              NotificationLevel: "OrderLevel",
              SellerId: SELLER,
              AmazonOrderId: orderId,
              OrderChangeType: "OrderStatusChange",
              OrderChangeTrigger: {
                TimeOfOrderChange: changedAt.toISOString(),
                ChangeReason: "Status Change",
              },
              Summary: { MarketplaceId: MARKETPLACES.de, OrderStatus: "Unshipped" },
            },
          },
          id
        )
      /** Everything an import makes, with the state of the inbox. */
      const everything = async () => ({
        ledger: await ledger(amazon),
        inbox: await rows(
          amazon.db.knex,
          `select amazon_order_id, state, last_updated_at, order_id, source from amazon_order order by 1`
        ),
      })

      it("subscribes the account once, and adopts what is there", async () => {
        expect(await run()).toBe("succeeded")
        const subscriptions = await amazon.subscriptions.list(accountId)
        expect(subscriptions.map(({ type, state }) => [type, state])).toEqual(
          TYPES.map((type) => [type, "active"])
        )
        expect(await calls("createSubscription")).toBe(TYPES.length)
        expect(await calls("createDestination")).toBe(1)

        expect(await run()).toBe("succeeded")
        expect(await calls("getSubscription")).toBe(TYPES.length)

        // Our memory is lost: what Amazon has is taken.
        await amazon.db.knex("amazon_subscription").delete()
        expect(await run()).toBe("succeeded")
        expect(await amazon.subscriptions.list(accountId)).toMatchObject(
          subscriptions.map(({ type, subscription_id, destination_id }) => ({
            ...{ type, subscription_id, destination_id, state: "active" },
          }))
        )
        expect(await calls("createSubscription")).toBe(TYPES.length)
        expect(await calls("createDestination")).toBe(1)
      })

      it("imports an order that only a notification told of", async () => {
        await run()
        const orderId = await place()
        expect(await run()).toBe("succeeded")
        expect(await amazon.listAmazonOrders({})).toMatchObject([
          {
            amazon_order_id: orderId,
            state: "imported",
            source: "notification",
            store_id: storeId,
          },
        ])
        expect(await ledger(amazon)).toMatchObject({ orders: 1, reserved: { [product.sku]: 1 } })
        expect(await calls("searchOrders")).toBe(0)
        expect(await calls("getOrder")).toBe(1)
        expect(await inQueue()).toBe(0)
        const stored = JSON.stringify(await messages())
        expect(stored).not.toMatch(/PostalCode/i)
      })

      it("is not changed by a duplicate, an older, an unknown and a malformed message", async () => {
        await run()
        const orderId = await place()
        await run()
        const before = await everything()
        const [known] = await messages({ type: "ORDER_CHANGE", subject: orderId })
        await push(
          orderChange(orderId, known.notification_id),
          orderChange(orderId, randomUUID(), new Date(0)),
          pascal("SOMETHING_NEW", "7.0", { BuyerEmail: "buyer@example.com" }, randomUUID()),
          "<html>",
          "[]"
        )
        expect(await run()).toBe("succeeded")
        expect(await everything()).toEqual(before)
        expect(await calls("getOrder")).toBe(1)
        expect(await inQueue()).toBe(0)
        const [unknown] = await messages({ type: "SOMETHING_NEW" })
        expect(unknown).toMatchObject({ state: "kept", fact: { kind: "unknown" } })
        expect(JSON.stringify(unknown)).not.toContain("buyer@example.com")
        expect(amazon.secrets.open(unknown.sealed!)).toContain("buyer@example.com")
        expect(await amazon.listAmazonProblems({ code: "notifications_malformed" })).toMatchObject([
          { count: 2, resolved_at: null },
        ])
      })

      it("comes to the same inbox whatever order the messages take and however often they come", async () => {
        await run()
        const ids = [await place(), await place(), await place()]
        // Amazon's next second: the inbox knows changes by their time.
        await local.control("POST", "/clock", { advanceSeconds: 5 })
        await local.control("POST", `/orders/${ids[0]}`, { action: "cancel" })
        const told = await takeAll()
        expect(told.length).toBeGreaterThanOrEqual(4)
        const atAmazon = await Promise.all(
          ids.map(async (id) => (await local.control<Told>("GET", `/orders/${id}`)).order)
        )
        const expected = atAmazon
          .map(({ orderId, status }) => ({ amazon_order_id: orderId, amazon_status: status }))
          .sort((a, b) => (a.amazon_order_id < b.amazon_order_id ? -1 : 1))
        const deliveries = fc.array(fc.array(fc.nat(told.length - 1), { maxLength: 6 }), {
          maxLength: 3,
        })
        await fc.assert(
          fc.asyncProperty(
            deliveries,
            fc.shuffledSubarray(told, { minLength: told.length }),
            async (some, all) => {
              await amazon.db.knex.raw("truncate amazon_message, amazon_order, amazon_order_line")
              for (const batch of [
                ...some.map((indexes) => indexes.map((at) => told[at])),
                all,
                all,
              ]) {
                await push(...batch)
                expect(await run()).toBe("succeeded")
              }
              const inbox = await rows(
                amazon.db.knex,
                "select amazon_order_id, amazon_status from amazon_order order by 1"
              )
              expect(inbox).toEqual(expected)
              expect(await messages()).toHaveLength(told.length)
            }
          ),
          { numRuns: 8 }
        )
        expect(await inQueue()).toBe(0)
      })

      it.each<CrashPoint>([
        "notifications.stored",
        "notifications.orders_read",
        "notifications.orders_stored",
      ])("doubles nothing when it is killed at %s", async (point) => {
        await run()
        const orderId = await place()
        listenToCrashPoints((at) =>
          at === point ? Promise.reject(new Error("killed")) : undefined
        )
        expect(await run()).toBe("failed")
        listenToCrashPoints(undefined)
        // The queue shows what was in hands again.
        await local.control("POST", "/clock", { advanceSeconds: 300 })
        expect(await run()).toBe("succeeded")
        expect(await amazon.listAmazonOrders({})).toMatchObject([
          { amazon_order_id: orderId, state: "imported" },
        ])
        expect(await ledger(amazon)).toMatchObject({ orders: 1, reserved: { [product.sku]: 1 } })
        expect(await messages({ type: "ORDER_CHANGE" })).toHaveLength(1)
        expect(await inQueue()).toBe(0)
      })

      it("leaves a storm to one poll", async () => {
        await run()
        await amazon.db
          .knex("amazon_dataflow")
          .where({ flow: "order-import" })
          .update({ next_due_at: new Date(Date.now() + 3_600_000), last_run_at: null })
        const ids = Array.from({ length: 60 }, (_, index) => `302-0000000-${1_000_000 + index}`)
        await push(...ids.map((id) => orderChange(id)))
        expect(await run()).toBe("succeeded")
        // The first batches came before anybody could know that it is a storm.
        expect(await calls("getOrder")).toBeLessThan(35)
        const poll = await amazon.dataflows.get(accountId, "order-import")
        expect(poll?.next_due_at).toBeNull()
        expect(await inQueue()).toBe(0)
      })

      it("tries an order that Amazon does not show yet again, and then leaves it to the poll", async () => {
        await run()
        await push(orderChange("302-9999999-0000001"))
        for (let attempt = 1; attempt <= 3; attempt++) {
          expect(await run()).toBe("succeeded")
          await amazon.db.knex("amazon_message").update({ not_before: null })
        }
        expect(await run()).toBe("succeeded")
        expect(await calls("getOrder")).toBe(3)
        expect(await messages({ type: "ORDER_CHANGE" })).toMatchObject([{ outcome: "unreadable" }])
      })

      it("goes on with the queue while orders cannot be read, and says what is wrong", async () => {
        await run()
        await local.control("POST", "/faults", { operation: "getOrder", kind: "500", count: 20 })
        const orderId = await place()
        await push(NOTIFICATIONS.REPORT_PROCESSING_FINISHED)
        expect(await run()).toBe("failed")
        expect(await inQueue()).toBe(0)
        expect(await amazon.listAmazonProblems({ code: "dataflow_failing" })).toMatchObject([
          { subject: "notifications", severity: "note", resolved_at: null },
        ])
        await local.control("DELETE", "/faults")
        await run()
        expect(await amazon.listAmazonOrders({})).toMatchObject([{ amazon_order_id: orderId }])
      })

      it("does not let one order that Amazon fails at hold up the others, and gives it up to the poll", async () => {
        await run()
        const waiting = async () =>
          (await amazon.notifications.waiting(accountId, ["ORDER_CHANGE"], 10)).map(
            ({ subject, attempts }) => ({ subject, attempts })
          )
        const ids = ["302-0000000-0000001", "302-0000000-0000002"]
        await push(orderChange(ids[0]))
        await local.control("POST", "/faults", { operation: "getOrder", kind: "500", count: 999 })
        expect(await run()).toBe("failed")
        expect(await waiting()).toEqual([{ subject: ids[0], attempts: 1 }])
        await amazon.notifications.postpone(
          (await messages({ subject: ids[0] })).map(({ id }) => id),
          0
        )
        await push(orderChange(ids[1]))
        expect(await run()).toBe("failed")
        expect((await waiting()).map(({ subject }) => subject)).toEqual([ids[1], ids[0]])
        await amazon.db.knex("amazon_message").update({ attempts: 9 })
        expect(await run()).toBe("failed")
        expect(await messages({ state: "done" })).toMatchObject([{ outcome: "unreadable" }])
      })

      it("leaves a listing that Amazon keeps failing at to a reading of all", async () => {
        await run()
        await push(
          pascal("LISTINGS_ITEM_STATUS_CHANGE", "1.0", {
            ...{ SellerId: SELLER, MarketplaceId: MARKETPLACES.de, Sku: product.sku },
            Status: ["BUYABLE"],
          })
        )
        const fault = { operation: "getListingsItem", kind: "500", count: 999 }
        await local.control("POST", "/faults", fault)
        expect(await run()).toBe("failed")
        expect(await messages({ subject: product.sku })).toMatchObject([
          { state: "received", attempts: 1 },
        ])
        await amazon.db.knex("amazon_message").update({ attempts: 9 })
        expect(await run()).toBe("succeeded")
        expect(await messages({ subject: product.sku })).toMatchObject([
          { state: "done", outcome: "left_to_sync" },
        ])
      })

      it("hastens no flow that keeps failing or waits for Amazon's limits", async () => {
        await run()
        const later = new Date(Date.now() + 3_600_000)
        const hastened = async (change: object) => {
          await amazon.db
            .knex("amazon_dataflow")
            .where({ owner_id: accountId, flow: "order-import" })
            .update({ next_due_at: later, waiting_until: null, last_error: null, ...change })
          await amazon.dataflows.hasten([accountId], "order-import")
          return (await amazon.dataflows.get(accountId, "order-import"))?.next_due_at === null
        }
        expect(await hastened({})).toBe(true)
        expect(await hastened({ last_error: JSON.stringify({ failures: 1 }) })).toBe(true)
        expect(await hastened({ last_error: JSON.stringify({ failures: 2 }) })).toBe(false)
        expect(await hastened({ waiting_until: later })).toBe(false)
        expect(await hastened({ next_due_at: new Date(0), waiting_until: new Date(0) })).toBe(true)
      })

      it("reads a listing again that Amazon says has changed", async () => {
        await run()
        await push(
          pascal("LISTINGS_ITEM_STATUS_CHANGE", "1.0", {
            SellerId: SELLER,
            MarketplaceId: MARKETPLACES.de,
            Sku: product.sku,
            Status: ["BUYABLE", "DISCOVERABLE"],
          })
        )
        expect(await run()).toBe("succeeded")
        expect(await amazon.listAmazonListings({})).toMatchObject([
          { seller_sku: product.sku, store_id: storeId, synced_at: expect.any(Date) },
        ])
        expect(await calls("getListingsItem")).toBe(1)
        expect(await calls("searchListingsItems")).toBe(0)
      })

      it("knows the account's status by the newest message, in whatever order they come", async () => {
        await run()
        const [{ subscription_id }] = (await amazon.subscriptions.list(accountId)).filter(
          ({ type }) => type === "ACCOUNT_STATUS_CHANGED"
        )
        const changed = (currentAccountStatus: string, minute: number) => {
          const { notificationMetadata, ...rest } = NOTIFICATIONS.ACCOUNT_STATUS_CHANGED
          return {
            ...rest,
            eventTime: new Date(Date.UTC(2026, 10, 2, 8, minute)).toISOString(),
            payload: { accountStatusChangeNotification: { currentAccountStatus } },
            notificationMetadata: {
              ...notificationMetadata,
              subscriptionId: subscription_id,
              notificationId: randomUUID(),
            },
          }
        }
        await push(changed("DEACTIVATED", 2))
        await run()
        expect(await openProblems()).toEqual(["account_deactivated"])
        await push(changed("AT_RISK", 1))
        await run()
        expect(await openProblems()).toEqual(["account_deactivated"])
        // A newest one that is not understood says nothing of the status.
        const { payload: _, ...notUnderstood } = changed("NORMAL", 9)
        await push({ ...notUnderstood, payload: {} }, changed("AT_RISK", 0))
        await run()
        expect(await openProblems()).toEqual(["account_deactivated"])
        await push(changed("NORMAL", 3))
        await run()
        expect(await openProblems()).toEqual([])
      })

      it("keeps how a feed ended for whoever waits for it", async () => {
        await run()
        const [{ subscription_id }] = (await amazon.subscriptions.list(accountId)).filter(
          ({ type }) => type === "FEED_PROCESSING_FINISHED"
        )
        const { notificationMetadata, ...rest } = NOTIFICATIONS.FEED_PROCESSING_FINISHED
        await push({
          ...rest,
          notificationMetadata: { ...notificationMetadata, subscriptionId: subscription_id },
        })
        expect(await amazon.notifications.finished(accountId, "feed", "53347018456")).toBeNull()
        await run()
        expect(await amazon.notifications.finished(accountId, "feed", "53347018456")).toEqual({
          ...{ id: "53347018456", status: "DONE", documentId: "amzn1.tortuga.3.feed" },
        })
        expect(await amazon.notifications.finished(accountId, "report", "53347018456")).toBeNull()
      })

      it("keeps a new client secret, encrypted, and uses it", async () => {
        const clientId = process.env.AMAZON_CLIENT_ID
        const { payload, ...rest } = NOTIFICATIONS.APPLICATION_OAUTH_CLIENT_NEW_SECRET
        const secret = (payload as { applicationOAuthClientNewSecret: object })
          .applicationOAuthClientNewSecret
        await push({
          ...rest,
          payload: {
            applicationOAuthClientNewSecret: {
              ...secret,
              clientId,
              oldClientSecretExpiryTime: new Date(Date.now() + 86_400_000).toISOString(),
              newClientSecretExpiryTime: new Date(Date.now() + 90.5 * 86_400_000).toISOString(),
            },
          },
        })
        expect(await run()).toBe("succeeded")
        expect(await amazon.clientSecrets.current()).toEqual(["amzn1.oa2-cs.v1.the-new-one"])
        expect(JSON.stringify(await messages())).not.toContain("the-new-one")

        // That the one before it ends, told late, is no worry; that this one does, is.
        const ends = async (days: number) => {
          const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString()
          const payload = { clientId, clientSecretExpiryTime: expiresAt }
          await push(
            pascal(
              "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY",
              "1.0",
              { applicationOAuthClientSecretExpiry: payload },
              randomUUID()
            )
          )
          await run()
          return (await openProblems()).includes("client_secret_expires")
        }
        expect(await ends(1)).toBe(false)
        expect(await ends(90)).toBe(true)
      })

      it("are left to the live shop by a copy, also by an account that the copy connected itself", async () => {
        await run()
        await amazon.createAmazonAccounts({
          ...{ region: "na", selling_partner_id: "A9LIVE0000US", installation_id: "the-live-shop" },
          refresh_token: amazon.secrets.seal("Atzr|invented"),
        })
        await push(NOTIFICATIONS.APPLICATION_OAUTH_CLIENT_NEW_SECRET, orderChange("302-1-1"))
        expect(await run()).toBe("succeeded")
        expect(await inQueue()).toBe(2)
        await amazon.installation.claim()
        expect(await run()).toBe("succeeded")
        expect(await inQueue()).toBe(0)
      })

      it("ends the subscriptions of an account that was disconnected", async () => {
        await run()
        await disconnectStore(container, { store_id: storeId })
        await unsubscribeOrphans(container)
        expect(await calls("deleteSubscriptionById")).toBe(TYPES.length)
        expect(await amazon.subscriptions.list(accountId)).toEqual([])
      })

      it("forgets what no delivery can repeat any more", async () => {
        await run()
        await push(NOTIFICATIONS.PRICING_HEALTH, NOTIFICATIONS.ANY_OFFER_CHANGED)
        await run()
        await amazon.db
          .knex("amazon_message")
          .where({ type: "PRICING_HEALTH" })
          .update({ created_at: new Date(Date.now() - 16 * 86_400_000) })
        await run()
        expect((await messages()).map(({ type }) => type)).toEqual(["ANY_OFFER_CHANGED"])
      })
    },
  })
})
