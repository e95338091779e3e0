import { createHash } from "node:crypto"
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { Ajv2019 } from "ajv/dist/2019.js"
import { Client, DE, EU_SELLER, Harness, IT, US } from "./support/harness.js"
import { newProduct } from "./support/listings.js"

let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
after(() => harness.stop())

const items = (query: Record<string, string>) =>
  client.call("GET", "/catalog/2022-04-01/items", { marketplaceIds: DE, ...query })
const asinsOf = (reply: { body: any }) => reply.body.items.map((item: any) => item.asin)
const ALL =
  "attributes,classifications,dimensions,identifiers,images,productTypes,relationships,salesRanks,summaries,vendorDetails"

test("items are found by every kind of identifier, and one EAN may be of two", async () => {
  const { items: pages } = await harness.control("GET", "/items")
  const page = (asin: string) => pages.find((item: any) => item.asin === asin)
  const shared = page("B0TWINPAG1").identifiers[0].value
  const searches: [string, string, string[]][] = [
    ["ASIN", "B0HANAMI01", ["B0HANAMI01"]],
    ["JAN", "4901234567894", ["B0HANAMI01"]],
    ["EAN", "4901234567894", ["B0HANAMI01"]],
    ["GTIN", "04901234567894", ["B0HANAMI01"]],
    ["UPC", "042100005264", ["B0PLWICKS1"]],
    ["GTIN", "042100005264", ["B0PLWICKS1"]],
    ["ISBN", "9789021000114", ["9021000113"]],
    ["MINSAN", "900123456", ["B0ERBORIS1"]],
    ["UPC", "900123456", []],
    ["EAN", shared, ["B0TWINPAG1", "B0TWINPAG2"]],
    ["EAN", `${shared},0000000000000,4901234567894`, ["B0TWINPAG1", "B0TWINPAG2", "B0HANAMI01"]],
  ]
  for (const [identifiersType, identifiers, expected] of searches) {
    const found = await items({ identifiersType, identifiers })
    assert.deepEqual(asinsOf(found), expected, `${identifiersType} ${identifiers}`)
    assert.equal(found.body.numberOfResults, expected.length)
  }
  const bySku = { identifiersType: "SKU", identifiers: "TULP-MUG-RED" }
  assert.equal((await items(bySku)).status, 400, "a SKU needs its seller")
  assert.equal((await items({ ...bySku, sellerId: "A3TULPNA0000US" })).status, 403)
  const [own] = (await items({ ...bySku, sellerId: EU_SELLER, includedData: ALL })).body.items
  assert.deepEqual(own.identifiers[0].identifiers[0].identifierType, "EAN")
  await harness.control("POST", "/items", {
    title: "The same mug in a box",
    identifiers: [{ type: "EAN", value: own.identifiers[0].identifiers[0].identifier }],
  })
  const ean = own.identifiers[0].identifiers[0].identifier
  assert.equal((await items({ identifiersType: "EAN", identifiers: ean })).body.items.length, 2)
})

test("items are searched by keywords, by pages and with refinements", async () => {
  const words = { keywords: "tulip red", pageSize: "3" }
  const first = (await items(words)).body
  assert.ok(first.numberOfResults > 3, `${first.numberOfResults} found`)
  assert.equal(first.items.length, 3)
  const second = (await items({ ...words, pageToken: first.pagination.nextToken })).body
  assert.ok(second.pagination.previousToken)
  assert.ok(!asinsOf({ body: first }).includes(second.items[0].asin))
  const [brand] = first.refinements.brands
  const narrow = (await items({ ...words, brandNames: brand.brandName })).body
  assert.equal(narrow.numberOfResults, brand.numberOfResults)
  const [kind] = first.refinements.classifications
  const ofKind = (await items({ ...words, classificationIds: kind.classificationId })).body
  assert.equal(ofKind.numberOfResults, kind.numberOfResults)
  const wrong: Record<string, string>[] = [
    {},
    { identifiers: "B0HANAMI01" },
    { identifiers: "B0HANAMI01", identifiersType: "ASIN", keywords: "tea" },
    { keywords: "tea", pageSize: "21" },
    { keywords: "tea", marketplaceIds: US },
    { keywords: "tea", pageToken: "x" },
  ]
  for (const query of wrong) {
    assert.equal((await items(query)).status, 400, JSON.stringify(query))
  }
})

test("an item tells its data sets; variants know their parent", async () => {
  const get = (asin: string, marketplaceIds = `${DE},${IT}`) =>
    client.call("GET", `/catalog/2022-04-01/items/${asin}`, { marketplaceIds, includedData: ALL })
  const [red] = (await items({ keywords: "stoneware mug red" })).body.items
  const { body } = await get(red.asin)
  assert.deepEqual(Object.keys(body).sort(), ["asin", ...ALL.split(",")].sort())
  assert.equal(body.summaries.length, 2)
  assert.equal(body.attributes.item_name[0].marketplace_id, DE)
  const [parentAsin] = body.relationships[0].relationships[0].parentAsins
  const parent = (await get(parentAsin)).body
  assert.equal(parent.summaries[0].itemClassification, "VARIATION_PARENT")
  assert.ok(parent.relationships[0].relationships[0].childAsins.includes(red.asin))
  assert.equal((await fetch(body.images[0].images[0].link)).status, 200)
  assert.equal((await get("B0NOWHERE0")).status, 404)
})

test("restrictions have a reason and a link to ask for approval", async () => {
  const get = (query: Record<string, string>) =>
    client.call("GET", "/listings/2021-08-01/restrictions", {
      ...{ asin: "B0BRANDGAT", sellerId: EU_SELLER, marketplaceIds: DE, ...query },
    })
  const { restrictions } = (await get({ conditionType: "new_new" })).body
  assert.equal(restrictions.length, 1)
  const [reason] = restrictions[0].reasons
  assert.equal(reason.reasonCode, "APPROVAL_REQUIRED")
  assert.match(reason.links[0].resource, /^https:\/\/sellercentral\.amazon\.de\/.*asin=B0BRANDGAT$/)
  const none = await get({ asin: "B0WMKETTL1", conditionType: "new_new" })
  assert.deepEqual(none.body, { restrictions: [] })
  const codesOf = async (query: Record<string, string>) =>
    (await get(query)).body.restrictions.map((entry: any) => entry.reasons[0].reasonCode)
  assert.deepEqual(await codesOf({ asin: "B0NOWHERE0" }), ["ASIN_NOT_FOUND"])
  const book = await get({ asin: "9021000113" })
  assert.ok(book.body.restrictions.length > 1)
  assert.ok(
    book.body.restrictions.every((entry: any) => entry.conditionType.startsWith("collectible"))
  )
  await harness.control("POST", "/restrictions", {
    ...{ asin: "B0WMKETTL1", marketplaceIds: ["IT"], reasonCode: "NOT_ELIGIBLE" },
  })
  const inItaly = { asin: "B0WMKETTL1", conditionType: "used_good" }
  assert.deepEqual(await codesOf({ ...inItaly, marketplaceIds: `${DE},${IT}` }), ["NOT_ELIGIBLE"])
  assert.equal((await get({ sellerId: "A3TULPNA0000US" })).status, 403)
  assert.equal((await get({ asin: "short" })).status, 400)
})

test("product types are found by keyword and by an item's name", async () => {
  const search = async (query: Record<string, string>) => {
    const path = "/definitions/2020-09-01/productTypes"
    return client.call("GET", path, { marketplaceIds: DE, ...query })
  }
  const namesOf = (reply: { body: any }) => reply.body.productTypes.map((type: any) => type.name)
  assert.deepEqual(namesOf(await search({ keywords: "bicycle,shirt" })), [
    "SHIRT",
    "BICYCLE_LIGHT",
    "BICYCLE_BELL",
    "BICYCLE_BAG",
  ])
  assert.deepEqual(namesOf(await search({ itemName: "A merino scarf" })), ["SCARF", "SOCKS"])
  assert.ok(namesOf(await search({})).length > 20)
  assert.equal((await search({ keywords: "a", itemName: "b" })).status, 400)
})

test("a definition links to the schema that submissions are judged by", async () => {
  const get = (productType: string, query: Record<string, string> = {}) =>
    client.call("GET", `/definitions/2020-09-01/productTypes/${productType}`, {
      marketplaceIds: DE,
      ...query,
    })
  const { body } = await get("DRINKING_CUP", { requirements: "LISTING", sellerId: EU_SELLER })
  assert.deepEqual([body.locale, body.requirementsEnforced], ["de_DE", "ENFORCED"])
  const read = async ({ link, checksum }: any) => {
    const text = await (await fetch(link.resource)).text()
    assert.equal(createHash("md5").update(text).digest("base64"), checksum)
    return JSON.parse(text)
  }
  const schema = await read(body.schema)
  const meta = await read(body.metaSchema)
  assert.equal(schema.$schema, meta.$id)
  assert.ok(schema.required.includes("item_name") && schema.required.includes("color"))
  assert.deepEqual(schema.properties.purchasable_offer.selectors, [
    "marketplace_id",
    "currency",
    "audience",
  ])
  const grouped = Object.values(body.propertyGroups).flatMap((group: any) => group.propertyNames)
  assert.deepEqual(grouped.sort(), Object.keys(schema.properties).sort())

  const ajv = new Ajv2019({ strict: false, validateSchema: false, formats: { date: true } })
  ajv.addFormat("date-time", true)
  const { $schema: _, $id: __, ...plain } = schema
  const validate = ajv.compile(plain)
  const { attributes } = newProduct("4006381333931")
  assert.ok(validate(attributes), JSON.stringify(validate.errors))
  const { brand: ___, ...less } = attributes
  assert.ok(!validate(less))

  const sizes = await read((await get("SHIRT")).body.schema)
  assert.ok(sizes.required.includes("size"))
  const offer = await read(
    (await get("PRODUCT", { requirements: "LISTING_OFFER_ONLY" })).body.schema
  )
  assert.deepEqual(offer.required, ["condition_type"])
  assert.ok(!("item_name" in offer.properties))
  const loose = await read(
    (await get("SHIRT", { requirementsEnforced: "NOT_ENFORCED" })).body.schema
  )
  assert.equal(loose.required, undefined)
  assert.equal((await get("ROCKET")).status, 404)
  assert.equal((await get("SHIRT", { marketplaceIds: `${DE},${IT}` })).status, 400)
  assert.equal((await get("SHIRT", { sellerId: "A3TULPNA0000US" })).status, 403)
  assert.equal(
    (await harness.fetch("/emulator/schemas/ROCKET.LISTING.ENFORCED.X.json")).status,
    404
  )
})

test("the account tells the business and where it sells", async () => {
  const { payload } = (await client.call("GET", "/sellers/v1/account")).body
  assert.equal(payload.business.name, "Tulp BV")
  assert.equal(payload.sellingPlan, "PROFESSIONAL")
  const where = await client.call("GET", "/sellers/v1/marketplaceParticipations")
  assert.deepEqual(payload.marketplaceParticipationList, where.body.payload)
})
