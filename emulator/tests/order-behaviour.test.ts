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

const place = async (input: object = {}) =>
  (
    await harness.control("POST", "/orders", {
      ...{ marketplaceId: "DE", items: [{ sku: "TULP-MUG-RED", quantity: 2 }], ...input },
    })
  ).orders[0] as { orderId: string; items: { orderItemId: string }[] }
const behave = (input: object) => harness.control("POST", "/order-behaviour", input)
const statusOf = async (orderId: string) =>
  (await client.order(orderId)).body.order.fulfillment.fulfillmentStatus as string

test("orders walk their life by the clock", async () => {
  const { orderId } = await place({ status: "PENDING" })
  await behave({ life: { paySeconds: 60, sellerShipsSeconds: 120 } })
  assert.equal(await statusOf(orderId), "PENDING")
  harness.advance(60)
  assert.equal(await statusOf(orderId), "UNSHIPPED")
  harness.advance(120)
  assert.equal(await statusOf(orderId), "SHIPPED")
  await behave({ life: { cancelShare: 1 } })
  const declined = await place({ status: "PENDING" })
  harness.advance(60)
  assert.equal(await statusOf(declined.orderId), "CANCELLED")
  await harness.control("POST", "/order-behaviour", { life: { paySeconds: -1 } }, 400)
})

test("a confirmation answered 204 can be without effect, and works when repeated", async () => {
  const { orderId, items } = await place()
  await behave({ dropConfirmations: 1 })
  const detail = {
    ...{ packageReferenceId: "1", carrierCode: "DHL", trackingNumber: "T" },
    shipDate: "2026-11-20T12:00:00Z",
    orderItems: [{ orderItemId: items[0]?.orderItemId, quantity: 2 }],
  }
  assert.equal((await client.ship(orderId, detail)).status, 204)
  assert.equal(await statusOf(orderId), "UNSHIPPED")
  assert.equal((await client.ship(orderId, detail)).status, 204)
  assert.equal(await statusOf(orderId), "SHIPPED")
})

test("an application without the role gets no personal data, and no error", async () => {
  const { orderId } = await place({ giftWrap: true })
  await behave({ personalData: false })
  const { status, body } = await client.order(orderId, "BUYER,RECIPIENT,FULFILLMENT")
  assert.equal(status, 200)
  assert.deepEqual(body.order.buyer, {})
  const { deliveryAddress } = body.order.recipient
  assert.deepEqual(
    [deliveryAddress.name, deliveryAddress.postalCode, deliveryAddress.countryCode],
    [undefined, undefined, "DE"]
  )
  assert.equal(body.order.orderItems[0].fulfillment.packing.giftOption.giftMessage, undefined)
  await harness.control("DELETE", "/order-behaviour")
  assert.ok((await client.order(orderId, "BUYER")).body.order.buyer.buyerName)
})

test("a replacement is free and names the order that it replaces", async () => {
  const { orderId } = await place()
  const { order } = await harness.control("POST", "/replacement-orders", { orderId })
  assert.equal(order.grandTotal, "0.00")
  const told = (await client.order(order.orderId as string)).body.order
  assert.deepEqual(told.associatedOrders, [{ orderId, associationType: "REPLACEMENT_ORIGINAL_ID" }])
})

test("orders picked up in a store are shipped by their pick-up, others are refused", async () => {
  const [pickup, other] = [await place({ programs: ["IN_STORE_PICK_UP"] }), await place()]
  const update = (orderId: string, shipmentStatus: string) =>
    client.call(
      "POST",
      `/orders/v0/orders/${orderId}/shipment`,
      {},
      { marketplaceId: DE, shipmentStatus }
    )
  assert.equal((await update(other.orderId, "ReadyForPickup")).status, 400)
  assert.equal((await update(pickup.orderId, "ReadyForPickup")).status, 204)
  assert.equal(await statusOf(pickup.orderId), "UNSHIPPED")
  assert.equal((await update(pickup.orderId, "PickedUp")).status, 204)
  assert.equal(await statusOf(pickup.orderId), "SHIPPED")
})

test("a regulated order is verified once", async () => {
  const { orderId } = await place()
  const path = `/orders/v0/orders/${orderId}/regulatedInfo`
  assert.equal((await client.call("GET", path)).status, 400)
  await harness.control("POST", "/regulated-orders", { orderId })
  const pending = (await client.call("GET", path)).body.payload.RegulatedOrderVerificationStatus
  assert.deepEqual([pending.Status, pending.RequiresMerchantAction], ["Pending", true])
  const verify = (status: string, more: object = {}) =>
    client.call(
      "PATCH",
      path,
      {},
      {
        regulatedOrderVerificationStatus: { status, externalReviewerId: "reviewer-1", ...more },
      }
    )
  assert.equal((await verify("Rejected")).status, 400)
  assert.equal((await verify("Rejected", { rejectionReasonId: "1" })).status, 204)
  const done = (await client.call("GET", path)).body.payload.RegulatedOrderVerificationStatus
  assert.deepEqual([done.Status, done.RejectionReason.RejectionReasonId], ["Rejected", "1"])
  assert.equal((await verify("Approved")).status, 400)
})
