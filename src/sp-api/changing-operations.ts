import type { OperationName } from "./operation-table"
import type { Call } from "./operations/operation"

/**
 * Whether an operation changes something at Amazon: what a read-only installation or a paused store
 * must not do. Every operation of the client stands here, so that a new one must be judged. What only
 * prepares an answer for us (a report, a token for personal data) changes nothing.
 */
const CHANGES: Record<OperationName, boolean> = {
  cancelFeed: true,
  cancelReport: false,
  cancelReportSchedule: true,
  confirmShipment: true,
  createDestination: true,
  createFeed: true,
  createFeedDocument: true,
  createReport: false,
  createReportSchedule: true,
  createRestrictedDataToken: false,
  createSubscription: true,
  deleteDestination: true,
  deleteListingsItem: true,
  deleteSubscriptionById: true,
  getAccount: false,
  getCatalogItem: false,
  getCompetitiveSummary: false,
  getDefinitionsProductType: false,
  getDestination: false,
  getDestinations: false,
  getFeaturedOfferExpectedPriceBatch: false,
  getFeed: false,
  getFeedDocument: false,
  getFeeds: false,
  getInventorySummaries: false,
  getListingsItem: false,
  getListingsRestrictions: false,
  getMarketplaceParticipations: false,
  getMyFeesEstimateForASIN: false,
  getMyFeesEstimateForSKU: false,
  getMyFeesEstimates: false,
  getOrder: false,
  getOrderRegulatedInfo: false,
  getReport: false,
  getReportDocument: false,
  getReportSchedule: false,
  getReportSchedules: false,
  getReports: false,
  getSubscription: false,
  getSubscriptionById: false,
  getSubscriptions: false,
  listTransactions: false,
  patchListingsItem: true,
  putListingsItem: true,
  rotateApplicationClientSecret: true,
  searchCatalogItems: false,
  searchDefinitionsProductTypes: false,
  searchListingsItems: false,
  searchOrders: false,
  sendTestNotification: true,
  updateShipmentStatus: true,
  updateVerificationStatus: true,
}

/** One that `call` was given and the client does not know is judged by its method. */
export const changesAmazon = ({ operation }: Pick<Call<unknown>, "operation">): boolean =>
  operation.name in CHANGES ? CHANGES[operation.name as OperationName] : operation.method !== "GET"

/** Marketplaces a call names, in its query or its body; none: it is about the account as a whole. */
export const marketplacesOf = ({
  query,
  body,
}: Pick<Call<unknown>, "query" | "body">): string[] => {
  const { marketplaceId, marketplaceIds } = (body ?? {}) as Record<string, unknown>
  return [
    ...(query?.marketplaceIds?.split(",") ?? []),
    ...(query?.marketplaceId ? [query.marketplaceId] : []),
    ...(Array.isArray(marketplaceIds) ? marketplaceIds.map(String) : []),
    ...(typeof marketplaceId === "string" ? [marketplaceId] : []),
  ]
}
