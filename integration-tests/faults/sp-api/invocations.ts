import type { OperationName } from "../../../src/sp-api/operation-table"
import type { SpApi, SpApiAccount } from "../../../src/sp-api"

const SELLER = "A2TULPEU0000NL"
const DE = "A1PA6795UKMFR9"
const CONTENT_TYPE = "application/json; charset=UTF-8"
/** Of nothing: Amazon's refusal is as good an end as a success. */
const NO_ID = "00000000-0000-4000-8000-000000000000"

export interface Facts {
  sku: string
  asin: string
  productType: string
  orderId: string
  orderItemId: string
  feedDocumentId: string
  feedId: string
  reportId: string
  reportScheduleId: string
}

type Client = ReturnType<SpApi["client"]>
type Invoke = (client: Client, facts: Facts, sp: SpApi, account: SpApiAccount) => Promise<unknown>

/** How each operation is called; what an undisturbed call ends in is found out first. */
export const invocations: Record<OperationName, Invoke> = {
  getMarketplaceParticipations: (client) => client.sellers.getMarketplaceParticipations(),
  getAccount: (client) => client.sellers.getAccount(),
  searchOrders: (client) =>
    client.orders.searchOrders({
      lastUpdatedAfter: new Date(Date.now() - 86_400_000),
      marketplaceIds: [DE],
    }),
  getOrder: (client, { orderId }) => client.orders.getOrder(orderId),
  confirmShipment: (client, { orderId, orderItemId }) =>
    client.orders.confirmShipment(orderId, {
      marketplaceId: DE,
      packageDetail: {
        packageReferenceId: "1",
        carrierCode: "DHL",
        trackingNumber: "JJD1",
        shipDate: new Date().toISOString(),
        orderItems: [{ orderItemId, quantity: 1 }],
      },
    }),
  updateShipmentStatus: (client, { orderId }) =>
    client.orders.updateShipmentStatus(orderId, {
      marketplaceId: DE,
      shipmentStatus: "ReadyForPickup",
    }),
  getOrderRegulatedInfo: (client, { orderId }) => client.orders.getOrderRegulatedInfo(orderId),
  updateVerificationStatus: (client, { orderId }) =>
    client.orders.updateVerificationStatus(orderId, {
      regulatedOrderVerificationStatus: { status: "Approved", externalReviewerId: "reviewer" },
    }),
  getListingsItem: (client, { sku }) =>
    client.listings.getListingsItem({ sellerId: SELLER, sku, marketplaceIds: [DE] }),
  putListingsItem: (client) =>
    client.listings.putListingsItem({
      ...{ sellerId: SELLER, sku: "MATRIX-1", marketplaceIds: [DE] as [string] },
      body: { productType: "PRODUCT", attributes: { item_name: [{ value: "Matrix" }] } },
    }),
  patchListingsItem: (client, { sku }) =>
    client.listings.patchListingsItem({
      ...{ sellerId: SELLER, sku, marketplaceIds: [DE] },
      body: {
        productType: "PRODUCT",
        patches: [
          {
            op: "merge",
            path: "/attributes/fulfillment_availability",
            value: [{ fulfillment_channel_code: "DEFAULT", quantity: 3 }],
          },
        ],
      },
    }),
  deleteListingsItem: (client) =>
    client.listings.deleteListingsItem({
      ...{ sellerId: SELLER, sku: "MATRIX-1", marketplaceIds: [DE] as [string] },
    }),
  searchListingsItems: (client) =>
    client.listings.searchListingsItems({ sellerId: SELLER, marketplaceIds: [DE] }),
  getListingsRestrictions: (client, { asin }) =>
    client.restrictions.getListingsRestrictions({ asin, sellerId: SELLER, marketplaceIds: [DE] }),
  searchDefinitionsProductTypes: (client) =>
    client.productTypes.searchDefinitionsProductTypes({ marketplaceIds: [DE] }),
  getDefinitionsProductType: (client, { productType }) =>
    client.productTypes.getDefinitionsProductType({ productType, marketplaceIds: [DE] }),
  searchCatalogItems: (client, { asin }) =>
    client.catalog.searchCatalogItems({
      marketplaceIds: [DE],
      identifiers: [asin],
      identifiersType: "ASIN",
    }),
  getCatalogItem: (client, { asin }) =>
    client.catalog.getCatalogItem({ asin, marketplaceIds: [DE] }),
  getCompetitiveSummary: (client, { asin }) =>
    client.pricing.getCompetitiveSummary([
      { asin, marketplaceId: DE, includedData: ["featuredBuyingOptions"] },
    ]),
  getFeaturedOfferExpectedPriceBatch: (client, { sku }) =>
    client.pricing.getFeaturedOfferExpectedPriceBatch([{ sku, marketplaceId: DE }]),
  getMyFeesEstimateForSKU: (client, { sku }) =>
    client.fees.getMyFeesEstimateForSKU(sku, feesRequest()),
  getMyFeesEstimateForASIN: (client, { asin }) =>
    client.fees.getMyFeesEstimateForASIN(asin, feesRequest()),
  getMyFeesEstimates: (client, { asin }) =>
    client.fees.getMyFeesEstimates([
      { FeesEstimateRequest: feesRequest(), IdType: "ASIN", IdValue: asin },
    ]),
  getInventorySummaries: (client) =>
    client.fbaInventory.getInventorySummaries({ marketplaceId: DE }),
  listTransactions: (client) =>
    client.finances.listTransactions({ postedAfter: new Date(Date.now() - 7 * 86_400_000) }),
  createFeedDocument: (client) => client.feeds.createFeedDocument(CONTENT_TYPE),
  createFeed: (client, { feedDocumentId }) => client.feeds.createFeed(feed(feedDocumentId)),
  getFeed: (client, { feedId }) => client.feeds.getFeed(feedId),
  getFeeds: (client) => client.feeds.getFeeds({ feedTypes: ["JSON_LISTINGS_FEED"] }),
  cancelFeed: (client) => client.feeds.cancelFeed(NO_ID),
  getFeedDocument: (client, { feedDocumentId }) => client.feeds.getFeedDocument(feedDocumentId),
  createReport: (client) => client.reports.createReport(report()),
  getReport: (client, { reportId }) => client.reports.getReport(reportId),
  getReports: (client) => client.reports.getReports({ reportTypes: [report().reportType] }),
  cancelReport: (client) => client.reports.cancelReport(NO_ID),
  createReportSchedule: (client) =>
    client.reports.createReportSchedule({ ...report(), period: "P1D" }),
  getReportSchedule: (client, { reportScheduleId }) =>
    client.reports.getReportSchedule(reportScheduleId),
  getReportSchedules: (client) => client.reports.getReportSchedules([report().reportType]),
  cancelReportSchedule: (client) => client.reports.cancelReportSchedule(NO_ID),
  getReportDocument: (client) => client.reports.getReportDocument(NO_ID),
  getSubscriptions: (client) =>
    client.notifications.getSubscriptions({ notificationTypes: ["ORDER_CHANGE"] }),
  getSubscription: (client) => client.notifications.getSubscription("ORDER_CHANGE"),
  createSubscription: (client) =>
    client.notifications.createSubscription("ORDER_CHANGE", {
      payloadVersion: "1.0",
      destinationId: NO_ID,
    }),
  getSubscriptionById: (client) => client.notifications.getSubscriptionById("ORDER_CHANGE", NO_ID),
  deleteSubscriptionById: (client) =>
    client.notifications.deleteSubscriptionById("ORDER_CHANGE", NO_ID),
  sendTestNotification: (client) =>
    client.notifications.sendTestNotification("ORDER_CHANGE", {
      destinationId: NO_ID,
      testNotification: { payloadVersion: "1.0" },
    }),
  getDestinations: (client) => client.notifications.getDestinations(),
  createDestination: (client) =>
    client.notifications.createDestination({
      name: "matrix",
      resourceSpecification: { sqs: { arn: "arn:aws:sqs:eu-west-1:000000000000:matrix" } },
    }),
  getDestination: (client) => client.notifications.getDestination(NO_ID),
  deleteDestination: (client) => client.notifications.deleteDestination(NO_ID),
  createRestrictedDataToken: (client, { orderId }) =>
    client.tokens.createRestrictedDataToken({
      restrictedResources: [
        {
          method: "GET",
          path: `/orders/v0/orders/${orderId}/address`,
        },
      ],
    }),
  rotateApplicationClientSecret: (_client, _facts, sp, { region }) =>
    sp.application(region).rotateApplicationClientSecret(),
}

const feed = (inputFeedDocumentId: string) => ({
  feedType: "JSON_LISTINGS_FEED",
  marketplaceIds: [DE],
  inputFeedDocumentId,
})

const report = () => ({ reportType: "GET_MERCHANT_LISTINGS_ALL_DATA", marketplaceIds: [DE] })

const feesRequest = () => ({
  MarketplaceId: DE,
  PriceToEstimateFees: { ListingPrice: { CurrencyCode: "EUR", Amount: 20 } },
  Identifier: "matrix",
})

interface Order {
  orderId: string
  items: { orderItemId: string }[]
}
interface Product {
  sku: string
  asin: string
  productType: string
  fulfilledBy: string
  match: string
}

/** Things of the seller that exist, some of them made for this. */
export const readFacts = async (
  control: <T>(method: string, path: string, body?: object) => Promise<T>,
  client: Client
): Promise<Facts> => {
  const { products } = await control<{ products: Product[] }>("GET", "/catalogue")
  const product = products.find(
    ({ fulfilledBy, match }) => fulfilledBy === "MERCHANT" && match === "sku"
  )
  const { orders } = await control<{ orders: Order[] }>("POST", "/orders", {
    ...{ marketplaceId: "DE", count: 1, status: "UNSHIPPED" },
  })
  if (!product || !orders[0]) {
    throw new Error("the local Amazon has no product or made no order")
  }
  const { sku, asin, productType } = product
  const [{ orderId, items }] = orders
  const { feedDocumentId, url } = await client.feeds.createFeedDocument(CONTENT_TYPE)
  const uploaded = await fetch(url, {
    method: "PUT",
    headers: { "content-type": CONTENT_TYPE },
    body: JSON.stringify({ header: { sellerId: SELLER, version: "2.0" }, messages: [] }),
  })
  if (!uploaded.ok) {
    throw new Error(`the upload ended in ${uploaded.status}`)
  }
  const { feedId } = await client.feeds.createFeed(feed(feedDocumentId))
  const { reportId } = await client.reports.createReport(report())
  const { reportScheduleId } = await client.reports.createReportSchedule({
    ...{ ...report(), period: "P1D" as const },
  })
  return {
    ...{ sku, asin, productType, orderId, orderItemId: items[0].orderItemId },
    ...{ feedDocumentId, feedId, reportId, reportScheduleId },
  }
}
