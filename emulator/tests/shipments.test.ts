import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { Client, DE, Harness } from "./support/harness.js"

let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
after(() => harness.stop())

async function order(items: object[], more: object = {}) {
  const { orders } = await harness.control("POST", "/orders", { marketplaceId: DE, items, ...more })
  harness.advance(60)
  return orders[0]
}

function parcel(created: any, quantities: number[], more: object = {}) {
  return {
    packageReferenceId: "1",
    carrierCode: "DHL",
    trackingNumber: "00340434161094042557",
    shipDate: new Date(harness.standing.at).toISOString(),
    orderItems: created.items
      .map((item: any, index: number) => ({
        orderItemId: item.orderItemId,
        quantity: quantities[index],
      }))
      .filter((item: any) => item.quantity),
    ...more,
  }
}

const TWO = [
  { sku: "TULP-MUG-RED", quantity: 2 },
  { sku: "TULP-VASE-RED", quantity: 1 },
]

test("packages ship the order in parts, and the same package can be edited", async () => {
  const created = await order(TWO)
  const before = (await client.order(created.orderId)).body.order
  const reply = await client.ship(created.orderId, parcel(created, [1, 0]))
  assert.equal(reply.status, 204)
  assert.equal(reply.text, "")
  let told = (await client.order(created.orderId)).body.order
  assert.equal(told.fulfillment.fulfillmentStatus, "PARTIALLY_SHIPPED")
  assert.deepEqual(told.orderItems[0].fulfillment, { quantityFulfilled: 1, quantityUnfulfilled: 1 })
  assert.equal(told.packages[0].trackingNumber, "00340434161094042557")
  assert.equal(told.packages[0].carrier, "DHL")
  assert.ok(told.lastUpdatedTime > before.lastUpdatedTime)

  const edit = parcel(created, [2, 0], { trackingNumber: "CHANGED" })
  assert.equal((await client.ship(created.orderId, edit)).status, 204)
  told = (await client.order(created.orderId)).body.order
  assert.equal(told.packages.length, 1)
  assert.equal(told.packages[0].trackingNumber, "CHANGED")

  const rest = parcel(created, [0, 1], {
    packageReferenceId: "2",
    carrierCode: "Other",
    carrierName: "Fietskoerier",
  })
  assert.equal((await client.ship(created.orderId, rest)).status, 204)
  told = (await client.order(created.orderId)).body.order
  assert.equal(told.fulfillment.fulfillmentStatus, "SHIPPED")
  assert.equal(told.packages[1].carrier, "Fietskoerier")

  const again = await client.ship(
    created.orderId,
    parcel(created, [1, 0], { packageReferenceId: "3" })
  )
  assert.equal(again.status, 400)
  assert.equal(again.body.errors[0].code, "PackageToUpdateNotFound")
})

test("what Amazon refuses about a shipment", async () => {
  const created = await order(TWO)
  const tomorrow = new Date(harness.standing.at + 86_400_000).toISOString()
  const bad: object[] = [
    parcel(created, [3, 0]),
    parcel(created, [1, 0], { packageReferenceId: 1 }),
    parcel(created, [1, 0], { packageReferenceId: "0" }),
    parcel(created, [1, 0], { packageReferenceId: "A1" }),
    parcel(created, [1, 0], { carrierCode: "Other" }),
    parcel(created, [1, 0], { shipDate: tomorrow }),
    parcel(created, [1, 0], { shipDate: "2026-01-01T00:00:00Z" }),
    parcel(created, [1, 0], { orderItems: [{ orderItemId: "1", quantity: 1 }] }),
    parcel(created, [0, 0]),
  ]
  for (const packageDetail of bad) {
    const reply = await client.ship(created.orderId, packageDetail)
    assert.equal(reply.status, 400, JSON.stringify(packageDetail))
    assert.equal(reply.body.errors[0].code, "InvalidInput")
  }
  const elsewhere = await client.ship(created.orderId, parcel(created, [1, 0]), "A13V1IB3VIYZZH")
  assert.equal(elsewhere.status, 400)
  assert.equal((await client.ship("302-0000000-0000000", parcel(created, [1, 0]))).status, 404)
  const told = (await client.order(created.orderId)).body.order
  assert.equal(told.fulfillment.fulfillmentStatus, "UNSHIPPED")
})

test("pending, cancelled and Amazon's own orders are not shipped", async () => {
  const pending = await order([{ sku: "TULP-MUG-RED" }], { status: "PENDING" })
  assert.equal((await client.ship(pending.orderId, parcel(pending, [1]))).status, 400)
  await harness.control("POST", `/orders/${pending.orderId}`, { action: "pay" })
  await harness.control("POST", `/orders/${pending.orderId}`, { action: "request_cancel" })
  const asked = (await client.order(pending.orderId, "CANCELLATION,FULFILLMENT")).body.order
  assert.equal(asked.fulfillment.fulfillmentStatus, "UNSHIPPED")
  assert.equal(asked.orderItems[0].cancellation.cancellationRequest.requester, "BUYER")
  await harness.control("POST", `/orders/${pending.orderId}`, { action: "cancel" })
  assert.equal((await client.ship(pending.orderId, parcel(pending, [1]))).status, 400)
  await harness.control("POST", `/orders/${pending.orderId}`, { action: "pay" }, 400)
  const fba = await order([{ sku: "TULP-BOWL-YEL" }], { fulfilledBy: "AMAZON" })
  assert.equal((await client.ship(fba.orderId, parcel(fba, [1]))).status, 400)
  await harness.control("POST", `/orders/${fba.orderId}`, { action: "ship" })
  const shipped = (await client.order(fba.orderId)).body.order
  assert.equal(shipped.fulfillment.fulfillmentStatus, "SHIPPED")
})
