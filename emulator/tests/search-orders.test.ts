import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { Client, DE, Harness, IT, US } from "./support/harness.js"

const ALL =
  "BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT"
const SINCE = "2026-10-01T00:00:00Z"
let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
after(() => harness.stop())

async function allPages(of: Client, query: Record<string, string>) {
  const pages: any[][] = []
  let token: string | undefined
  do {
    const reply = await of.search({ ...query, ...(token && { paginationToken: token }) })
    assert.equal(reply.status, 200, reply.text)
    pages.push(reply.body.orders)
    token = reply.body.pagination?.nextToken
  } while (token)
  return pages
}

test("pages give every order of the seller once, oldest first", async () => {
  const pages = await allPages(client, {
    createdAfter: SINCE,
    maxResultsPerPage: "50",
    includedData: ALL,
  })
  const orders = pages.flat()
  const { orders: truth } = await harness.control("GET", "/orders?sellerId=EU")
  assert.equal(new Set(orders.map((order) => order.orderId)).size, orders.length)
  assert.equal(orders.length, truth.length)
  assert.ok(pages.slice(0, -1).every((page) => page.length === 50))
  const times = orders.map((order) => order.createdTime)
  assert.deepEqual(times, [...times].sort())
})

test("every seller's answers hold to the contract with all data sets", async () => {
  for (const seller of ["NA", "FE"]) {
    const other = await harness.connect(seller)
    const orders = (await allPages(other, { lastUpdatedAfter: SINCE, includedData: ALL })).flat()
    const truth = await harness.control("GET", `/orders?sellerId=${seller}`)
    assert.equal(orders.length, truth.count)
  }
})

test("only what was asked for is told", async () => {
  const bare = (await client.search({ createdAfter: SINCE, maxResultsPerPage: "1" })).body.orders[0]
  for (const name of [
    "buyer",
    "recipient",
    "proceeds",
    "fulfillment",
    "packages",
    "payment",
    "tax",
  ]) {
    assert.equal(bare[name], undefined, name)
  }
  assert.equal(bare.orderItems[0].proceeds, undefined)
  assert.equal(bare.orderItems[0].fulfillment, undefined)
  assert.ok(bare.orderItems[0].product.sellerSku)
})

test("pending orders have no address and no amounts; Amazon's orders no buyer", async () => {
  const pending = (
    await client.search({ createdAfter: SINCE, fulfillmentStatuses: "PENDING", includedData: ALL })
  ).body.orders
  assert.ok(pending.length > 0)
  for (const order of pending) {
    assert.equal(order.fulfillment.fulfillmentStatus, "PENDING")
    assert.equal(order.recipient, undefined)
    assert.equal(order.proceeds, undefined)
    assert.equal(order.buyer, undefined)
  }
  const byAmazon = (
    await client.search({ createdAfter: SINCE, fulfilledBy: "AMAZON", includedData: ALL })
  ).body.orders
  assert.ok(byAmazon.length > 0)
  for (const order of byAmazon) {
    assert.equal(order.recipient, undefined)
    assert.equal(order.buyer, undefined)
    assert.equal(order.packages, undefined)
  }
})

test("filters by marketplace and status", async () => {
  const query = {
    createdAfter: SINCE,
    marketplaceIds: DE,
    fulfillmentStatuses: "UNSHIPPED,SHIPPED",
  }
  const orders = (await allPages(client, { ...query, includedData: "FULFILLMENT" })).flat()
  assert.ok(orders.length > 20)
  for (const order of orders) {
    assert.equal(order.salesChannel.marketplaceId, DE)
    assert.ok(["UNSHIPPED", "SHIPPED"].includes(order.fulfillment.fulfillmentStatus))
  }
  const none = await client.search({ createdAfter: SINCE, marketplaceIds: IT })
  assert.equal(none.body.orders.length, 4)
})

test("the rules of the window", async () => {
  const now = new Date(harness.standing.at)
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
  const bad: Record<string, string>[] = [
    {},
    { createdAfter: SINCE, lastUpdatedAfter: SINCE },
    { createdAfter: SINCE, lastUpdatedBefore: minutesAgo(5) },
    { createdAfter: "yesterday" },
    { createdAfter: SINCE, createdBefore: minutesAgo(1) },
    { createdAfter: minutesAgo(10), createdBefore: minutesAgo(20) },
    { createdAfter: SINCE, maxResultsPerPage: "0" },
    { createdAfter: SINCE, maxResultsPerPage: "101" },
    { createdAfter: SINCE, includedData: "EVERYTHING" },
    { createdAfter: SINCE, fulfillmentStatuses: "LOST" },
    { createdAfter: SINCE, orderStatus: "SHIPPED" },
  ]
  for (const query of bad) {
    const reply = await client.search(query)
    assert.equal(reply.status, 400, JSON.stringify(query))
    assert.equal(reply.body.errors[0].code, "InvalidInput")
    assert.equal(reply.headers.get("x-amzn-ratelimit-limit"), "5.6")
  }
  const bounded = await client.search({ createdAfter: SINCE, createdBefore: minutesAgo(60 * 24) })
  assert.equal(bounded.status, 200)
  assert.ok(bounded.body.orders.every((order: any) => order.createdTime <= minutesAgo(60 * 24)))
  assert.ok(bounded.body.createdBefore)
})

test("403 for marketplaces that are not the seller's or not Amazon's", async () => {
  for (const marketplaceIds of [US, "A38D8NSA03LJTC", `${DE},${US}`]) {
    const reply = await client.search({ createdAfter: SINCE, marketplaceIds })
    assert.equal(reply.status, 403)
    assert.equal(reply.body.errors[0].code, "Unauthorized")
  }
})

test("a paging token lives a day and belongs to its filters", async () => {
  const query = { createdAfter: SINCE, maxResultsPerPage: "10" }
  const first = await client.search(query)
  const paginationToken = first.body.pagination.nextToken as string
  assert.equal((await client.search({ ...query, paginationToken })).status, 200)
  const changed = await client.search({ ...query, marketplaceIds: DE, paginationToken })
  assert.equal(changed.status, 400)
  assert.equal((await client.search({ ...query, paginationToken: "abc" })).status, 400)
  harness.advance(86_401)
  client = await harness.connect("EU")
  assert.equal((await client.search({ ...query, paginationToken })).status, 400)
})

test("a new order is found after Amazon's delay, which the rate scale shortens", async () => {
  const started = new Date(harness.standing.at).toISOString()
  const { orders } = await harness.control("POST", "/orders", { marketplaceId: DE })
  const find = async () =>
    (await client.search({ createdAfter: started })).body.orders.map((order: any) => order.orderId)
  assert.deepEqual(await find(), [])
  harness.advance(1)
  assert.deepEqual(await find(), [orders[0].orderId])
})

test("an order of another seller does not exist", async () => {
  const { orders } = await harness.control("GET", "/orders?sellerId=NA")
  assert.equal((await client.order(orders[0].orderId)).status, 404)
})
