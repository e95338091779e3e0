import assert from "node:assert/strict"
import { before, beforeEach, test } from "node:test"
import { schemaFaults } from "../src/contract/schemas.js"
import { MovableClock } from "../src/core/clock.js"
import type { EmulatorEvent } from "../src/core/events.js"
import { Emulator } from "../src/emulator.js"
import { addUnits, changeStock } from "../src/fba/items.js"
import { loadContract } from "../src/judging.js"
import { currentListing, settleListings } from "../src/listings/current.js"
import { applyListingMessage } from "../src/listings/messages.js"
import { resolveOptions } from "../src/options.js"
import { setCompetitors } from "../src/control/listings/competitors.js"
import { requireSeller } from "../src/amazon/sellers.js"
import { seedState } from "../src/seed/seed.js"
import { DE, EU_SELLER, StandingClock } from "./support/harness.js"
import { newProduct, offerOn, price, stock } from "./support/listings.js"

let contract: Awaited<ReturnType<typeof loadContract>>
let clock: StandingClock
let emulator: Emulator
let events: EmulatorEvent[]
const EU = requireSeller("EU")

before(async () => {
  contract = await loadContract()
})
beforeEach(() => {
  clock = new StandingClock()
  const options = resolveOptions({ listingDelaySeconds: 10 })
  const state = seedState(1, clock.now(), { convention: null, discountSign: null })
  emulator = new Emulator(options, state, new MovableClock(clock), contract, () => undefined)
  events = []
  emulator.events.on((event) => events.push(event))
})

const told = (type: string, sku?: string) =>
  events
    .filter((event) => event.type === type)
    .map((event) => event.payload as any)
    .filter((payload) => sku === undefined || payload.Sku === sku)

const patch = (sku: string, name: string, value: object, op = "merge") =>
  applyListingMessage(emulator, EU, [DE], {
    ...{ sku, operationType: "PATCH", productType: "PRODUCT" },
    patches: [{ op, path: `/attributes/${name}`, value: [value] }] as never,
  })

function settleAfter(seconds: number): number | null {
  clock.at += seconds * 1000
  return settleListings(emulator)
}

test("nothing is told before it is so", () => {
  patch("TULP-MUG-RED", "fulfillment_availability", stock(0))
  assert.equal(settleAfter(5), clock.at + 5000, "something is due in five seconds")
  assert.equal(events.length, 0)
  assert.equal(settleAfter(5), null)
  const [first] = events
  assert.equal(first?.at, clock.at, "told with the time when it fell due")
  assert.deepEqual(told("LISTINGS_ITEM_MFN_QUANTITY_CHANGE")[0], {
    ...{ SellerId: EU_SELLER, FulfillmentChannelCode: "DEFAULT" },
    ...{ Sku: "TULP-MUG-RED", Quantity: 0 },
  })
  const statuses = told("LISTINGS_ITEM_STATUS_CHANGE", "TULP-MUG-RED")
  assert.equal(statuses.length, 9, "one for each marketplace")
  assert.deepEqual(statuses[0].Status, ["DISCOVERABLE"])
})

test("a listing comes, goes live and is deleted", () => {
  const message = { sku: "N-1", operationType: "UPDATE" as const, ...newProduct("4006381333931") }
  const submitted = applyListingMessage(emulator, EU, [DE], message as never)
  assert.equal(submitted.status, "ACCEPTED")
  settleAfter(10)
  assert.deepEqual(
    told("LISTINGS_ITEM_STATUS_CHANGE", "N-1").map((payload) => payload.Status),
    [[], ["BUYABLE", "DISCOVERABLE"]]
  )
  applyListingMessage(emulator, EU, [DE], { sku: "N-1", operationType: "DELETE" })
  settleAfter(10)
  const last = told("LISTINGS_ITEM_STATUS_CHANGE", "N-1").at(-1)
  assert.deepEqual([last.Status, last.Asin], [["DELETED"], submitted.identifiers[0]?.asin])
  assert.equal(currentListing(emulator, EU_SELLER, "N-1"), undefined)
})

test("a feed's messages do what the calls do, and are refused as they are", () => {
  const unknown = patch("NO SUCH SKU", "fulfillment_availability", stock(1))
  assert.deepEqual([unknown.status, unknown.issues[0]?.code], ["INVALID", "13013"])
  const message = { sku: "F-1", operationType: "UPDATE" as const, ...offerOn("B0WMKETTL1") }
  applyListingMessage(emulator, EU, [DE], message as never)
  const partial = applyListingMessage(emulator, EU, [DE], {
    ...{ sku: "F-1", operationType: "PARTIAL_UPDATE", productType: "PRODUCT" },
    attributes: { fulfillment_availability: [stock(33)] },
  })
  assert.equal(partial.status, "ACCEPTED")
  settleAfter(10)
  const listing = currentListing(emulator, EU_SELLER, "F-1")
  assert.equal(listing?.attributes.fulfillment_availability?.[0]?.quantity, 33)
  assert.deepEqual(
    listing?.history.map(({ source }) => source),
    ["put", "patch"]
  )
})

test("issues that come and go are told", () => {
  emulator.state.listingSettings.lateIssues.push({
    ...{ sku: "TULP-MUG-BLU", afterSeconds: 30, times: 1 },
    issue: {
      ...{ code: "99300", message: "Inaccurate.", severity: "ERROR", categories: [] },
      attributeNames: ["purchasable_offer"],
      enforcements: {
        actions: [{ action: "LISTING_SUPPRESSED" }],
        exemption: { status: "NOT_EXEMPT" },
      },
      marketplaceIds: [DE],
    },
  })
  patch("TULP-MUG-BLU", "purchasable_offer", price(15))
  settleAfter(10)
  settleAfter(30)
  patch("TULP-MUG-BLU", "purchasable_offer", price(16))
  settleAfter(10)
  const issues = told("LISTINGS_ITEM_ISSUES_CHANGE", "TULP-MUG-BLU")
  assert.deepEqual(
    issues.map(({ Severities, EnforcementActions }) => [Severities, EnforcementActions]),
    [
      [["ERROR"], ["LISTING_SUPPRESSED"]],
      [["NONE"], []],
    ]
  )
  assert.deepEqual(
    told("LISTINGS_ITEM_STATUS_CHANGE", "TULP-MUG-BLU").map(({ Status }) => Status),
    [[], ["BUYABLE", "DISCOVERABLE"]]
  )
})

test("a rival's price is told, and that the seller's is no longer featured", () => {
  const { asin } = currentListing(emulator, EU_SELLER, "TULP-PLATE-BLU") as { asin: string }
  setCompetitors(emulator, { marketplaceId: "DE", asin, offers: [{ price: "1.00" }] })
  assert.deepEqual(
    events.map(({ type, marketplaceId }) => [type, marketplaceId]),
    [
      ["ANY_OFFER_CHANGED", DE],
      ["PRICING_HEALTH", DE],
    ]
  )
  const [health] = told("PRICING_HEALTH")
  assert.equal(health.issueType, "BuyBoxDisqualification")
  assert.equal(health.summary.buyBoxPrices[0].landedPrice.amount, 1)
  setCompetitors(emulator, { marketplaceId: "DE", asin, offers: [] })
  assert.equal(told("PRICING_HEALTH").length, 1, "alone it is the featured one")
})

test("Amazon's stock is told when it changes", () => {
  const listing = Object.values(emulator.state.listings).find(
    ({ fba, sellerId }) => fba && sellerId === EU_SELLER
  )
  assert.ok(listing?.fba)
  const had = listing.fba.fulfillable
  addUnits(emulator, EU, [{ sku: listing.sku, quantity: 5 }])
  const [payload] = told("FBA_INVENTORY_AVAILABILITY_CHANGES")
  assert.equal(payload.FNSKU, listing.fnSku)
  const [inGermany] = payload.FulfillmentInventoryByMarketplace
  assert.deepEqual(
    [inGermany.MarketplaceId, inGermany.FulfillmentInventory.Fulfillable],
    [DE, had + 5]
  )
  changeStock(emulator, listing, { fulfillable: 0 })
  assert.equal(told("LISTINGS_ITEM_STATUS_CHANGE", listing.sku).length, 9)
})

test("payloads follow Amazon's schemas", () => {
  const { asin } = currentListing(emulator, EU_SELLER, "TULP-PLATE-BLU") as { asin: string }
  setCompetitors(emulator, {
    ...{ marketplaceId: "DE", asin },
    offers: [{ price: "1.00" }, { price: "2", fulfilledBy: "AFN", condition: "Used" }],
  })
  patch("TULP-MUG-RED", "fulfillment_availability", stock(0))
  settleAfter(10)
  const fba = Object.values(emulator.state.listings).find((listing) => listing.fba)
  changeStock(emulator, fba as never, { fulfillable: 0 })
  const schemas: Record<string, [string, boolean]> = {
    ANY_OFFER_CHANGED: ["anyOfferChangedNotification", true],
    PRICING_HEALTH: ["pricingHealthNotification", false],
    LISTINGS_ITEM_STATUS_CHANGE: ["listingsItemStatusChangeNotification", true],
    LISTINGS_ITEM_MFN_QUANTITY_CHANGE: ["listingsItemMfnQuantityChange", true],
    FBA_INVENTORY_AVAILABILITY_CHANGES: ["fbaInventoryAvailabilityChangeNotification", true],
  }
  for (const [type, [schema, capitals]] of Object.entries(schemas)) {
    const [payload] = told(type)
    const name = (text: string) => (capitals ? text : text.charAt(0).toLowerCase() + text.slice(1))
    const faults = schemaFaults(schema, { [name("Payload")]: payload })
    const within = faults.filter((fault) => fault.toLowerCase().startsWith("/payload"))
    assert.deepEqual(within, [], type)
    assert.ok(payload, type)
  }
})
