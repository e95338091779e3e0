import type { OperationName } from "../../src/sp-api/operation-table"
import type { Direction } from "./compare"

export interface Pair {
  /** Name of a type of `src/sp-api/types`, or of one with a property: `Name.property`. */
  ours: string
  /** A schema of `merged.json`, the parameters of an operation, or a type of Orders 2026-01-01. */
  theirs: string | { operation: OperationName } | { orders: string }
  direction: Direction
}

const answers = (prefix: string, pairs: Record<string, string>): Pair[] =>
  Object.entries(pairs).map(([ours, theirs]) => ({
    ...{ ours, theirs: `${prefix}_${theirs}`, direction: "response" },
  }))

const bodies = (prefix: string, pairs: Record<string, string>): Pair[] =>
  Object.entries(pairs).map(([ours, theirs]) => ({
    ...{ ours, theirs: `${prefix}_${theirs}`, direction: "request" },
  }))

const parameters = (operations: Record<string, OperationName>): Pair[] =>
  Object.entries(operations).map(([ours, operation]) => ({
    ...{ ours, theirs: { operation }, direction: "request" },
  }))

/** Responses of the Orders API 2026-01-01, of which the other package has the types. */
const orders = (pairs: Record<string, string>): Pair[] =>
  Object.entries(pairs).map(([ours, theirs]) => ({
    ...{ ours, theirs: { orders: theirs }, direction: "response" },
  }))

/** Which of our types stands for which of Amazon's schemas. */
export const PAIRS: readonly Pair[] = [
  ...answers("sellers", {
    SellerAccount: "Account",
    MarketplaceParticipation: "MarketplaceParticipation",
  }),
  ...orders({ SearchOrdersResponse: "SearchOrdersResponse", Order: "Order" }),
  ...answers("ordersV0", { OrderRegulatedInfo: "OrderRegulatedInfo" }),
  ...bodies("ordersV0", {
    ConfirmShipmentRequest: "ConfirmShipmentRequest",
    UpdateShipmentStatusRequest: "UpdateShipmentStatusRequest",
    UpdateVerificationStatusRequest: "UpdateVerificationStatusRequest",
  }),
  ...answers("listingsItems_2021-08-01", {
    ListingsItem: "Item",
    ItemSearchResults: "ItemSearchResults",
    ListingsItemSubmissionResponse: "ListingsItemSubmissionResponse",
  }),
  ...bodies("listingsItems_2021-08-01", {
    "PutListingsItemParameters.body": "ListingsItemPutRequest",
    "PatchListingsItemParameters.body": "ListingsItemPatchRequest",
  }),
  ...parameters({
    GetListingsItemParameters: "getListingsItem",
    PutListingsItemParameters: "putListingsItem",
    PatchListingsItemParameters: "patchListingsItem",
    DeleteListingsItemParameters: "deleteListingsItem",
    SearchListingsItemsParameters: "searchListingsItems",
    GetListingsRestrictionsParameters: "getListingsRestrictions",
    SearchDefinitionsProductTypesParameters: "searchDefinitionsProductTypes",
    GetDefinitionsProductTypeParameters: "getDefinitionsProductType",
    SearchCatalogItemsParameters: "searchCatalogItems",
    GetCatalogItemParameters: "getCatalogItem",
    GetInventorySummariesParameters: "getInventorySummaries",
    ListTransactionsParameters: "listTransactions",
    GetFeedsParameters: "getFeeds",
    GetReportsParameters: "getReports",
  }),
  ...answers("listingsRestrictions_2021-08-01", { RestrictionList: "RestrictionList" }),
  ...answers("definitionsProductTypes_2020-09-01", {
    ProductTypeList: "ProductTypeList",
    ProductTypeDefinition: "ProductTypeDefinition",
  }),
  ...answers("catalogItems_2022-04-01", {
    CatalogItem: "Item",
    CatalogSearchResults: "ItemSearchResults",
  }),
  ...answers("productPricing_2022-05-01", {
    CompetitiveSummaryResponse: "CompetitiveSummaryResponse",
    FeaturedOfferExpectedPriceResponse: "FeaturedOfferExpectedPriceResponse",
  }),
  ...bodies("productPricing_2022-05-01", {
    CompetitiveSummaryRequest: "CompetitiveSummaryRequest",
    FeaturedOfferExpectedPriceRequest: "FeaturedOfferExpectedPriceRequestParams",
  }),
  ...answers("productFeesV0", { FeesEstimateResult: "FeesEstimateResult" }),
  ...bodies("productFeesV0", {
    FeesEstimateRequest: "FeesEstimateRequest",
    FeesEstimateByIdRequest: "FeesEstimateByIdRequest",
  }),
  ...answers("fbaInventory", { GetInventorySummariesResponse: "GetInventorySummariesResponse" }),
  ...answers("finances_2024-06-19", { TransactionsPage: "TransactionsPayload" }),
  ...answers("feeds_2021-06-30", {
    Feed: "Feed",
    FeedUpload: "CreateFeedDocumentResponse",
    FeedDocument: "FeedDocument",
    GetFeedsResponse: "GetFeedsResponse",
  }),
  ...bodies("feeds_2021-06-30", { CreateFeedSpecification: "CreateFeedSpecification" }),
  ...answers("reports_2021-06-30", {
    Report: "Report",
    ReportDocument: "ReportDocument",
    ReportSchedule: "ReportSchedule",
    GetReportsResponse: "GetReportsResponse",
  }),
  ...bodies("reports_2021-06-30", {
    CreateReportSpecification: "CreateReportSpecification",
    CreateReportScheduleSpecification: "CreateReportScheduleSpecification",
  }),
  ...answers("notifications", { Subscription: "Subscription", Destination: "Destination" }),
  ...bodies("notifications", {
    CreateSubscriptionRequest: "CreateSubscriptionRequest",
    CreateDestinationRequest: "CreateDestinationRequest",
  }),
]
