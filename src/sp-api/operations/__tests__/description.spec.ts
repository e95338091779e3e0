import fc from "fast-check"
import { operationsOf } from ".."
import { operationTable } from "../../operation-table"
import { applicationsOf } from "../applications"
import { describeAnswer, describeCall, type CallDescription } from "../description"
import type { Call, Caller } from "../operation"

const SECRET = "Atzr|IwEBIMarkedSecret"
const NAME = "Marked Buyer"
const STREET = "Marked Street 12, 1234 AB Markedtown"
const MAIL = "marked.buyer@example.com"
const TRACKING = "MARKED00TRACKING"
const KEYWORDS = "marked words"
const DE = "A1PA6795UKMFR9"
const ORDER = "026-0000001-0000001"

/** What each call said, by operation. */
function said(): Map<string, CallDescription> {
  const calls = new Map<string, CallDescription>()
  const call: Caller = (one) => {
    calls.set(one.operation.name, describeCall(one as Call<unknown>))
    return Promise.resolve({} as never)
  }
  const client = operationsOf(call)
  const at = { sellerId: "A1SELLER", marketplaceIds: [DE] as [string] }
  const page = SECRET
  const estimate = {
    MarketplaceId: DE,
    PriceToEstimateFees: { ListingPrice: { CurrencyCode: "EUR", Amount: 12.5 } },
    Identifier: NAME,
  }
  const report = { reportType: "GET_X", marketplaceIds: [DE], reportOptions: { name: NAME } }
  const attributes = { brand: [{ value: NAME }], address: [{ value: STREET }] }
  const everything: Promise<unknown>[] = [
    applicationsOf(call).rotateApplicationClientSecret(),
    client.catalog.searchCatalogItems({
      marketplaceIds: [DE],
      keywords: [KEYWORDS],
      pageToken: page,
    }),
    client.catalog.getCatalogItem({ asin: "B0TEST0001", marketplaceIds: [DE] }),
    client.fbaInventory.getInventorySummaries({ marketplaceId: DE, nextToken: page }),
    client.feeds.createFeedDocument("text/xml; charset=UTF-8"),
    client.feeds.createFeed({
      feedType: "JSON_LISTINGS_FEED",
      marketplaceIds: [DE],
      inputFeedDocumentId: "doc-1",
      feedOptions: { name: NAME },
    }),
    client.feeds.getFeed("1"),
    client.feeds.getFeeds({ nextToken: page }),
    client.feeds.cancelFeed("1"),
    client.feeds.getFeedDocument("doc-1"),
    client.fees.getMyFeesEstimateForSKU("MUG-S", estimate),
    client.fees.getMyFeesEstimateForASIN("B0TEST0001", estimate),
    client.fees.getMyFeesEstimates([
      { IdType: "ASIN", IdValue: "B0TEST0001", FeesEstimateRequest: estimate },
    ]),
    client.finances.listTransactions({ postedAfter: "2026-11-01T00:00:00Z", nextToken: page }),
    client.listings.getListingsItem({ ...at, sku: "MUG-S" }),
    client.listings.putListingsItem({
      ...at,
      sku: "MUG-S",
      body: { productType: "MUG", requirements: "LISTING", attributes },
    }),
    client.listings.patchListingsItem({
      ...at,
      sku: "MUG-S",
      body: {
        productType: "PRODUCT",
        patches: [
          {
            op: "merge",
            path: "/attributes/fulfillment_availability",
            value: [{ fulfillment_channel_code: "DEFAULT", quantity: 7, name: NAME }],
          },
        ],
      },
    }),
    client.listings.deleteListingsItem({ ...at, sku: "MUG-S" }),
    client.listings.searchListingsItems({ ...at, pageToken: page }),
    client.notifications.getSubscriptions({ notificationTypes: ["ORDER_CHANGE"], nextToken: page }),
    client.notifications.getSubscription("ORDER_CHANGE"),
    client.notifications.createSubscription("ORDER_CHANGE", {
      payloadVersion: "1.0",
      destinationId: "dest-1",
      processingDirective: { filterExpression: NAME },
    }),
    client.notifications.getSubscriptionById("ORDER_CHANGE", "sub-1"),
    client.notifications.deleteSubscriptionById("ORDER_CHANGE", "sub-1"),
    client.notifications.sendTestNotification("ORDER_CHANGE", {
      destinationId: "dest-1",
      testNotification: { payloadVersion: "1.0", testScenario: NAME },
    }),
    client.notifications.getDestinations(),
    client.notifications.createDestination({
      name: NAME,
      resourceSpecification: { sqs: { arn: "arn:aws:sqs:eu-west-1:123456789012:queue" } },
    }),
    client.notifications.getDestination("dest-1"),
    client.notifications.deleteDestination("dest-1"),
    client.orders.confirmShipment(ORDER, {
      marketplaceId: DE,
      packageDetail: {
        packageReferenceId: "1",
        carrierCode: "DHL",
        carrierName: NAME,
        shippingMethod: STREET,
        trackingNumber: TRACKING,
        shipDate: "2026-11-21T10:00:00Z",
        shipFromSupplySourceId: STREET,
        orderItems: [{ orderItemId: "1", quantity: 2, transparencyCodes: [TRACKING] }],
      },
    }),
    client.orders.updateShipmentStatus(ORDER, {
      marketplaceId: DE,
      shipmentStatus: "ReadyForPickup",
    }),
    client.orders.getOrderRegulatedInfo(ORDER),
    client.orders.updateVerificationStatus(ORDER, {
      regulatedOrderVerificationStatus: {
        status: "Rejected",
        externalReviewerId: NAME,
        rejectionReasonId: NAME,
        verificationDetails: {
          prescriptionDetail: {
            prescriptionId: TRACKING,
            expirationDate: "2027-01-01T00:00:00Z",
            writtenQuantity: 1,
            totalRefillsAuthorized: 0,
            refillsRemaining: 0,
            clinicId: TRACKING,
            usageInstructions: STREET,
          },
        },
      },
    }),
    client.orders.searchOrders({
      lastUpdatedAfter: "2026-11-21T10:00:00Z",
      marketplaceIds: [DE],
      includedData: ["BUYER", "RECIPIENT"],
      paginationToken: page,
    }),
    client.orders.getOrder(ORDER, ["BUYER"]),
    client.pricing.getCompetitiveSummary([
      { asin: "B0TEST0001", marketplaceId: DE, includedData: ["referencePrices"] },
    ]),
    client.pricing.getFeaturedOfferExpectedPriceBatch([{ marketplaceId: DE, sku: "MUG-S" }]),
    client.productTypes.searchDefinitionsProductTypes({
      marketplaceIds: [DE],
      keywords: [KEYWORDS],
    }),
    client.productTypes.getDefinitionsProductType({ productType: "MUG", marketplaceIds: [DE] }),
    client.reports.createReport(report),
    client.reports.getReport("1"),
    client.reports.getReports({ nextToken: page }),
    client.reports.cancelReport("1"),
    client.reports.createReportSchedule({ ...report, period: "PT1H" }),
    client.reports.getReportSchedule("1"),
    client.reports.getReportSchedules(["GET_X"]),
    client.reports.cancelReportSchedule("1"),
    client.reports.getReportDocument("doc-1", { restricted: true }),
    client.restrictions.getListingsRestrictions({ ...at, asin: "B0TEST0001", reasonLocale: NAME }),
    client.sellers.getMarketplaceParticipations(),
    client.sellers.getAccount(),
    client.tokens.createRestrictedDataToken({
      restrictedResources: [{ method: "GET", path: `/reports/2021-06-30/documents/${TRACKING}` }],
      targetApplication: SECRET,
    }),
  ]
  // Each is sent before it waits; none waits for anything here.
  void Promise.all(everything)
  return calls
}

describe("what a call says for the log", () => {
  const calls = said()

  it("should be told by every operation of the client", () => {
    const table = Object.values(operationTable)
    expect(table.filter(({ describe }) => !describe).map(({ name }) => name)).toEqual([])
    expect([...calls.keys()].sort()).toEqual(table.map(({ name }) => name).sort())
  })

  it("should hold no secret, name, address, tracking number or free text of any operation", () => {
    const text = JSON.stringify([...calls])
    for (const marked of [SECRET, NAME, STREET, MAIL, TRACKING, KEYWORDS, "Marked", "MARKED"]) {
      expect(text).not.toContain(marked)
    }
  })

  it("should say what a person looks for", () => {
    expect(calls.get("patchListingsItem")).toEqual({
      kind: "stock",
      direction: "told",
      subject: "MUG-S",
      marketplaceIds: [DE],
      told: {
        attributes: "fulfillment_availability",
        productType: "PRODUCT",
        op: "merge",
        quantity: 7,
      },
    })
    expect(calls.get("confirmShipment")).toEqual({
      kind: "shipments",
      direction: "told",
      subject: ORDER,
      marketplaceIds: [DE],
      told: { package: "1", carrierCode: "DHL", shipDate: "2026-11-21T10:00:00Z", lines: 1 },
    })
    expect(calls.get("searchOrders")).toMatchObject({
      kind: "orders",
      direction: "read",
      subject: null,
      told: { changedSince: "2026-11-21T10:00:00Z", nextPage: true },
    })
    expect(calls.get("createReport")).toMatchObject({ kind: "reports", subject: "GET_X" })
    expect(calls.get("getCompetitiveSummary")).toMatchObject({ kind: "prices", direction: "read" })
  })

  it("should tell that a patch of several attributes is of the listing", () => {
    const patch = (path: string) => ({ op: "replace" as const, path, value: [] })
    const body = { patches: [patch("/attributes/purchasable_offer"), patch("/attributes/brand")] }
    const { patchListingsItem: operation } = operationTable
    expect(describeCall({ operation, body, read: null })).toMatchObject({
      kind: "listings",
      told: { attributes: "brand,purchasable_offer" },
    })
    expect(
      describeCall({ operation, body: { patches: body.patches.slice(0, 1) }, read: null }).kind
    ).toBe("prices")
  })

  it("should never fail, and never tell more than codes, whatever it is called with", () => {
    const anything = fc.anything({ withDate: true, maxDepth: 4 })
    const operations = fc.constantFrom(...Object.values(operationTable))
    const texts = fc.dictionary(fc.string(), fc.string({ unit: "binary" }))
    fc.assert(
      fc.property(operations, anything, texts, texts, (operation, body, query, pathParameters) => {
        const { told, subject } = describeCall({
          operation,
          body,
          query,
          pathParameters,
          read: null,
        })
        expect(subject === null || subject.length <= 201).toBe(true)
        for (const value of Object.values(told)) {
          expect(typeof value === "string" ? /^[\w.:+,-]{1,200}$/.test(value) : true).toBe(true)
        }
        describeAnswer(operation, body)
      })
    )
  })

  it("should take addresses and tokens out of a subject", () => {
    const { getListingsItem: operation } = operationTable
    const subjectOf = (sku: string) =>
      describeCall({ operation, pathParameters: { sku }, read: null }).subject
    expect(subjectOf(MAIL)).toBe("[removed]")
    expect(subjectOf(`x ${SECRET}`)).toBe("x [removed]")
    expect(subjectOf("Tasse/grün 50%(b)")).toBe("Tasse/grün 50%(b)")
  })

  it("should count what a list holds, and know a listing that was not accepted", () => {
    const { searchOrders, patchListingsItem, getOrder } = operationTable
    expect(describeAnswer(searchOrders, { orders: [1, 2] }).found).toBe(2)
    expect(describeAnswer(getOrder, {}).found).toBeNull()
    const issues = [
      { severity: "WARNING", code: "1", message: "w" },
      { severity: "ERROR", code: "90220", message: `brand is required, ask ${MAIL}` },
    ]
    expect(describeAnswer(patchListingsItem, { status: "INVALID", issues }).refused).toEqual({
      code: "90220",
      message: "brand is required, ask [removed]",
    })
    expect(describeAnswer(patchListingsItem, { status: "ACCEPTED", issues }).refused).toBeNull()
    expect(describeAnswer(patchListingsItem, { status: "INVALID" }).refused).toEqual({
      code: "INVALID",
      message: "",
    })
  })
})
