import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { STORE_COUNTRIES } from "../src/index.js"
import { Client, DE, EU_SELLER, Harness, US } from "./support/harness.js"

let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
after(() => harness.stop())

const PATH = `/listings/2021-08-01/items/${EU_SELLER}`
const stock = (op: string, value: object) => ({
  op,
  path: "/attributes/fulfillment_availability",
  value: [value],
})
const own = (value: object) => ({ fulfillment_channel_code: "DEFAULT", ...value })
const atAmazon = (sku: string) => harness.control("GET", `/listings/EU/${encodeURIComponent(sku)}`)

async function listed(query: Record<string, string> = {}) {
  const items: any[] = []
  let pageToken: string | undefined
  do {
    const reply = await client.call("GET", PATH, {
      marketplaceIds: DE,
      ...query,
      ...(pageToken && { pageToken }),
    })
    assert.equal(reply.status, 200, reply.text)
    items.push(...reply.body.items)
    pageToken = reply.body.pagination?.nextToken
  } while (pageToken)
  return items
}

async function skuWithLeadTime(): Promise<string> {
  const { listings } = await harness.control("GET", "/listings?sellerId=EU")
  return listings.find((entry: any) => entry.leadTimeDays !== null && entry.history.length === 0)
    .sku
}

test("pages give every listing once", async () => {
  const items = await listed({
    pageSize: "20",
    includedData:
      "summaries,offers,fulfillmentAvailability,issues,attributes,productTypes,relationships",
  })
  const { products } = await harness.control("GET", "/catalogue")
  assert.deepEqual(items.map((item) => item.sku).sort(), products.map((p: any) => p.sku).sort())
  const inShop = products.filter((p: any) => p.inShop && p.fulfilledBy === "MERCHANT")
  assert.ok(inShop.length >= 60, `${inShop.length} in the shop`)
  const fba = items.filter(
    (item) => item.fulfillmentAvailability[0].fulfillmentChannelCode !== "DEFAULT"
  )
  assert.equal(fba.length, 8)
  assert.equal(fba[0].fulfillmentAvailability[0].fulfillmentChannelCode, "AMAZON_EU")
})

test("searches by identifier and status, and refuses wrong parameters", async () => {
  const byEan = await listed({ identifiers: "8719910000001", identifiersType: "EAN" })
  assert.deepEqual(
    byEan.map((item) => item.sku),
    ["TULP-MUG-RED"]
  )
  await harness.control("POST", "/sell-out", { sellerId: EU_SELLER, sku: "TULP-PLATE-BLU" })
  const statuses = (items: any[]) => items.map((item) => item.summaries[0].status)
  const buyable = await listed({ withStatus: "BUYABLE", pageSize: "20" })
  const unbuyable = await listed({ withoutStatus: "BUYABLE", pageSize: "20" })
  const all = await listed({ pageSize: "20" })
  assert.equal(buyable.length + unbuyable.length, all.length)
  assert.ok(unbuyable.some((item) => item.sku === "TULP-PLATE-BLU"))
  assert.ok(statuses(buyable).every((status) => status.includes("BUYABLE")))
  assert.ok(statuses(unbuyable).every((status) => !status.includes("BUYABLE")))
  const sorted = await listed({ sortBy: "sku", sortOrder: "ASC", pageSize: "20" })
  assert.deepEqual(
    sorted.map((item) => item.sku),
    sorted.map((item) => item.sku).sort()
  )
  const bad: Record<string, string>[] = [
    { pageSize: "21" },
    { identifiers: "A" },
    { pageToken: "x" },
    { includedData: "everything" },
    { marketplaceIds: US },
  ]
  for (const query of bad) {
    const reply = await client.call("GET", PATH, { marketplaceIds: DE, ...query })
    assert.equal(reply.status, 400, JSON.stringify(query))
  }
  const first = await client.call("GET", PATH, { marketplaceIds: DE })
  const pageToken = first.body.pagination.nextToken
  const other = await client.call("GET", PATH, { marketplaceIds: DE, pageSize: "5", pageToken })
  assert.equal(other.status, 400)
  assert.equal((await client.call("GET", `${PATH}X`, { marketplaceIds: DE })).status, 403)
})

test("a listing tells what was asked; an unknown SKU is 404", async () => {
  const bare = (await client.listing("TULP-MUG-RED", "summaries")).body
  assert.deepEqual(Object.keys(bare), ["sku", "summaries"])
  assert.equal(bare.summaries[0].marketplaceId, DE)
  const full = (await client.listing("TULP-MUG-RED")).body
  assert.equal(full.offers[0].price.currencyCode, "EUR")
  assert.equal(full.attributes.purchasable_offer.length, 1, "only the asked marketplace")
  assert.equal((await client.listing("NO/SUCH SKU")).status, 404)
})

test("merge keeps the handling time, replace without it loses it", async () => {
  const sku = await skuWithLeadTime()
  const days = (await atAmazon(sku)).leadTimeDays
  const merged = await client.patch(sku, [stock("merge", own({ quantity: 7 }))])
  assert.equal(merged.body.status, "ACCEPTED")
  let now = await atAmazon(sku)
  assert.deepEqual([now.quantity, now.leadTimeDays], [7, days])
  assert.equal(now.history.at(-1).submissionId, merged.body.submissionId)
  await client.patch(sku, [stock("replace", own({ quantity: 6, lead_time_to_ship_max_days: 4 }))])
  now = await atAmazon(sku)
  assert.deepEqual([now.quantity, now.leadTimeDays], [6, 4])
  await client.patch(sku, [stock("replace", own({ quantity: 5 }))])
  now = await atAmazon(sku)
  assert.deepEqual([now.quantity, now.leadTimeDays], [5, null])
  const { mistakes } = await harness.control("GET", "/status")
  assert.ok(mistakes.some((entry: any) => entry.kind === "lead_time_lost" && entry.sku === sku))
  const told = (await client.listing(sku)).body.fulfillmentAvailability
  assert.deepEqual(told, [{ fulfillmentChannelCode: "DEFAULT", quantity: 5 }])
})

test("a quantity for a SKU of Amazon's warehouses switches it and is noted", async () => {
  const sku = "TULP-BOWL-YEL"
  assert.equal((await atAmazon(sku)).fulfilledBy, "AMAZON")
  await client.patch(sku, [stock("merge", own({ quantity: 3 }))])
  assert.deepEqual((await atAmazon(sku)).fulfillmentAvailability, [own({ quantity: 3 })])
  const { mistakes } = await harness.control("GET", "/status")
  assert.ok(
    mistakes.some(
      (entry: any) => entry.kind === "merchant_quantity_on_fba_sku" && entry.sku === sku
    )
  )
})

test("a price is merged, a sale price survives a merge and not a replace", async () => {
  const key = { marketplace_id: DE, currency: "EUR", audience: "ALL" }
  const offer = (op: string, value: object) => ({
    op,
    path: "/attributes/purchasable_offer",
    value: [{ ...key, ...value }],
  })
  const our_price = [{ schedule: [{ value_with_tax: 19.95 }] }]
  const discounted_price = [
    { schedule: [{ start_at: "2026-11-01", end_at: "2026-11-30", value_with_tax: 14.5 }] },
  ]
  const price = async () => (await client.listing("TULP-MUG-BLU")).body.offers[0].price.amount
  await client.patch("TULP-MUG-BLU", [offer("merge", { discounted_price })])
  assert.equal(await price(), "14.50")
  await client.patch("TULP-MUG-BLU", [offer("merge", { our_price })])
  assert.equal(await price(), "14.50")
  await client.patch("TULP-MUG-BLU", [offer("replace", { our_price })])
  assert.equal(await price(), "19.95")
  await client.patch("TULP-MUG-BLU", [offer("delete", {})])
  assert.deepEqual((await client.listing("TULP-MUG-BLU")).body.offers, [])
})

test("INVALID is 200 and changes nothing; a preview neither", async () => {
  const sku = "TULP-PLATE-RED"
  const before = await atAmazon(sku)
  const invalid: [object[], string][] = [
    [[stock("merge", own({ quantity: -1 }))], "PRODUCT"],
    [[stock("merge", own({ quantity: 1.5 }))], "PRODUCT"],
    [[stock("merge", { fulfillment_channel_code: "MOON", quantity: 1 })], "PRODUCT"],
    [[{ op: "replace", path: "/attributes/brand", value: [{ value: "X" }] }], "PRODUCT"],
    [[stock("merge", own({ quantity: 1 }))], "BOOT"],
  ]
  for (const [patches, productType] of invalid) {
    const reply = await client.patch(sku, patches, {}, productType)
    assert.deepEqual([reply.status, reply.body.status], [200, "INVALID"], JSON.stringify(patches))
    assert.equal(reply.body.issues[0].severity, "ERROR")
  }
  const unknown = await client.patch("NOPE", [stock("merge", own({ quantity: 1 }))])
  assert.equal(unknown.body.status, "INVALID")
  const preview = await client.patch(sku, [stock("merge", own({ quantity: 999 }))], {
    mode: "VALIDATION_PREVIEW",
    includedData: "identifiers,issues",
  })
  assert.equal(preview.body.status, "VALID")
  assert.equal(preview.body.identifiers[0].marketplaceId, DE)
  const live = await client.patch(sku, [stock("merge", own({ quantity: 999 }))], {
    includedData: "identifiers",
  })
  assert.equal(live.status, 400)
  const deep = await client.patch(sku, [
    { op: "replace", path: "/attributes/fulfillment_availability/0/quantity", value: [{ a: 1 }] },
  ])
  assert.equal(deep.status, 400)
  assert.deepEqual(await atAmazon(sku), before)
})

test("an order takes Amazon's quantity at order time and a cancellation gives it back", async () => {
  const sku = "TULP-APRON-BLU"
  await client.patch(sku, [stock("merge", own({ quantity: 5 }))])
  const items = [{ sku, quantity: 2 }]
  const { orders } = await harness.control("POST", "/orders", {
    marketplaceId: DE,
    items,
    status: "PENDING",
  })
  assert.equal((await atAmazon(sku)).quantity, 3)
  await harness.control("POST", `/orders/${orders[0].orderId}`, { action: "cancel" })
  assert.equal((await atAmazon(sku)).quantity, 5)
  const { order } = await harness.control("POST", "/sell-out", { sellerId: EU_SELLER, sku })
  assert.equal(order.items[0].quantity, 5)
  assert.equal((await atAmazon(sku)).quantity, 0)
  assert.deepEqual((await client.listing(sku)).body.summaries[0].status, ["DISCOVERABLE"])
  const refused = await harness.control("POST", "/orders", { marketplaceId: DE, items }, 400)
  assert.match(refused.error, /2 wanted, Amazon offers 0/)
})

test("an order takes each SKU's units once, and of several orders all or none", async () => {
  const sku = "TULP-APRON-BLU"
  await client.patch(sku, [stock("merge", own({ quantity: 5 }))])
  const known = async () => (await harness.control("GET", "/status")).orders
  const before = await known()
  const place = (input: object, status: number) =>
    harness.control("POST", "/orders", { marketplaceId: DE, ...input }, status)
  const twice = [
    { sku, quantity: 3 },
    { sku, quantity: 3 },
  ]
  assert.match((await place({ items: twice }, 400)).error, /3 wanted, Amazon offers 2/)
  const items = [{ sku, quantity: 2 }]
  assert.match((await place({ items, count: 3 }, 400)).error, /2 wanted, Amazon offers 1/)
  assert.deepEqual([await known(), (await atAmazon(sku)).quantity], [before, 5])
  assert.equal((await place({ items, count: 2 }, 200)).orders.length, 2)
  assert.deepEqual([await known(), (await atAmazon(sku)).quantity], [before + 2, 1])
  assert.match((await place({ items: [null] }, 400)).error, /^items: give a list/)
})

test("a change that is due comes before the sale, and is not applied over it later", async () => {
  const slow = await Harness.start({ rateScale: 1000, listingDelaySeconds: 60 })
  try {
    const seller = await slow.connect("EU")
    const sku = "TULP-MUG-RED"
    const at = () => slow.control("GET", `/listings/EU/${sku}`)
    const order = (quantity: number) =>
      slow.control("POST", "/orders", { marketplaceId: DE, items: [{ sku, quantity }] })
    await seller.patch(sku, [stock("merge", own({ quantity: 500 }))])
    slow.advance(61)
    const { orders } = await order(400)
    assert.equal((await at()).quantity, 100)
    await seller.patch(sku, [stock("merge", own({ quantity: 7 }))])
    slow.advance(61)
    await slow.control("POST", `/orders/${orders[0].orderId}`, { action: "cancel" })
    assert.equal((await at()).quantity, 407)
    await seller.patch(sku, [stock("merge", own({ quantity: 2 }))])
    slow.advance(61)
    const sold = await slow.control("POST", "/sell-out", { sellerId: EU_SELLER, sku })
    assert.deepEqual([sold.order.items[0].quantity, (await at()).quantity], [2, 0])
  } finally {
    await slow.stop()
  }
})

test("wrong input is 400, a defect of the emulator 500 with its trace", async (t) => {
  assert.match((await harness.control("GET", "/listings/EU/%E0%A4", undefined, 400)).error, /path/)
  const own = await Harness.start({ judge: false })
  try {
    own.emulator.state.orders.broken = null as never
    const told = t.mock.method(process.stderr, "write", () => true)
    assert.match((await own.control("GET", "/orders", undefined, 500)).error, /defect/)
    told.mock.restore()
    assert.match(String(told.mock.calls[0]?.arguments[0]), /TypeError: .* 'createdTime'/)
    delete own.emulator.state.orders.broken
    await own.control("GET", "/orders")
  } finally {
    await own.stop()
  }
})

test("orders of countries without a store are not for the shop, whatever their state", async () => {
  const place = async (marketplaceId: string, status: string) => {
    const input = { marketplaceId, status, items: [{ sku: "TULP-MUG-BLU" }] }
    return (await harness.control("POST", "/orders", input)).orders[0]
  }
  for (const country of ["IT", "ES", "BE", "MX", "AU"]) {
    for (const status of ["PENDING", "UNSHIPPED"]) {
      const { importable, reason } = await place(country, status)
      assert.deepEqual([importable, reason], [false, "unknown_marketplace"], country)
    }
  }
  for (const country of STORE_COUNTRIES) {
    assert.equal((await place(country, "UNSHIPPED")).importable, true, country)
  }
})

test("an accepted change can take its time", async () => {
  const slow = await Harness.start({ rateScale: 1000, listingDelaySeconds: 60 })
  try {
    const seller = await slow.connect("EU")
    const quantity = async () =>
      (await seller.listing("TULP-MUG-RED")).body.fulfillmentAvailability[0].quantity
    const old = await quantity()
    await seller.patch("TULP-MUG-RED", [stock("merge", own({ quantity: old + 10 }))])
    assert.equal(await quantity(), old)
    slow.advance(61)
    assert.equal(await quantity(), old + 10)
  } finally {
    await slow.stop()
  }
})

test("a listing's picture is served, an unknown one is not", async () => {
  const [item] = await listed({ includedData: "summaries" })
  const { link } = item.summaries[0].mainImage
  const picture = await fetch(link)
  assert.equal(picture.status, 200)
  assert.equal(picture.headers.get("content-type"), "image/svg+xml")
  assert.match(await picture.text(), /^<svg /)
  assert.equal((await fetch(link.replace(/[^/]+$/, "B000000000.svg"))).status, 404)
})
