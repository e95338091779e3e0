import assert from "node:assert/strict"
import { gunzipSync } from "node:zlib"
import { afterEach, beforeEach, test } from "node:test"
import { schemaFaults } from "../src/contract/schemas.js"
import { Client, DE, EU_SELLER, Harness } from "./support/harness.js"

const SKU = "TULP-MUG-RED"
const JSON_TYPE = "application/json; charset=UTF-8"
const XML_TYPE = "text/xml; charset=UTF-8"

let harness: Harness
let client: Client
beforeEach(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
afterEach(() => harness.stop())

async function upload(content: string, contentType = JSON_TYPE): Promise<string> {
  const created = await client.call(
    "POST",
    "/feeds/2021-06-30/documents",
    {},
    {
      contentType,
    }
  )
  assert.equal(created.status, 201)
  const { url, feedDocumentId } = created.body as Record<string, string>
  const put = await fetch(url as string, {
    method: "PUT",
    body: content,
    headers: { "content-type": contentType },
  })
  assert.equal(put.status, 200)
  return feedDocumentId as string
}

async function submit(feedType: string, content: string, contentType = JSON_TYPE) {
  const inputFeedDocumentId = await upload(content, contentType)
  const reply = await client.call(
    "POST",
    "/feeds/2021-06-30/feeds",
    {},
    { feedType, marketplaceIds: [DE], inputFeedDocumentId }
  )
  assert.equal(reply.status, 202, reply.text)
  return reply.body.feedId as string
}

const feed = async (id: string) => (await client.call("GET", `/feeds/2021-06-30/feeds/${id}`)).body

async function result(id: string): Promise<string> {
  const document = await client.call(
    "GET",
    `/feeds/2021-06-30/documents/${(await feed(id)).resultFeedDocumentId}`
  )
  assert.equal(document.body.compressionAlgorithm, "GZIP")
  const reply = await fetch(document.body.url as string)
  return gunzipSync(Buffer.from(await reply.arrayBuffer())).toString("utf8")
}

const listingsFeed = (messages: object[]) =>
  JSON.stringify({
    header: { sellerId: EU_SELLER, version: "2.0", issueLocale: "en_US" },
    messages,
  })
const stock = (messageId: number, sku: string, quantity: number) => ({
  messageId,
  sku,
  operationType: "PATCH",
  productType: "PRODUCT",
  patches: [
    {
      op: "merge",
      path: "/attributes/fulfillment_availability",
      value: [{ fulfillment_channel_code: "DEFAULT", quantity }],
    },
  ],
})
const envelope = (type: string, messages: string) =>
  `<?xml version="1.0"?><AmazonEnvelope><Header><DocumentVersion>1.01</DocumentVersion><MerchantIdentifier>${EU_SELLER}</MerchantIdentifier></Header><MessageType>${type}</MessageType>${messages}</AmazonEnvelope>`

async function placeOrder(quantity = 2) {
  const { orders } = await harness.control("POST", "/orders", {
    marketplaceId: "DE",
    items: [{ sku: SKU, quantity }],
  })
  return orders[0] as { orderId: string; items: { orderItemId: string }[] }
}
const truth = async (orderId: string) =>
  (await harness.control("GET", `/orders/${orderId}`)).order as Record<string, unknown>

test("a feed goes through the queue, and what it says shows in the listing", async () => {
  const id = await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, 7)]))
  assert.equal((await feed(id)).processingStatus, "IN_QUEUE")
  harness.advance(2)
  const running = await feed(id)
  assert.deepEqual(
    [running.processingStatus, running.processingEndTime],
    ["IN_PROGRESS", undefined]
  )
  harness.advance(3)
  const done = await feed(id)
  assert.equal(done.processingStatus, "DONE")
  assert.equal(Date.parse(done.processingEndTime) - Date.parse(done.createdTime), 5000)
  const report = JSON.parse(await result(id))
  assert.deepEqual(schemaFaults("listingsFeedProcessingReportSchemaV2", report), [])
  assert.deepEqual(report.summary, {
    ...{ errors: 0, warnings: 0 },
    ...{ messagesProcessed: 1, messagesAccepted: 1, messagesInvalid: 0 },
  })
  const listing = await client.listing(SKU, "fulfillmentAvailability")
  assert.equal(listing.body.fulfillmentAvailability[0].quantity, 7)
})

test("a feed that is done can hold messages that failed, told by their number", async () => {
  const wrong = { ...stock(3, SKU, 1), patches: [] }
  const id = await submit(
    "JSON_LISTINGS_FEED",
    listingsFeed([stock(1, SKU, 4), stock(2, "NO-SUCH-SKU", 4), wrong, stock(1, SKU, 9)])
  )
  harness.advance(5)
  assert.equal((await feed(id)).processingStatus, "DONE")
  const report = JSON.parse(await result(id))
  assert.deepEqual(
    [report.summary.messagesAccepted, report.summary.messagesInvalid, report.summary.errors > 2],
    [1, 3, true]
  )
  const numbers = report.issues.map((entry: { messageId: number }) => entry.messageId)
  assert.deepEqual([...new Set(numbers)], [2, 3, 1])
})

test("messages of any form end as issues, and the local Amazon goes on", async () => {
  const update = (messageId: number, attributes: object) => ({
    ...{ messageId, sku: SKU, operationType: "UPDATE", productType: "PRODUCT", attributes },
  })
  const messages = [
    { ...stock(0, SKU, 1), sku: "" },
    update(2, { item_name: "a text" }),
    update(3, { item_name: [null] }),
    { ...update(4, { fulfillment_availability: {} }), operationType: "PARTIAL_UPDATE" },
    stock(5, SKU, 6),
  ]
  const id = await submit("JSON_LISTINGS_FEED", listingsFeed(messages))
  harness.advance(5)
  assert.equal((await feed(id)).processingStatus, "DONE")
  const { summary, issues } = JSON.parse(await result(id))
  assert.deepEqual([summary.messagesAccepted, summary.messagesInvalid], [1, 4])
  const numbers = new Set(issues.map((entry: { messageId?: number }) => entry.messageId))
  assert.deepEqual([...numbers], [undefined, 2, 3, 4])
})

test("a feed that the emulator cannot work out ends FATAL, told once", async (t) => {
  const told = t.mock.method(process.stderr, "write", () => true)
  const id = await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, 6)]))
  const { feeds } = harness.emulator.state
  feeds[id] = { ...feeds[id], marketplaceIds: null } as never
  harness.advance(5)
  const after = async () => (await harness.control("GET", "/feeds")).feeds[0].status
  assert.deepEqual([await after(), await after()], ["FATAL", "FATAL"])
  told.mock.restore()
  const traces = told.mock.calls.filter(({ arguments: [text] }) =>
    String(text).includes("TypeError")
  )
  assert.equal(traces.length, 1)
})

test("a document that is no feed, one that was never put and retired types end FATAL", async () => {
  const broken = await submit("JSON_LISTINGS_FEED", "{")
  const retired = await submit("POST_INVENTORY_AVAILABILITY_DATA", "<a/>", XML_TYPE)
  const created = await client.call(
    "POST",
    "/feeds/2021-06-30/documents",
    {},
    {
      contentType: JSON_TYPE,
    }
  )
  const empty = await client.call(
    "POST",
    "/feeds/2021-06-30/feeds",
    {},
    {
      feedType: "JSON_LISTINGS_FEED",
      marketplaceIds: [DE],
      inputFeedDocumentId: created.body.feedDocumentId,
    }
  )
  harness.advance(5)
  for (const id of [broken, retired, empty.body.feedId as string]) {
    assert.equal((await feed(id)).processingStatus, "FATAL")
  }
  assert.equal(JSON.parse(await result(broken)).issues.length, 1)
  assert.equal((await feed(retired)).resultFeedDocumentId, undefined)
})

test("a feed can be cancelled in the queue only; fates are ordered by the control API", async () => {
  const first = await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, 1)]))
  assert.equal((await client.call("DELETE", `/feeds/2021-06-30/feeds/${first}`)).status, 200)
  assert.equal((await feed(first)).processingStatus, "CANCELLED")
  await harness.control("POST", "/fates", { kind: "feed", fate: "FATAL" })
  await harness.control("POST", "/fates", { kind: "feed", fate: "STUCK" })
  const fatal = await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, 1)]))
  const stuck = await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, 1)]))
  harness.advance(86_400)
  client = await harness.connect("EU")
  assert.equal((await feed(fatal)).processingStatus, "FATAL")
  assert.equal((await feed(stuck)).processingStatus, "IN_PROGRESS")
  assert.equal((await client.call("DELETE", `/feeds/2021-06-30/feeds/${stuck}`)).status, 400)
  assert.equal((await harness.control("DELETE", "/fates")).released, 1)
  assert.equal((await feed(stuck)).processingStatus, "DONE")
  assert.notEqual((await harness.control("GET", `/listings/EU/${SKU}`)).quantity, null)
})

test("the upload must have the promised content type and come within five minutes", async () => {
  const { body } = await client.call(
    "POST",
    "/feeds/2021-06-30/documents",
    {},
    {
      contentType: JSON_TYPE,
    }
  )
  const put = async (headers: Record<string, string>) => {
    const reply = await fetch(body.url as string, { method: "PUT", body: "{}", headers })
    return [reply.status, /<Code>(\w+)</.exec(await reply.text())?.[1]]
  }
  assert.deepEqual(await put({ "content-type": "text/plain" }), [403, "SignatureDoesNotMatch"])
  assert.deepEqual(await put({ "content-type": JSON_TYPE, authorization: "Bearer x" }), [
    400,
    "InvalidArgument",
  ])
  assert.deepEqual(await put({ "content-type": JSON_TYPE }), [200, undefined])
  assert.equal((await fetch(body.url as string)).status, 403, "for PUT only")
  harness.advance(300)
  assert.deepEqual(await put({ "content-type": JSON_TYPE }), [403, "AccessDenied"])
})

test("feeds are listed newest first, and the next page asks by its token alone", async () => {
  const ids: string[] = []
  for (let index = 0; index < 3; index += 1) {
    ids.unshift(await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, index)])))
    harness.advance(1)
  }
  const list = (query: Record<string, string>) =>
    client.call("GET", "/feeds/2021-06-30/feeds", query)
  const first = await list({ feedTypes: "JSON_LISTINGS_FEED", pageSize: "2" })
  assert.deepEqual(
    first.body.feeds.map((entry: { feedId: string }) => entry.feedId),
    ids.slice(0, 2)
  )
  const nextToken = first.body.nextToken as string
  const second = await list({ nextToken })
  assert.deepEqual([second.body.feeds[0].feedId, second.body.nextToken], [ids[2], undefined])
  assert.equal((await list({ nextToken, pageSize: "2" })).status, 400)
  assert.equal((await list({})).status, 400)
  assert.equal((await list({ nextToken: "made-up" })).status, 400)
})

test("orders are shipped, cancelled and refunded by feed", async () => {
  const [shipped, cancelled] = [await placeOrder(), await placeOrder()]
  const before = (await harness.control("GET", `/listings/EU/${SKU}`)).quantity as number
  harness.advance(60)
  const shipping = await submit(
    "POST_ORDER_FULFILLMENT_DATA",
    envelope(
      "OrderFulfillment",
      `<Message><MessageID>1</MessageID><OrderFulfillment><AmazonOrderID>${shipped.orderId}</AmazonOrderID>` +
        `<FulfillmentDate>2026-11-20T12:00:30Z</FulfillmentDate><FulfillmentData><CarrierName>DHL &amp; Co</CarrierName><ShipperTrackingNumber>T1</ShipperTrackingNumber></FulfillmentData></OrderFulfillment></Message>` +
        `<Message><MessageID>2</MessageID><OrderFulfillment><AmazonOrderID>000</AmazonOrderID></OrderFulfillment></Message>`
    ),
    XML_TYPE
  )
  const cancelling = await submit(
    "POST_ORDER_ACKNOWLEDGEMENT_DATA",
    envelope(
      "OrderAcknowledgement",
      `<Message><MessageID>1</MessageID><OrderAcknowledgement><AmazonOrderID>${cancelled.orderId}</AmazonOrderID><StatusCode>Failure</StatusCode></OrderAcknowledgement></Message>`
    ),
    XML_TYPE
  )
  harness.advance(5)
  const order = await truth(shipped.orderId)
  assert.equal(order.status, "SHIPPED")
  assert.match(JSON.stringify(order.packages), /DHL & Co/)
  assert.match(
    await result(shipping),
    /<MessagesSuccessful>1<[\s\S]*<MessagesWithError>1<[\s\S]*<MessageID>2</
  )
  assert.equal((await truth(cancelled.orderId)).status, "CANCELLED")
  assert.match(await result(cancelling), /<MessagesWithError>0</)
  assert.equal((await harness.control("GET", `/listings/EU/${SKU}`)).quantity, before + 2)

  const refund = (amount: string) =>
    envelope(
      "OrderAdjustment",
      `<Message><MessageID>1</MessageID><OrderAdjustment><AmazonOrderID>${shipped.orderId}</AmazonOrderID><AdjustedItem><AmazonOrderItemCode>${shipped.items[0]?.orderItemId}</AmazonOrderItemCode><AdjustmentReason>CustomerReturn</AdjustmentReason><ItemPriceAdjustments><Component><Type>Principal</Type><Amount currency="EUR">${amount}</Amount></Component></ItemPriceAdjustments></AdjustedItem></OrderAdjustment></Message>`
    )
  const right = await submit("POST_PAYMENT_ADJUSTMENT_DATA", refund("5.00"), XML_TYPE)
  const tooMuch = await submit("POST_PAYMENT_ADJUSTMENT_DATA", refund("5000.00"), XML_TYPE)
  harness.advance(5)
  assert.match(await result(right), /<MessagesSuccessful>1</)
  assert.match(await result(tooMuch), /<MessagesWithError>1</)
})

test("the flat-file twin cancels single items", async () => {
  const { orders } = await harness.control("POST", "/orders", {
    marketplaceId: "DE",
    items: [{ sku: SKU }, { sku: "TULP-MUG-BLU" }],
  })
  const [kept, dropped] = orders[0].items as { orderItemId: string }[]
  const lines = [
    "order-id\tcancellation-reason-code\tamazon-order-item-code",
    `${orders[0].orderId}\tNoInventory\t${dropped?.orderItemId}`,
    `${orders[0].orderId}\tNoInventory\t12345`,
  ]
  const id = await submit(
    "POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA",
    lines.join("\r\n"),
    "text/tab-separated-values; charset=UTF-8"
  )
  harness.advance(5)
  const report = await result(id)
  assert.match(report, /records processed\t\t2\r\n\tNumber of records successful\t\t1/)
  const { order } = (await client.order(orders[0].orderId, "FULFILLMENT,CANCELLATION")).body
  assert.equal(order.fulfillment.fulfillmentStatus, "UNSHIPPED")
  const item = (wanted: { orderItemId: string } | undefined) =>
    order.orderItems.find(
      (entry: { orderItemId: string }) => entry.orderItemId === wanted?.orderItemId
    )
  assert.equal(item(dropped).fulfillment.quantityUnfulfilled, 0)
  assert.equal(item(dropped).cancellation.cancellationExecution.cancelledBy, "MERCHANT")
  assert.equal(item(kept).fulfillment.quantityUnfulfilled, 1)
})

test("a listings feed is taken five times in five minutes", async () => {
  await harness.control("POST", "/rate-scale", { scale: 1 })
  for (let index = 0; index < 5; index += 1) {
    await submit("JSON_LISTINGS_FEED", listingsFeed([stock(1, SKU, 1)]))
  }
  const inputFeedDocumentId = await upload(listingsFeed([stock(1, SKU, 1)]))
  const body = { feedType: "JSON_LISTINGS_FEED", marketplaceIds: [DE], inputFeedDocumentId }
  assert.equal((await client.call("POST", "/feeds/2021-06-30/feeds", {}, body)).status, 429)
  harness.advance(301)
  assert.equal((await client.call("POST", "/feeds/2021-06-30/feeds", {}, body)).status, 202)
})
