import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import { errorOfPart, type AmazonApiError, type SpApiClient } from "../../src/sp-api"
import {
  getCompetitiveSummary,
  getFeaturedOfferExpectedPriceBatch,
} from "../../src/sp-api/operations/pricing"
import { openLocalAmazon, type LocalAmazon } from "../local-amazon"

const DE = "A1PA6795UKMFR9"
const SELLER = "A2TULPEU0000NL"
const NEVER = "B000000000"

/**
 * Client and local Amazon are written apart, from Amazon's models; here they meet with state. The
 * local Amazon refuses what the models do not allow and fails over an answer they do not allow.
 */
describe("the client and the local Amazon", () => {
  let amazon: LocalAmazon
  let client: SpApiClient
  let offer: { sku: string; asin: string; productType: string }
  before(async () => {
    amazon = await openLocalAmazon({}, { maxAttempts: 1 })
    client = amazon.client
    const { items } = await client.listings.searchListingsItems({
      ...{ sellerId: SELLER, marketplaceIds: [DE], pageSize: 1 },
    })
    const [{ sku, summaries: [{ asin = "", productType }] = [] as never }] = items
    offer = { sku, asin, productType }
  })
  after(() => amazon.close())

  it("agree on the seller, as a whole and in part", async () => {
    const { marketplaceParticipationList, sellingPlan } = await client.sellers.getAccount()
    const participations = await client.sellers.getMarketplaceParticipations()
    assert.deepEqual(marketplaceParticipationList, participations)
    assert.equal(sellingPlan, "PROFESSIONAL")
  })

  it("page through all listings, each once", async () => {
    const skus: string[] = []
    let total = 0
    for await (const page of client.listings.searchListingsItemsPages({
      ...{ sellerId: SELLER, marketplaceIds: [DE], pageSize: 20 },
    })) {
      total = page.numberOfResults
      skus.push(...page.items.map(({ sku }) => sku))
    }
    assert.ok(total > 20)
    assert.deepEqual([skus.length, new Set(skus).size], [total, total])
  })

  it("find an item by its EAN, and what may be done with it", async () => {
    const { identifiers } = await client.catalog.getCatalogItem({
      ...{ asin: offer.asin, marketplaceIds: [DE], includedData: ["identifiers"] },
    })
    const ean = identifiers?.[0]?.identifiers.find((it) => it.identifierType === "EAN")
    const { items } = await client.catalog.searchCatalogItems({
      ...{ marketplaceIds: [DE], identifiersType: "EAN", identifiers: [ean?.identifier ?? ""] },
    })
    assert.deepEqual(
      items.map(({ asin }) => asin),
      [offer.asin]
    )
    const { restrictions } = await client.restrictions.getListingsRestrictions({
      ...{ asin: offer.asin, sellerId: SELLER, marketplaceIds: [DE] },
    })
    assert.deepEqual(restrictions, [])
  })

  it("serve a product type's schema where its definition says", async () => {
    const { productTypes } = await client.productTypes.searchDefinitionsProductTypes({
      marketplaceIds: [DE],
    })
    assert.ok(productTypes.some(({ name }) => name === offer.productType))
    const { schema } = await client.productTypes.getDefinitionsProductType({
      ...{
        productType: offer.productType,
        marketplaceIds: [DE],
        requirements: "LISTING_OFFER_ONLY",
      },
    })
    const answer = await fetch(schema.link.resource)
    assert.equal(answer.status, 200)
    assert.equal(typeof ((await answer.json()) as { properties?: unknown }).properties, "object")
  })

  it("answer batches whose parts succeed and fail by themselves", async () => {
    const summaries = await client.pricing.getCompetitiveSummary(
      [offer.asin, NEVER].map((asin) => ({
        ...{ asin, marketplaceId: DE, includedData: ["featuredBuyingOptions"] },
      }))
    )
    const prices = await client.pricing.getFeaturedOfferExpectedPriceBatch(
      [offer.sku, "none"].map((sku) => ({ marketplaceId: DE, sku }))
    )
    assert.deepEqual(
      [
        ...summaries.map((part) => errorOfPart(getCompetitiveSummary, part)?.kind),
        ...prices.map((part) => errorOfPart(getFeaturedOfferExpectedPriceBatch, part)?.kind),
      ],
      [undefined, "invalid_input", undefined, "invalid_input"]
    )
  })

  it("estimate fees by SKU and by ASIN alike, and say which one cannot be", async () => {
    const request = {
      MarketplaceId: DE,
      PriceToEstimateFees: { ListingPrice: { CurrencyCode: "EUR", Amount: 19.99 } },
      Identifier: "mine",
    }
    const bySku = await client.fees.getMyFeesEstimateForSKU(offer.sku, request)
    const byAsin = await client.fees.getMyFeesEstimateForASIN(offer.asin, request)
    const [one, unknown] = await client.fees.getMyFeesEstimates(
      [offer.asin, NEVER].map((IdValue) => ({
        ...{ IdType: "ASIN", IdValue, FeesEstimateRequest: request },
      }))
    )
    const totals = [bySku, byAsin, one].map((it) => it.FeesEstimate?.TotalFeesEstimate)
    assert.ok(totals[0]?.Amount)
    assert.deepEqual(totals, [totals[0], totals[0], totals[0]])
    assert.deepEqual([unknown.Status, unknown.FeesEstimate], ["ClientError", undefined])
  })

  it("tell Amazon's stock", async () => {
    const { payload } = await client.fbaInventory.getInventorySummaries({
      ...{ marketplaceId: DE, details: true },
    })
    assert.ok(payload.inventorySummaries.length > 0)
    for (const { inventoryDetails, fnSku } of payload.inventorySummaries) {
      assert.ok(fnSku && inventoryDetails?.fulfillableQuantity !== undefined)
    }
  })

  it("preview a listing without making it, make it, and take it away", async () => {
    const listing = { sellerId: SELLER, sku: "CONTRACT-1", marketplaceIds: [DE] as [string] }
    const attributes = {
      merchant_suggested_asin: [{ value: offer.asin, marketplace_id: DE }],
      condition_type: [{ value: "new_new", marketplace_id: DE }],
      purchasable_offer: [
        {
          ...{ marketplace_id: DE, currency: "EUR" },
          our_price: [{ schedule: [{ value_with_tax: 19.99 }] }],
        },
      ],
      fulfillment_availability: [{ fulfillment_channel_code: "DEFAULT", quantity: 3 }],
    }
    const body = {
      ...{ productType: offer.productType, requirements: "LISTING_OFFER_ONLY", attributes },
    }
    const preview = await client.listings.putListingsItem({
      ...{ ...listing, body, mode: "VALIDATION_PREVIEW", includedData: ["identifiers"] },
    })
    assert.deepEqual([preview.status, preview.identifiers?.[0]?.asin], ["VALID", offer.asin])
    const kind = () =>
      client.listings.getListingsItem(listing).then(
        () => "found",
        (error: AmazonApiError) => error.kind
      )
    assert.equal(await kind(), "not_found")
    assert.equal((await client.listings.putListingsItem({ ...listing, body })).status, "ACCEPTED")
    assert.equal(await kind(), "found")
    assert.equal((await client.listings.deleteListingsItem(listing)).status, "ACCEPTED")
    assert.equal(await kind(), "not_found")
  })

  it("page through transactions", async () => {
    const postedAfter = new Date(Date.now() - 170 * 24 * 3_600_000)
    let pages = 0
    for await (const page of client.finances.listTransactionsPages({ postedAfter })) {
      pages += 1
      assert.ok(Array.isArray(page.transactions))
    }
    assert.ok(pages > 0)
  })

  it("have nothing to verify and nothing to pick up in an ordinary order", async () => {
    const { orders } = await client.orders.searchOrders({
      ...{ createdAfter: "2020-01-01T00:00:00Z", maxResultsPerPage: 100 },
      fulfilledBy: ["MERCHANT"],
    })
    const order = orders.find(({ programs }) => !programs?.length)
    assert.ok(order)
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => "done",
        (error: AmazonApiError) => error.status
      )
    const { orderId, salesChannel } = order
    const marketplaceId = salesChannel.marketplaceId ?? ""
    const pickUp = { marketplaceId, shipmentStatus: "ReadyForPickup" }
    assert.equal(await refused(client.orders.updateShipmentStatus(orderId, pickUp)), 400)
    const info = await refused(client.orders.getOrderRegulatedInfo(orderId))
    assert.notEqual(info, "done")
  })

  it("page through all orders, each once", async () => {
    const ids: string[] = []
    for await (const { orders } of client.orders.searchOrdersPages({
      ...{ createdAfter: "2020-01-01T00:00:00Z", maxResultsPerPage: 100 },
    })) {
      ids.push(...orders.map(({ orderId }) => orderId))
    }
    assert.ok(ids.length > 100)
    assert.equal(new Set(ids).size, ids.length)
  })
})
