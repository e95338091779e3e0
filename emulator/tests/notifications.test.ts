import assert from "node:assert/strict"
import { afterEach, beforeEach, test } from "node:test"
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"
import { schemaFaults } from "../src/contract/schemas.js"
import { NOTIFICATION_KINDS } from "../src/notifications/kinds.js"
import { Client, DE, Harness } from "./support/harness.js"

const BASE = "/notifications/v1"
const ARN = "arn:aws:sqs:eu-west-1:000000000000:sp-api-notifications"
const SKU = "TULP-MUG-RED"

let harness: Harness
let client: Client
let application: Client
let sqs: SQSClient
let QueueUrl: string
beforeEach(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
  application = await grantless("sellingpartnerapi::notifications")
  sqs = new SQSClient({
    ...{ endpoint: harness.emulator.url, region: "eu-west-1", maxAttempts: 1 },
    credentials: { accessKeyId: "emulator", secretAccessKey: "emulator" },
  })
  const url = await sqs.send(new GetQueueUrlCommand({ QueueName: "sp-api-notifications" }))
  QueueUrl = url.QueueUrl as string
})
afterEach(async () => {
  sqs.destroy()
  await harness.stop()
})

async function grantless(scope: string): Promise<Client> {
  const reply = await harness.token({ grant_type: "client_credentials", scope })
  assert.equal(reply.status, 200, reply.text)
  assert.equal(reply.body.refresh_token, undefined)
  return new Client(harness, reply.body.access_token as string, "")
}

async function destination(arn = ARN, name = "queue"): Promise<string> {
  const body = { name, resourceSpecification: { sqs: { arn } } }
  const reply = await application.call("POST", `${BASE}/destinations`, {}, body)
  assert.equal(reply.status, 200, reply.text)
  return reply.body.payload.destinationId as string
}

async function subscribe(type: string, destinationId: string, more: object = {}, by = client) {
  const payloadVersion = NOTIFICATION_KINDS[type]?.versions[0]
  const body = { payloadVersion, destinationId, ...more }
  return by.call("POST", `${BASE}/subscriptions/${type}`, {}, body)
}

async function receive(more: object = {}) {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more })
  )
  return Messages
}
// Whatever its case, the type stands in every notification.
const bodies = async () => (await receive()).map(({ Body }) => JSON.parse(Body as string))
const typesOf = (messages: Record<string, unknown>[]) =>
  messages.map((message) => message.NotificationType ?? message.notificationType)
const placeOrder = async () =>
  (await harness.control("POST", "/orders", { marketplaceId: "DE", items: [{ sku: SKU }] }))
    .orders[0] as { orderId: string }
const fault = (input: object) => harness.control("POST", "/notification-faults", input)

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

test("AWS's own client sends, receives, hides, deletes and purges", async () => {
  const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "Käse 日本" }))
  const [message] = await receive({ MessageSystemAttributeNames: ["All"] })
  assert.deepEqual([message?.MessageId, message?.Body], [sent.MessageId, "Käse 日本"])
  assert.equal(message?.Attributes?.ApproximateReceiveCount, "1")
  assert.deepEqual(await receive(), [], "in somebody's hands")
  const { ReceiptHandle } = message ?? {}
  await sqs.send(
    new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })
  )
  const [again] = await receive({ MessageSystemAttributeNames: ["All"] })
  assert.equal(again?.Attributes?.ApproximateReceiveCount, "2")
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  harness.advance(30)
  const [third] = await receive()
  assert.ok(third, "an old handle deletes nothing")
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: third.ReceiptHandle }))
  const Entries = [1, 2, 3].map((index) => ({ Id: `m${index}`, MessageBody: `body ${index}` }))
  const batch = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  assert.equal(batch.Successful?.length, 3)
  const attributes = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] })
  )
  assert.equal(attributes.Attributes?.ApproximateNumberOfMessages, "3")
  const taken = await receive()
  const deleted = await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "right", ReceiptHandle: taken[0]?.ReceiptHandle },
        { Id: "wrong", ReceiptHandle: "nonsense" },
      ],
    })
  )
  assert.deepEqual(
    [deleted.Successful?.[0]?.Id, deleted.Failed?.[0]?.Code],
    ["right", "ReceiptHandleIsInvalid"]
  )
  await sqs.send(new PurgeQueueCommand({ QueueUrl }))
  harness.advance(60)
  assert.deepEqual(await receive(), [])
  await assert.rejects(
    sqs.send(new ReceiveMessageCommand({ QueueUrl: QueueUrl.replace("sp-api", "no") })),
    { name: "QueueDoesNotExist" }
  )
})

test("a long poll ends when something comes; a client that has gone takes nothing", async () => {
  const gone = new AbortController()
  const abandoned = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: gone.signal,
  })
  setImmediate(() => gone.abort())
  await assert.rejects(abandoned, { name: "AbortError" })
  const waiting = receive({ WaitTimeSeconds: 20 })
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "now" }))
  assert.deepEqual(
    (await waiting).map(({ Body }) => Body),
    ["now"]
  )
})

test("a message that is taken too often goes to the dead-letter queue", async () => {
  await sqs.send(new CreateQueueCommand({ QueueName: "dead" }))
  const policy = { deadLetterTargetArn: ARN.replace("sp-api-notifications", "dead") }
  const made = await sqs.send(
    new CreateQueueCommand({
      QueueName: "work",
      Attributes: {
        VisibilityTimeout: "10",
        RedrivePolicy: JSON.stringify({ ...policy, maxReceiveCount: 2 }),
      },
    })
  )
  const work = { QueueUrl: made.QueueUrl }
  await sqs.send(new SendMessageCommand({ ...work, MessageBody: "poison" }))
  for (const count of [1, 1, 0]) {
    assert.equal((await receive(work)).length, count)
    harness.advance(10)
  }
  const { queues } = await harness.control("GET", "/queues")
  assert.equal(queues.find((queue: { name: string }) => queue.name === "dead").visible, 1)
})

test("the queues fail as they are told to", async () => {
  await harness.control("POST", "/faults", {
    operation: "sqs",
    script: ["throttle", "503", "html_502", "reset_before"],
  })
  for (const name of ["RequestThrottled", "ServiceUnavailable"]) {
    await assert.rejects(receive(), { name })
  }
  await assert.rejects(receive())
  await assert.rejects(receive())
  assert.deepEqual(await receive(), [])
})

test("a rotated client secret comes by notification, and the old one works for seven days", async () => {
  const rotation = await grantless("sellingpartnerapi::client_credential:rotation")
  const path = "/applications/2023-11-30/clientSecret"
  assert.equal((await rotation.call("POST", path)).status, 204)
  const [message] = await bodies()
  assert.equal(message.notificationType, "APPLICATION_OAUTH_CLIENT_NEW_SECRET")
  const told = message.payload.applicationOAuthClientNewSecret
  const refresh = (client_secret?: string) =>
    harness.token({
      ...{ grant_type: "refresh_token", refresh_token: client.refreshToken },
      ...(client_secret && { client_secret }),
    })
  assert.equal((await refresh(told.newClientSecret)).status, 200)
  assert.equal((await refresh()).status, 200, "the old one")
  harness.advance(7 * 86_400)
  assert.equal((await refresh()).body.error, "invalid_client")
  assert.equal((await refresh(told.newClientSecret)).status, 200)
  assert.equal(Date.parse(told.oldClientSecretExpiryTime), harness.standing.at)
  await harness.control("POST", "/client-secret-expiry", { days: 30 })
  assert.deepEqual(
    typesOf(await bodies()),
    ["APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY"],
    "a queue keeps messages for four days"
  )
})

test("scopes that do not exist are refused", async () => {
  const reply = await harness.token({ grant_type: "client_credentials", scope: "everything" })
  assert.deepEqual([reply.status, reply.body.error], [400, "invalid_scope"])
})

test("a restricted data token opens what it was made for, for an hour", async () => {
  const report = await client.call(
    "POST",
    "/reports/2021-06-30/reports",
    {},
    { reportType: "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING", marketplaceIds: [DE] }
  )
  harness.advance(5)
  const { body } = await client.call("GET", `/reports/2021-06-30/reports/${report.body.reportId}`)
  const path = `/reports/2021-06-30/documents/${body.reportDocumentId}`
  const restricted = (resource: string) =>
    client.call(
      "POST",
      "/tokens/2021-03-01/restrictedDataToken",
      {},
      { restrictedResources: [{ method: "GET", path: resource }] }
    )
  assert.equal((await restricted("/sellers/v1/marketplaceParticipations")).status, 400)
  const reply = await restricted(path)
  assert.deepEqual([reply.status, reply.body.expiresIn], [200, 3600])
  const token = new Client(harness, reply.body.restrictedDataToken as string, "")
  assert.equal((await token.call("GET", path)).status, 200)
  assert.equal((await token.call("GET", `${path}-other`)).status, 403)
  assert.equal((await token.call("GET", "/sellers/v1/marketplaceParticipations")).status, 403)
  harness.advance(3600)
  const late = await token.call("GET", path)
  assert.match(late.body.errors[0].details, /expired/)
})
