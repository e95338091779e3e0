import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { Client, DE, Harness, JP, US } from "./support/harness.js"
import { listingsOf, offerOn } from "./support/listings.js"

let harness: Harness
let client: Client
before(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
})
after(() => harness.stop())

const BATCHES = "/batches/products/pricing/2022-05-01"
const rivals = (asin: string, offers: object[]) =>
  harness.control("POST", "/competitors", { marketplaceId: "DE", asin, offers })

function summary(asin: string, more: object = {}) {
  return {
    ...{ asin, marketplaceId: DE, method: "GET" },
    includedData: ["featuredBuyingOptions", "referencePrices", "lowestPricedOffers"],
    uri: "/products/pricing/2022-05-01/items/competitiveSummary",
    ...more,
  }
}

const summaries = (requests: object[]) =>
  client.call("POST", `${BATCHES}/items/competitiveSummary`, {}, { requests })
const expected = (skus: string[], marketplaceId = DE) =>
  client.call(
    "POST",
    `${BATCHES}/offer/featuredOfferExpectedPrice`,
    {},
    {
      requests: skus.map((sku) => ({
        ...{ sku, marketplaceId, method: "GET" },
        uri: "/products/pricing/2022-05-01/offer/featuredOfferExpectedPrice",
      })),
    }
  )

test("a summary tells the offers as they are, each part with its own status", async () => {
  const asin = "B0WMKETTL1"
  await listingsOf(client).put("MINE", offerOn(asin))
  await rivals(asin, [
    { sellerId: "A1CHEAP", price: "12.00", shipping: "3.99" },
    { sellerId: "A1PRIME", price: "15.99", fulfilledBy: "AFN" },
    { sellerId: "A1WORN", price: "5.00", condition: "Used" },
  ])
  const inputs = ["New", "Used"].map((itemCondition) => ({ itemCondition, offerType: "Consumer" }))
  const { body } = await summaries([
    summary(asin, { lowestPricedOffersInputs: inputs }),
    summary("11_AABB_123"),
    summary(asin, { marketplaceId: US }),
  ])
  const [right, ...wrong] = body.responses
  assert.deepEqual(
    body.responses.map((part: any) => part.status.statusCode),
    [200, 400, 400]
  )
  assert.deepEqual(wrong[0].body.errors[0].code, "INVALID_ASIN")
  const [featured] = right.body.featuredBuyingOptions[0].segmentedFeaturedOffers
  assert.equal(featured.sellerId, "A1PRIME", "of two at one price, Amazon's fulfilment wins")
  assert.deepEqual(featured.listingPrice, { amount: 15.99, currencyCode: "EUR" })
  const [fresh, used] = right.body.lowestPricedOffers
  assert.deepEqual(
    fresh.offers.map((offer: any) => offer.sellerId),
    ["A1CHEAP", "A1PRIME", "A2TULPEU0000NL"]
  )
  assert.equal(used.offers[0].listingPrice.amount, 5)
  assert.equal(right.body.referencePrices[0].price.amount, 15.99)
  const none = await rivals(asin, [])
  assert.equal(none.offers.length, 1)
  assert.ok(none.offers[0].isFeatured)
  assert.equal((await summaries(Array.from({ length: 21 }, () => summary(asin)))).status, 400)
})

test("the expected price beats the best rival by the smallest coin", async () => {
  const asin = "B0WMBREAD1"
  const api = listingsOf(client)
  await api.put("FOEP", offerOn(asin))
  const ask = async () => (await expected(["FOEP"])).body.responses[0].body
  await rivals(asin, [{ sellerId: "A1RIVAL", price: "16.50", shipping: "1.00" }])
  const [result] = (await ask()).featuredOfferExpectedPriceResults
  assert.equal(result.resultStatus, "VALID_FOEP")
  assert.equal(result.featuredOfferExpectedPrice.listingPrice.amount, 17.49)
  assert.equal(result.competingFeaturedOffer.offerIdentifier.sellerId, "A1RIVAL")
  await client.patch("FOEP", [
    {
      ...{ op: "merge", path: "/attributes/purchasable_offer" },
      value: [
        {
          ...{ marketplace_id: DE, currency: "EUR" },
          our_price: [{ schedule: [{ value_with_tax: 17.49 }] }],
        },
      ],
    },
  ])
  const [after] = (await ask()).featuredOfferExpectedPriceResults
  assert.equal(after.currentFeaturedOffer.offerIdentifier.sku, "FOEP")
  await rivals(asin, [])
  const [alone] = (await ask()).featuredOfferExpectedPriceResults
  assert.equal(alone.resultStatus, "NO_COMPETING_OFFER")
  await harness.control("POST", "/listings/EU/FOEP/issues", { name: "listing_suppressed" })
  const [hidden] = (await ask()).featuredOfferExpectedPriceResults
  assert.equal(hidden.resultStatus, "OFFER_NOT_FOUND")
  const mixed = (await expected(["FOEP", "NO SUCH SKU"])).body.responses
  assert.deepEqual([mixed[1].status.statusCode, mixed[1].body.errors[0].code], [400, "INVALID_SKU"])
  assert.equal((await expected(Array.from({ length: 41 }, () => "FOEP"))).status, 400)
})

test("fees follow the documented rule", async () => {
  const request = (Amount: number, CurrencyCode = "EUR", more: object = {}) => ({
    FeesEstimateRequest: {
      ...{ MarketplaceId: DE, Identifier: "one", IsAmazonFulfilled: false },
      PriceToEstimateFees: { ListingPrice: { CurrencyCode, Amount } },
      ...more,
    },
  })
  const path = "/products/fees/v0/items/B0WMKETTL1/feesEstimate"
  const of = async (body: object) =>
    (await client.call("POST", path, {}, body)).body.payload.FeesEstimateResult
  const merchant = await of(request(20))
  assert.equal(merchant.Status, "Success")
  assert.deepEqual(merchant.FeesEstimate.TotalFeesEstimate, { CurrencyCode: "EUR", Amount: 3 })
  assert.equal((await of(request(0.5))).FeesEstimate.TotalFeesEstimate.Amount, 0.3, "the least")
  const byAmazon = await of(request(20, "EUR", { IsAmazonFulfilled: true }))
  assert.equal(byAmazon.FeesEstimate.TotalFeesEstimate.Amount, 7, "3.00, and 3.00 + 1 kg")
  assert.equal((await of(request(20, "USD"))).Status, "ClientError")
  const wrong = request(20, "EUR", { MarketplaceId: US })
  assert.equal((await client.call("POST", path, {}, wrong)).status, 400)
  const sku = "/products/fees/v0/listings/TULP-MUG-RED/feesEstimate"
  const bySku = await client.call("POST", sku, {}, request(10))
  assert.equal(bySku.body.payload.FeesEstimateResult.FeesEstimateIdentifier.IdType, "SellerSKU")
  const several = await client.call("POST", "/products/fees/v0/feesEstimate", {}, [
    { ...request(20), IdType: "ASIN", IdValue: "B0WMKETTL1" },
    { ...request(20), IdType: "SellerSKU", IdValue: "NO SUCH SKU" },
  ])
  assert.deepEqual(
    several.body.map((entry: any) => entry.Status),
    ["Success", "ClientError"]
  )
})

const INVENTORY = "/fba/inventory/v1/summaries"
const inventory = (query: Record<string, string> = {}, by = client) =>
  by.call("GET", INVENTORY, {
    ...{ granularityType: "Marketplace", granularityId: DE, marketplaceIds: DE },
    ...query,
  })
const skusOf = (reply: { body: any }) =>
  reply.body.payload.inventorySummaries.map((entry: any) => entry.sellerSku)

test("Amazon's stock is told by SKU, change and page, with a token of thirty seconds", async () => {
  const all = await inventory()
  assert.equal(skusOf(all).length, 8)
  assert.equal(all.body.payload.inventorySummaries[0].inventoryDetails, undefined)
  const [first, second] = skusOf(all) as [string, string]
  const one = await inventory({ sellerSkus: `${first},${second}`, details: "true" })
  const [entry] = one.body.payload.inventorySummaries
  const { reservedQuantity, fulfillableQuantity } = entry.inventoryDetails
  assert.ok(fulfillableQuantity > 0 && entry.totalQuantity >= fulfillableQuantity)
  assert.equal(
    reservedQuantity.totalReservedQuantity,
    reservedQuantity.pendingCustomerOrderQuantity +
      reservedQuantity.pendingTransshipmentQuantity +
      reservedQuantity.fcProcessingQuantity
  )
  assert.deepEqual(skusOf(await inventory({ sellerSku: second })), [second])

  await harness.control("POST", "/listing-settings", { fbaPageSize: 5 })
  const page = await inventory()
  const { nextToken } = page.body.pagination
  assert.equal((await inventory({ nextToken, details: "true" })).status, 400, "other parameters")
  const rest = await inventory({ nextToken })
  assert.deepEqual([...skusOf(page), ...skusOf(rest)], skusOf(all))
  harness.advance(31)
  assert.equal((await inventory({ nextToken })).status, 400, "expired")
  await harness.control("POST", "/listing-settings", { fbaPageSize: 50 })

  const startDateTime = new Date(harness.standing.at).toISOString()
  harness.advance(5)
  assert.deepEqual(skusOf(await inventory({ startDateTime })), [])
  await harness.control("POST", `/listings/EU/${first}/fba`, { inboundShipped: 40 })
  assert.deepEqual(skusOf(await inventory({ startDateTime })), [], "inbound is not noticed")
  await harness.control("POST", `/listings/EU/${first}/fba`, { fulfillable: 0 })
  assert.deepEqual(skusOf(await inventory({ startDateTime, sellerSkus: second })), [first])
  const { body } = await listingsOf(client).get(first)
  assert.deepEqual(body.summaries[0].status, ["DISCOVERABLE"], "sold out at Amazon")
  const wrong: Record<string, string>[] = [
    { granularityId: US },
    { marketplaceIds: JP },
    { nextToken: "x" },
    { startDateTime: "2024-01-01T00:00:00Z" },
    { sellerSkus: Array.from({ length: 51 }, (_, index) => `S${index}`).join() },
  ]
  for (const query of wrong) {
    assert.equal((await inventory(query)).status, 400, JSON.stringify(query))
  }
})

test("an order that Amazon ships reserves units, leaves with them, or gives them back", async () => {
  const sku = skusOf(await inventory())[3] as string
  const stock = async () => {
    const { inventoryDetails } = (await inventory({ sellerSku: sku, details: "true" })).body.payload
      .inventorySummaries[0]
    const { fulfillableQuantity, reservedQuantity } = inventoryDetails
    return [fulfillableQuantity, reservedQuantity.pendingCustomerOrderQuantity]
  }
  const [had] = (await stock()) as [number]
  const place = async () => {
    const items = [{ sku, quantity: 2 }]
    const input = { marketplaceId: DE, items, fulfilledBy: "AMAZON", status: "UNSHIPPED" }
    return (await harness.control("POST", "/orders", input)).orders[0].orderId
  }
  const [kept, dropped] = [await place(), await place()]
  assert.deepEqual(await stock(), [had - 4, 4])
  await harness.control("POST", `/orders/${dropped}`, { action: "cancel" })
  assert.deepEqual(await stock(), [had - 2, 2])
  await harness.control("POST", `/orders/${kept}`, { action: "ship" })
  assert.deepEqual(await stock(), [had - 2, 0])
})

test("the sandbox's stock is made, filled once per token, and taken away", async () => {
  const items = "/fba/inventory/v1/items"
  const item = { sellerSku: "SANDBOX-1", marketplaceId: DE, productName: "A box" }
  assert.equal((await client.call("POST", items, {}, item)).status, 200)
  assert.equal((await client.call("POST", items, {}, item)).status, 400)
  const add = (token: string, sellerSku = item.sellerSku) => {
    const inventoryItems = [{ sellerSku, marketplaceId: DE, quantity: 12 }]
    const headers = { "x-amzn-idempotency-token": token }
    return client.call("POST", `${items}/inventory`, {}, { inventoryItems }, headers)
  }
  for (const token of ["a", "a", "b"]) {
    assert.equal((await add(token)).status, 200)
  }
  assert.equal((await add("c", "NO SUCH SKU")).status, 400)
  const [summary] = (await inventory({ sellerSku: item.sellerSku })).body.payload.inventorySummaries
  assert.equal(summary.totalQuantity, 24)
  const gone = await client.call("DELETE", `${items}/SANDBOX-1`, { marketplaceId: DE })
  assert.equal(gone.status, 200)
  assert.deepEqual(skusOf(await inventory({ sellerSku: item.sellerSku })), [])
})

test("sellers see their own stock only", async () => {
  const other = await harness.connect("FE")
  assert.equal((await inventory({}, other)).status, 400)
  const own = await inventory({ granularityId: JP, marketplaceIds: JP }, other)
  assert.equal(skusOf(own).length, 8)
})
