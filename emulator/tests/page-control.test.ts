import assert from "node:assert/strict"
import { after, before, beforeEach, test } from "node:test"
import { Harness } from "./support/harness.js"

let harness: Harness
before(async () => {
  harness = await Harness.start()
})
beforeEach(async () => {
  await harness.control("POST", "/reset", { grants: true })
})
after(() => harness.stop())

const control: Harness["control"] = (...args) => harness.control(...args)

test("orders are listed newest first, narrowed down and page by page", async () => {
  const [placed] = (await control("POST", "/orders", { marketplaceId: "DE", status: "PENDING" }))
    .orders
  const all = await control("GET", "/browse/orders?limit=5")
  assert.equal(all.orders.length, 5)
  assert.equal(all.orders[0].orderId, placed.orderId)
  assert.equal(all.total, (await control("GET", "/orders")).count)
  const next = await control("GET", "/browse/orders?limit=5&offset=5")
  assert.ok(next.orders[0].createdTime <= all.orders[4].createdTime)

  const found = await control("GET", `/browse/orders?q=${placed.orderId}&status=PENDING&seller=EU`)
  assert.deepEqual([found.total, found.byStatus], [1, { PENDING: 1 }])
  assert.equal((await control("GET", `/browse/orders?q=${placed.orderId}&seller=NA`)).total, 0)
  const italian = await control("GET", "/browse/orders?marketplaceId=APJ6JRA9NG5V4&limit=200")
  assert.ok(italian.total > 0)
  assert.ok(italian.orders.every((order: { countryCode: string }) => order.countryCode === "IT"))
  await control("GET", "/browse/orders?limit=many", undefined, 400)
})

test("listings are found by words and by state; a sold out one is not buyable", async () => {
  await control("POST", "/listings/EU/TULP-MUG-RED", { quantity: 4 })
  await control("POST", "/sell-out", { sellerId: "EU", sku: "TULP-MUG-RED" })
  const soldOut = await control("GET", "/browse/listings?seller=EU&q=mug&state=sold_out")
  const mug = soldOut.listings.find((entry: { sku: string }) => entry.sku === "TULP-MUG-RED")
  assert.deepEqual([mug.quantity, mug.status], [0, ["DISCOVERABLE"]])
  const fba = await control("GET", "/browse/listings?seller=EU&state=fba")
  assert.ok(fba.total > 0)
  assert.ok(fba.listings.every((entry: { quantity: null }) => entry.quantity === null))
})

test("a seller changes quantity, handling time and prices by hand", async () => {
  const path = "/listings/EU/TULP-MUG-RED"
  const before = await control("GET", path)
  const edit = { quantity: 17, leadTimeDays: 3, prices: { DE: "13.49" } }
  const after = await control("POST", path, edit)
  assert.deepEqual([after.quantity, after.leadTimeDays], [17, 3])
  const price = (listing: { purchasableOffer: { marketplace_id: string }[] }, id: string) =>
    JSON.stringify(listing.purchasableOffer.find((entry) => entry.marketplace_id === id))
  assert.match(price(after, "A1PA6795UKMFR9"), /"value_with_tax":13.49/)
  assert.equal(price(after, "A1805IZSGTT6HS"), price(before, "A1805IZSGTT6HS"))
  assert.equal(after.history.length, before.history.length + 1)

  for (const wrong of [
    {},
    { quantity: -1 },
    { quantity: 1.5 },
    { leadTimeDays: 31 },
    { prices: { DE: "0" } },
    { prices: { US: "1.00" } },
    { prices: { DE: "1.005" } },
  ]) {
    await control("POST", path, wrong, 400)
  }
  const [fba] = (await control("GET", "/browse/listings?seller=EU&state=fba")).listings
  const refused = await control("POST", `/listings/EU/${fba.sku}`, { quantity: 1 }, 400)
  assert.match(refused.error, /shipped by Amazon/)
})

test("a seller ships an order by hand, once", async () => {
  const [order] = (await control("POST", "/orders", { marketplaceId: "DE" })).orders
  const path = `/orders/${order.orderId}`
  const shipment = { action: "ship", carrier: "PostNL", trackingNumber: "3STEST1" }
  const shipped = (await control("POST", path, shipment)).order
  assert.equal(shipped.status, "SHIPPED")
  assert.equal(shipped.items[0].quantityShipped, shipped.items[0].quantity)
  assert.deepEqual([shipped.packages.length, shipped.packages[0].carrier], [1, "PostNL"])
  assert.match((await control("POST", path, shipment, 400)).error, /nothing to ship/)
})

test("a refresh token is had without redirects, and its consent is listed without it", async () => {
  const grant = await control("POST", "/grants", { sellerId: "EU" })
  const reply = await harness.token({
    grant_type: "refresh_token",
    refresh_token: grant.refreshToken,
  })
  assert.equal(reply.status, 200, reply.text)
  const listed = await control("GET", "/grants")
  assert.deepEqual([listed.grants[0].id, listed.grants[0].state], [grant.id, "active"])
  assert.doesNotMatch(JSON.stringify(listed), /Atz/)
  await control("POST", "/revoke", { sellerId: "EU" })
  assert.equal((await control("GET", "/grants")).grants[0].state, "revoked")
})

test("calls are told from a number on, with what they took and met", async () => {
  const client = await harness.connect("EU")
  const path = "/sellers/v1/marketplaceParticipations"
  await client.call("GET", path)
  const { latest, last } = await control("GET", "/calls?last=1")
  assert.equal(last[0].seq, latest)
  assert.ok(last[0].ms >= 0)
  await control("POST", "/faults", { operation: "*", kind: "throttle", count: 1 })
  await client.call("GET", path)
  const news = await control("GET", `/calls?since=${latest}`)
  assert.deepEqual(
    news.last.map((call: { seq: number; status: number; fault: string }) => [
      call.seq - latest,
      call.status,
      call.fault,
    ]),
    [[1, 429, "throttle"]]
  )
  assert.deepEqual((await control("GET", `/calls?since=${news.latest}`)).last, [])
  await control("GET", "/calls?since=x", undefined, 400)
})

test("limits show what is left of each bucket, and fill with time", async () => {
  const client = await harness.connect("EU")
  const read = async () => {
    const { operations } = await control("GET", "/limits")
    const name = "getMarketplaceParticipations"
    return operations.find((entry: { operation: string }) => entry.operation === name)
  }
  assert.deepEqual((await read()).buckets, [])
  await client.call("GET", "/sellers/v1/marketplaceParticipations")
  const used = await read()
  assert.deepEqual([used.buckets[0].seller, used.buckets[0].left], ["EU", used.burst - 1])
  harness.advance(3600)
  assert.equal((await read()).buckets[0].left, used.burst)
})

test("one fault is ended, the others stay", async () => {
  const first = await control("POST", "/faults", { operation: "*", kind: "503", rate: 1 })
  const second = await control("POST", "/faults", { operation: "getOrder", kind: "500", count: 9 })
  const { faults } = await control("DELETE", `/faults/${first.id}`)
  assert.deepEqual(
    faults.map(({ id }: { id: number }) => id),
    [second.id]
  )
  await control("DELETE", `/faults/${first.id}`, undefined, 400)
  const { kinds, operations } = await control("GET", "/faults")
  assert.ok(kinds.includes("throttle") && operations.includes("searchOrders"))
})

test("settings are checked before one is changed", async () => {
  await control("POST", "/settings", { rateScale: 5, listingDelaySeconds: -1 }, 400)
  await control("POST", "/settings", { nothing: 1 }, 400)
  assert.equal((await control("GET", "/settings")).rateScale, 1)
  const changed = await control("POST", "/settings", { rateScale: 5, listingDelaySeconds: 60 })
  assert.equal(changed.rateScale, 5)
  const edited = await control("POST", "/listings/EU/TULP-MUG-RED", { quantity: 1 })
  assert.equal(edited.pending, 1, "accepted is not live")
  await control("POST", "/settings", { rateScale: 1, listingDelaySeconds: 0 })
})

test("a reset is the first start again; clients stay connected unless told otherwise", async () => {
  const before = await control("GET", "/orders")
  const client = await harness.connect("EU")
  await control("POST", "/orders", { count: 3 })
  await control("POST", "/faults", { operation: "*", kind: "503", rate: 1 })
  await control("POST", "/reset")
  const ids = (view: { orders: { orderId: string }[] }) => view.orders.map((order) => order.orderId)
  assert.deepEqual(ids(await control("GET", "/orders")), ids(before))
  assert.deepEqual((await control("GET", "/faults")).faults, [])
  assert.equal((await client.call("GET", "/sellers/v1/marketplaceParticipations")).status, 200)
  await control("POST", "/reset", { grants: true, seed: 2 })
  assert.equal((await client.call("GET", "/sellers/v1/marketplaceParticipations")).status, 403)
  assert.notDeepEqual(ids(await control("GET", "/orders")), ids(before))
})
