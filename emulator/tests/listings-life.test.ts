import assert from "node:assert/strict"
import { after, before, beforeEach, test } from "node:test"
import { Client, DE, EU_SELLER, Harness, IT } from "./support/harness.js"
import { listingsOf, newProduct, offerOn, price, stock } from "./support/listings.js"

let harness: Harness
let client: Client
let api: ReturnType<typeof listingsOf>
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
  api = listingsOf(client)
})
after(() => harness.stop())
beforeEach(() => settings({ delaySeconds: { create: null, live: null, price: null } }))

const settings = (input: object) => harness.control("POST", "/listing-settings", input)
const codes = (reply: { body: any }) => reply.body.issues.map((issue: any) => issue.code)

test("an offer is put on a page of the catalogue", async () => {
  const reply = await api.put("OFFER-1", offerOn("B0WMKETTL1"))
  assert.deepEqual([reply.status, reply.body.status], [200, "ACCEPTED"])
  const { body } = await api.get("OFFER-1")
  assert.equal(body.summaries[0].asin, "B0WMKETTL1")
  assert.equal(body.summaries[0].itemName, "Enamel kettle 1.5 l", "the page's, as none was given")
  assert.equal(body.summaries[0].productType, "DRINKING_CUP")
  assert.deepEqual(body.summaries[0].status, ["BUYABLE", "DISCOVERABLE"])
  assert.deepEqual(body.offers[0].price, { currencyCode: "EUR", amount: "17.95" })
  assert.deepEqual(body.fulfillmentAvailability, [
    { fulfillmentChannelCode: "DEFAULT", quantity: 4 },
  ])
  assert.equal(body.attributes.condition_type[0].marketplace_id, DE, "filled in by default")
  const elsewhere = await api.get("OFFER-1", IT)
  assert.equal(elsewhere.status, 404, "only in the marketplace of the call")
})

test("a new product gets a page of its own, and the next seller's offer goes there by EAN", async () => {
  const ean = "4006381333931"
  assert.equal((await api.put("NEW-1", newProduct(ean))).body.status, "ACCEPTED")
  const { asin } = (await api.get("NEW-1")).body.summaries[0]
  const found = await client.call("GET", "/catalog/2022-04-01/items", {
    ...{ marketplaceIds: DE, identifiers: ean, identifiersType: "EAN" },
  })
  assert.deepEqual(
    found.body.items.map((item: any) => item.asin),
    [asin]
  )
  const offer = offerOn(asin)
  const { merchant_suggested_asin: _, ...rest } = offer.attributes
  const byEan = { externally_assigned_product_identifier: [{ type: "ean", value: ean }] }
  await api.put("NEW-2", { ...offer, attributes: { ...rest, ...byEan } })
  assert.equal((await api.get("NEW-2")).body.summaries[0].asin, asin)
})

test("what the product type's schema does not allow is INVALID with 200 and changes nothing", async () => {
  const { attributes, ...head } = newProduct("4006381333931")
  const { item_name: _, color: __, condition_type: ___, ...less } = attributes
  const reply = await api.put("BAD-1", { ...head, attributes: less })
  assert.deepEqual([reply.status, reply.body.status], [200, "INVALID"])
  assert.deepEqual(reply.body.issues.map((issue: any) => issue.attributeNames[0]).sort(), [
    "color",
    "condition_type",
    "item_name",
  ])
  assert.deepEqual(reply.body.issues[0].categories, ["MISSING_ATTRIBUTE"])
  assert.match(reply.body.issues[0].message, /^'[a-z_]+' is required but not supplied\.$/)
  assert.deepEqual([...new Set(codes(reply))], ["90220"])
  const wrong: [object, string][] = [
    [{ made_up: [{ value: 1 }] }, "90000900"],
    [{ condition_type: [{ value: "shiny" }] }, "4000001"],
    [{ condition_type: [] }, "90220"],
    [{ condition_type: [{}] }, "99022"],
    [{ purchasable_offer: [price(0)] }, "4000001"],
    [{ purchasable_offer: [price(5, { currency: "USD" })] }, "4000001"],
    [{ item_name: [...attributes.item_name, ...attributes.item_name] }, "4000001"],
    [{ brand: [...attributes.brand, { ...attributes.brand[0], marketplace_id: IT }] }, "4000001"],
    [{ brand: [{ value: "Tulp", language_tag: "xx_XX" }] }, "4000001"],
  ]
  for (const [change, code] of wrong) {
    const answer = await api.put("BAD-1", { ...head, attributes: { ...attributes, ...change } })
    assert.deepEqual([...new Set(codes(answer))], [code], JSON.stringify(change))
  }
  assert.equal((await api.put("BAD-2", { ...head, productType: "ROCKET", attributes })).status, 200)
  assert.equal((await api.get("BAD-2")).status, 404)
})

test("an offer needs a page that there is, that is one, and that the seller may list on", async () => {
  const on = async (asin: string, condition = "new_new") => {
    const { attributes, ...head } = offerOn(asin)
    const condition_type = [{ value: condition }]
    return api.put("GATED", { ...head, attributes: { ...attributes, condition_type } })
  }
  assert.deepEqual(codes(await on("B0NOWHERE0")), ["8567"])
  const gated = await on("B0BRANDGAT")
  assert.deepEqual(gated.body.issues[0].categories, ["QUALIFICATION_REQUIRED"])
  const { merchant_suggested_asin: _, ...rest } = offerOn("").attributes
  const { items } = await harness.control("GET", "/items")
  const [ean] = items.find((item: any) => item.asin === "B0TWINPAG1").identifiers
  const twins = { externally_assigned_product_identifier: [{ type: "ean", value: ean.value }] }
  const both = await api.put("TWINS", { ...offerOn(""), attributes: { ...rest, ...twins } })
  assert.match(both.body.issues[0].message, /B0TWINPAG1, B0TWINPAG2/)
})

test("a preview tells the ASIN and leaves no trace", async () => {
  const query = { mode: "VALIDATION_PREVIEW", includedData: "identifiers,issues" }
  const reply = await api.put("PREVIEW-1", offerOn("B0WMBREAD1"), query)
  assert.equal(reply.body.status, "VALID")
  assert.deepEqual(reply.body.identifiers, [{ marketplaceId: DE, asin: "B0WMBREAD1" }])
  assert.equal((await api.get("PREVIEW-1")).status, 404)
  const live = await api.put("PREVIEW-1", offerOn("B0WMBREAD1"), { includedData: "identifiers" })
  assert.equal(live.status, 400)
})

test("ACCEPTED is not there yet, and there is not yet live", async () => {
  await settings({ delaySeconds: { create: 60, live: 30, price: 10 } })
  await api.put("SLOW-1", offerOn("B0PLWICKS1"))
  assert.equal((await api.get("SLOW-1")).status, 404)
  const inLine = await client.patch("SLOW-1", [
    { op: "merge", path: "/attributes/fulfillment_availability", value: [stock(7)] },
  ])
  assert.equal(inLine.body.status, "ACCEPTED")
  harness.advance(61)
  const created = (await api.get("SLOW-1")).body
  assert.deepEqual(created.summaries[0].status, [])
  assert.equal(created.fulfillmentAvailability[0].quantity, 7, "in the order in which they came")
  harness.advance(30)
  const live = async () => (await api.get("SLOW-1")).body
  assert.deepEqual((await live()).summaries[0].status, ["BUYABLE", "DISCOVERABLE"])
  await client.patch("SLOW-1", [
    { op: "replace", path: "/attributes/purchasable_offer", value: [price(3.5)] },
  ])
  assert.equal((await live()).offers[0].price.amount, "17.95")
  harness.advance(11)
  assert.equal((await live()).offers[0].price.amount, "3.50")
})

test("put replaces what the marketplace had; delete takes it away", async () => {
  await api.put("LIFE-1", offerOn("B0WMBREAD1"))
  const { attributes, ...head } = offerOn("B0WMBREAD1")
  const { purchasable_offer: _, ...without } = attributes
  await api.put("LIFE-1", { ...head, attributes: without })
  const bare = (await api.get("LIFE-1")).body
  assert.deepEqual(bare.offers, [])
  assert.deepEqual(bare.summaries[0].status, ["DISCOVERABLE"], "nothing is bought without a price")
  const gone = await api.remove("LIFE-1")
  assert.deepEqual([gone.status, gone.body.status], [200, "ACCEPTED"])
  assert.equal((await api.get("LIFE-1")).status, 404)
  assert.equal((await api.remove("LIFE-1")).body.status, "ACCEPTED")
  await api.remove("TULP-MUG-YEL")
  assert.equal((await api.get("TULP-MUG-YEL")).status, 404)
  assert.equal((await api.get("TULP-MUG-YEL", IT)).status, 200, "other marketplaces keep it")
})

test("issues come late, stop the listing, and go when mended", async () => {
  const sku = "TULP-VASE-RED"
  await harness.control("POST", "/late-issues", {
    ...{ sku, attribute: "purchasable_offer", afterSeconds: 120, times: 1 },
    issue: { name: "listing_suppressed" },
  })
  const patch = (value: number) =>
    client.patch(sku, [
      { op: "replace", path: "/attributes/purchasable_offer", value: [price(value)] },
    ])
  assert.equal((await patch(21)).body.status, "ACCEPTED")
  assert.deepEqual((await api.get(sku)).body.issues, [])
  harness.advance(121)
  const stopped = (await api.get(sku)).body
  assert.equal(stopped.issues[0].code, "18155")
  assert.deepEqual(stopped.summaries[0].status, [])
  assert.equal((await api.search({ withIssueSeverity: "ERROR" })).body.numberOfResults, 1)
  await patch(22)
  harness.advance(121)
  assert.deepEqual((await api.get(sku)).body.issues, [])
  await harness.control("POST", `/listings/EU/${sku}/issues`, { name: "search_suppressed" })
  assert.deepEqual((await api.get(sku)).body.summaries[0].status, ["BUYABLE"])
  await harness.control("DELETE", `/listings/EU/${sku}/issues`)
  assert.deepEqual((await api.get(sku)).body.summaries[0].status, ["BUYABLE", "DISCOVERABLE"])
})

test("families: children name their parent, and a search finds them", async () => {
  const child = (sku: string) =>
    client.patch(
      sku,
      [
        {
          op: "replace",
          path: "/attributes/child_parent_sku_relationship",
          value: [{ child_relationship_type: "variation", parent_sku: "TULP-BOWL-RED" }],
        },
        { op: "replace", path: "/attributes/variation_theme", value: [{ name: "COLOR" }] },
      ],
      {},
      "BOWL"
    )
  assert.equal((await child("TULP-BOWL-BLU")).body.status, "ACCEPTED")
  const parent = (await api.get("TULP-BOWL-RED")).body.relationships[0].relationships
  assert.deepEqual(parent, [{ type: "VARIATION", childSkus: ["TULP-BOWL-BLU"] }])
  const [own] = (await api.get("TULP-BOWL-BLU")).body.relationships[0].relationships
  assert.deepEqual(own.parentSkus, ["TULP-BOWL-RED"])
  assert.deepEqual(own.variationTheme, { theme: "COLOR", attributes: ["color"] })
  const found = await api.search({ variationParentSku: "TULP-BOWL-RED" })
  assert.deepEqual(
    found.body.items.map((item: any) => item.sku),
    ["TULP-BOWL-BLU"]
  )
})

test("business prices are offers of their own", async () => {
  const b2b = price(11.25, { audience: "B2B" })
  await client.patch("TULP-CARD-FLOW", [
    { op: "merge", path: "/attributes/purchasable_offer", value: [b2b] },
  ])
  const { offers } = (await api.get("TULP-CARD-FLOW")).body
  assert.deepEqual(
    offers.map((offer: any) => [offer.offerType, offer.audience.value]),
    [
      ["B2C", "ALL"],
      ["B2B", "B2B"],
    ]
  )
  assert.equal(offers[1].price.amount, "11.25")
})

test("Amazon deletes a listing, and other sellers' listings are out of reach", async () => {
  const { deletedIn } = await harness.control("DELETE", "/listings/EU/TULP-NOTE-RED")
  assert.equal(deletedIn.length, 9)
  assert.equal((await api.get("TULP-NOTE-RED")).status, 404)
  const other = `/listings/2021-08-01/items/A3TULPNA0000US/TULP-NOTE-RED`
  const body = offerOn("B0WMBREAD1")
  assert.equal((await client.call("PUT", other, { marketplaceIds: DE }, body)).status, 403)
  assert.equal((await client.call("DELETE", other, { marketplaceIds: DE })).status, 403)
  const two = { marketplaceIds: `${DE},${IT}` }
  const path = `/listings/2021-08-01/items/${EU_SELLER}/OFFER-1`
  assert.equal((await client.call("PUT", path, two, body)).status, 400)
})

test("values that no model knows are put in on demand", async () => {
  await harness.control("POST", "/oddities", {
    ...{ operation: "getListingsItem", field: "status", value: "LEASABLE", count: 1 },
  })
  const raw = () =>
    harness.fetch(`/listings/2021-08-01/items/${EU_SELLER}/TULP-MUG-RED?marketplaceIds=${DE}`, {
      headers: { "x-amz-access-token": client.accessToken, "user-agent": "tests/1" },
    })
  assert.ok((await raw()).body.summaries[0].status.includes("LEASABLE"))
  assert.ok(!(await raw()).body.summaries[0].status.includes("LEASABLE"), "once, as asked")
  const wrong = await harness.control("POST", "/oddities", { operation: "*" }, 400)
  assert.match(wrong.error, /^field is undefined/)
})
