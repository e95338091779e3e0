import assert from "node:assert/strict"
import { afterEach, beforeEach, test } from "node:test"
import { Client, DE, Harness } from "./support/harness.js"

let harness: Harness
let client: Client
beforeEach(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
afterEach(() => harness.stop())

const list = (query: Record<string, string>) =>
  client.call("GET", "/finances/2024-06-19/transactions", query)

interface Breakdown {
  breakdownAmount: { currencyAmount: number }
  breakdowns?: Breakdown[]
}
const cents = (value: number) => Math.round(value * 100)
const sum = (parts: Breakdown[]) =>
  parts.reduce((total, part) => total + cents(part.breakdownAmount.currencyAmount), 0)

test("the seeded orders' shipments are posted, page by page, and add up", async () => {
  const query = { postedAfter: "2026-10-01T00:00:00Z" }
  const ids = new Set<string>()
  let nextToken: string | undefined
  do {
    const { status, body } = await list({ ...query, ...(nextToken && { nextToken }) })
    assert.equal(status, 200)
    for (const entry of body.payload.transactions) {
      ids.add(entry.transactionId)
      if (entry.totalAmount.currencyCode !== "JPY") {
        assert.equal(sum(entry.breakdowns), cents(entry.totalAmount.currencyAmount))
      }
    }
    nextToken = body.payload.nextToken
  } while (nextToken)
  assert.ok(ids.size > 100, String(ids.size))
})

test("a shipment is deferred, then released; a token belongs to its filters", async () => {
  const { orders } = await harness.control("POST", "/orders", {
    ...{ marketplaceId: "DE", items: [{ sku: "TULP-MUG-RED", quantity: 3 }] },
  })
  const { orderId, items } = orders[0]
  harness.advance(60)
  await client.ship(orderId, {
    ...{ packageReferenceId: "1", carrierCode: "DHL", trackingNumber: "T" },
    shipDate: "2026-11-20T12:00:30Z",
    orderItems: [{ orderItemId: items[0].orderItemId, quantity: 2 }],
  })
  const related = { relatedIdentifierName: "ORDER_ID", relatedIdentifierValue: orderId as string }
  assert.deepEqual((await list(related)).body.payload.transactions, [], "two minutes later")
  harness.advance(121)
  const [shipment] = (await list(related)).body.payload.transactions
  assert.equal(shipment.transactionStatus, "DEFERRED")
  assert.equal(shipment.items[0].contexts[0].quantityShipped, 2)
  harness.advance(7 * 86_400)
  client = await harness.connect("EU")
  assert.equal(
    (await list(related)).body.payload.transactions[0].transactionStatus,
    "DEFERRED_RELEASED"
  )
})

test("what Amazon refuses about a window", async () => {
  assert.equal((await list({})).status, 400)
  assert.equal((await list({ marketplaceId: DE })).status, 400)
  assert.equal((await list({ postedAfter: "2026-11-20T12:00:00Z" })).status, 400)
  assert.equal((await list({ postedAfter: "2026-11-01T00:00:00Z", nextToken: "x" })).status, 400)
  const long = await list({ postedAfter: "2025-01-01T00:00:00Z" })
  assert.deepEqual(long.body.payload, { transactions: [] })
})
