import assert from "node:assert/strict"
import { test } from "node:test"
import { CreateQueueCommand, PurgeQueueCommand } from "@aws-sdk/client-sqs"
import { schemaFaults } from "../src/contract/schemas.js"
import { DE } from "./support/harness.js"
import {
  ARN,
  BASE,
  SKU,
  QueueUrl,
  application,
  bodies,
  client,
  destination,
  fault,
  grantless,
  harness,
  placeOrder,
  receive,
  sqs,
  subscribe,
  typesOf,
} from "./support/queue-stage.js"

test("an order's changes arrive as Amazon's schema says, for the seller who subscribed", async () => {
  const other = await harness.connect("NA")
  const id = await destination()
  assert.equal((await subscribe("ORDER_CHANGE", id)).status, 200)
  assert.equal((await subscribe("ORDER_CHANGE", id)).status, 409)
  assert.equal((await subscribe("ORDER_CHANGE", id, {}, other)).status, 200)
  const { orderId } = await placeOrder()
  harness.advance(1)
  await harness.control("POST", `/orders/${orderId}`, { action: "request_cancel" })
  const messages = await bodies()
  assert.deepEqual(
    messages.map(({ Payload }) => {
      const change = Payload.OrderChangeNotification
      return [change.AmazonOrderId, change.OrderChangeType, change.Summary.OrderStatus]
    }),
    [
      [orderId, "OrderStatusChange", "Unshipped"],
      [orderId, "BuyerRequestedChange", "Unshipped"],
    ]
  )
  for (const message of messages) {
    assert.deepEqual(schemaFaults("orderChangeNotification", message), [])
  }
})

test("listings, feeds and reports tell of themselves", async () => {
  const id = await destination()
  for (const type of [
    "LISTINGS_ITEM_STATUS_CHANGE",
    "FEED_PROCESSING_FINISHED",
    "REPORT_PROCESSING_FINISHED",
    "ACCOUNT_STATUS_CHANGED",
  ]) {
    assert.equal((await subscribe(type, id)).status, 200, type)
  }
  await client.patch(SKU, [
    {
      op: "replace",
      path: "/attributes/fulfillment_availability",
      value: [{ fulfillment_channel_code: "DEFAULT", quantity: 0 }],
    },
  ])
  await client.call(
    "POST",
    "/reports/2021-06-30/reports",
    {},
    { reportType: "GET_FLAT_FILE_OPEN_LISTINGS_DATA", marketplaceIds: [DE] }
  )
  await harness.control("POST", "/account-status", { sellerId: "EU", status: "AT_RISK" })
  harness.advance(10)
  const messages = []
  for (let page = await bodies(); page.length > 0; page = await bodies()) {
    messages.push(...page)
  }
  const types = new Set(typesOf(messages))
  assert.deepEqual(
    [...types].sort(),
    ["ACCOUNT_STATUS_CHANGED", "LISTINGS_ITEM_STATUS_CHANGE", "REPORT_PROCESSING_FINISHED"].sort()
  )
  const isReport = (type: unknown) => type === "REPORT_PROCESSING_FINISHED"
  const report = messages.find(({ notificationType }) => isReport(notificationType))
  assert.equal(report.payload.reportProcessingFinishedNotification.processingStatus, "DONE")
})

test("what the seller cancels is told as well: feeds, reports, items of an order", async () => {
  const id = await destination()
  const quantity = "LISTINGS_ITEM_MFN_QUANTITY_CHANGE"
  for (const type of ["FEED_PROCESSING_FINISHED", "REPORT_PROCESSING_FINISHED", quantity]) {
    assert.equal((await subscribe(type, id)).status, 200, type)
  }
  const created = async (path: string, input: object) => {
    const { status, body, text } = await client.call("POST", path, {}, input)
    assert.ok(status < 300, text)
    return body
  }
  const upload = async (contentType: string, text: string) => {
    const document = await created("/feeds/2021-06-30/documents", { contentType })
    const headers = { "content-type": contentType }
    await fetch(document.url as string, { method: "PUT", body: text, headers })
    return document.feedDocumentId as string
  }
  const feed = async (feedType: string, inputFeedDocumentId: string) =>
    (
      await created("/feeds/2021-06-30/feeds", {
        ...{ feedType, marketplaceIds: [DE], inputFeedDocumentId },
      })
    ).feedId as string
  const listings = await feed("JSON_LISTINGS_FEED", await upload("application/json", "{}"))
  const report = await created("/reports/2021-06-30/reports", {
    ...{ reportType: "GET_MERCHANT_LISTINGS_ALL_DATA", marketplaceIds: [DE] },
  })
  await client.call("DELETE", `/feeds/2021-06-30/feeds/${listings}`)
  await client.call("DELETE", `/reports/2021-06-30/reports/${report.reportId}`)
  const cancelled = (await bodies()).map(({ payload }) => {
    const [facts] = Object.values(payload as Record<string, { processingStatus: string }>)
    return facts?.processingStatus
  })
  assert.deepEqual(cancelled, ["CANCELLED", "CANCELLED"])

  const { orderId } = await placeOrder()
  const [sold] = await bodies()
  const xml = `<AmazonEnvelope><MessageType>OrderAcknowledgement</MessageType><Message><MessageID>1</MessageID><OrderAcknowledgement><AmazonOrderID>${orderId}</AmazonOrderID><StatusCode>Failure</StatusCode></OrderAcknowledgement></Message></AmazonEnvelope>`
  await feed("POST_ORDER_ACKNOWLEDGEMENT_DATA", await upload("text/xml; charset=UTF-8", xml))
  harness.advance(5)
  const back = (await bodies()).find((entry) => entry.NotificationType === quantity)
  assert.equal(back?.Payload.Quantity, sold.Payload.Quantity + 1)
})

test("a filter keeps other marketplaces and kinds of change away", async () => {
  const id = await destination()
  const eventFilter = {
    eventFilterType: "ORDER_CHANGE",
    orderChangeTypes: ["BuyerRequestedChange"],
  }
  assert.equal(
    (await subscribe("ORDER_CHANGE", id, { processingDirective: { eventFilter } })).status,
    200
  )
  const { orderId } = await placeOrder()
  await harness.control("POST", `/orders/${orderId}`, { action: "request_cancel" })
  const [only, none] = await bodies()
  assert.equal(only.Payload.OrderChangeNotification.OrderChangeType, "BuyerRequestedChange")
  assert.equal(none, undefined)
})

test("destinations and subscriptions by id are the application's, the rest the seller's", async () => {
  const id = await destination()
  const list = await application.call("GET", `${BASE}/destinations`)
  assert.equal(list.body.payload[0].destinationId, id)
  assert.equal((await client.call("GET", `${BASE}/destinations`)).status, 403)
  const rotation = await grantless("sellingpartnerapi::client_credential:rotation")
  assert.equal((await rotation.call("GET", `${BASE}/destinations`)).status, 403, "another scope")
  const { body } = await subscribe("ORDER_CHANGE", id)
  const path = `${BASE}/subscriptions/ORDER_CHANGE`
  assert.deepEqual((await client.call("GET", path)).body, body)
  const { subscriptionId } = body.payload
  assert.deepEqual((await application.call("GET", `${path}/${subscriptionId}`)).body, body)
  assert.equal((await client.call("GET", `${path}/${subscriptionId}`)).status, 403)
  const all = await client.call("GET", `${BASE}/subscriptions`, {
    notificationTypes: "ORDER_CHANGE",
  })
  assert.deepEqual(all.body.payload.subscriptions, [body.payload])
  assert.equal((await application.call("DELETE", `${path}/${subscriptionId}`)).status, 200)
  assert.equal((await client.call("GET", path)).status, 404)
  assert.equal((await application.call("DELETE", `${BASE}/destinations/${id}`)).status, 200)
  assert.equal((await subscribe("ORDER_CHANGE", id)).status, 400)
  assert.equal((await subscribe("NO_SUCH_TYPE", id)).status, 400)
})

test("a test notification is the schema's example", async () => {
  const id = await destination()
  await subscribe("PRICING_HEALTH", id)
  const path = `${BASE}/subscriptions/PRICING_HEALTH/testNotification`
  const body = { testNotification: { payloadVersion: "1.0" } }
  assert.equal((await client.call("POST", path, {}, body)).status, 403)
  const reply = await application.call("POST", path, {}, body)
  assert.equal(reply.status, 200, reply.text)
  assert.deepEqual(typesOf(await bodies()), ["PRICING_HEALTH"])
})

test("a FIFO queue silently gets nothing, a queue that does not exist is refused", async () => {
  await sqs.send(new CreateQueueCommand({ QueueName: "first.fifo" }))
  const id = await destination(ARN.replace("sp-api-notifications", "first.fifo"))
  await subscribe("ORDER_CHANGE", id)
  await placeOrder()
  const { queues } = await harness.control("GET", "/queues")
  assert.deepEqual(
    queues.map((queue: { visible: number }) => queue.visible),
    [0, 0]
  )
  const body = {
    ...{ name: "other", resourceSpecification: { sqs: { arn: `${ARN}-2` } } },
  }
  assert.equal((await application.call("POST", `${BASE}/destinations`, {}, body)).status, 400)
})

test("notifications are doubled, late, lost and overtaken as they are told to", async () => {
  await subscribe("ORDER_CHANGE", await destination())
  const ids = (messages: { NotificationMetadata: { NotificationId: string } }[]) =>
    messages.map((message) => message.NotificationMetadata.NotificationId)
  await fault({ kind: "duplicate", count: 1, seconds: 5 })
  await placeOrder()
  const first = ids(await bodies())
  harness.advance(5)
  assert.deepEqual(ids(await bodies()), first, "the same notification again")
  await fault({ kind: "lose", count: 1 })
  await placeOrder()
  assert.deepEqual(await bodies(), [])
  await fault({ kind: "delay", count: 1, seconds: 60 })
  await placeOrder()
  assert.deepEqual(await bodies(), [])
  harness.advance(60)
  const late = await receive()
  assert.ok(late.length >= 1)
  await sqs.send(new PurgeQueueCommand({ QueueUrl }))
  await fault({ kind: "reorder", count: 1 })
  const [a, b] = [await placeOrder(), await placeOrder()]
  assert.deepEqual(
    (await bodies()).map(({ Payload }) => Payload.OrderChangeNotification.AmazonOrderId),
    [b.orderId, a.orderId]
  )
  const { sent, lost } = await harness.control("GET", "/notifications")
  assert.deepEqual([sent, lost], [5, 1])
})
