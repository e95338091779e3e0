import type { CallOptions } from "../call-options"
import { redact } from "../redact"
import type {
  DeleteListingsItemParameters,
  GetListingsItemParameters,
  ItemSearchResults,
  ListingsItem,
  ListingsItemSubmissionResponse,
  PatchListingsItemParameters,
  PutListingsItemParameters,
  SearchListingsItemsParameters,
} from "../types"
import { at, finding } from "./description"
import type { Caller, Operation } from "./operation"
import { pages } from "./paging"
import {
  checkListLength,
  checkNotBoth,
  checkPageSize,
  checkTogether,
  invalidInput,
  toQuery,
} from "./parameters"
import { whole } from "./read"
import { toldOfPatches } from "./told-of-patches"

/** Amazon says no to a listing with HTTP 200: status INVALID, and why in the issues. */
const ofSubmission: Operation["describeAnswer"] = (answer) => {
  const issues = at(answer, "issues")
  const list: unknown[] = Array.isArray(issues) ? issues : []
  const worst = list.find((issue) => at(issue, "severity") === "ERROR") ?? list[0]
  const refused = {
    code: String(at(worst, "code") ?? "INVALID"),
    message: redact(String(at(worst, "message") ?? "")),
  }
  return { found: null, refused: at(answer, "status") === "INVALID" ? refused : null }
}

const LISTINGS = { api: "listingsItems", version: "2021-08-01", repeatable: true } as const
const ITEM = "/listings/2021-08-01/items/{sellerId}/{sku}"

export const getListingsItem: Operation = {
  ...LISTINGS,
  name: "getListingsItem",
  method: "GET",
  path: ITEM,
  usagePlan: { rate: 5, burst: 10, urgentShare: 0.2 },
  describe: ({ pathParameters }) => ({ kind: "listings", subject: pathParameters.sku }),
}

/** Repeatable: it states the whole listing. */
export const putListingsItem: Operation = {
  ...LISTINGS,
  name: "putListingsItem",
  method: "PUT",
  path: ITEM,
  usagePlan: { rate: 5, burst: 10 },
  describe: ({ pathParameters, query, body }) => ({
    kind: "listings",
    subject: pathParameters.sku,
    told: {
      productType: at(body, "productType"),
      requirements: at(body, "requirements"),
      mode: query.mode,
    },
  }),
  describeAnswer: ofSubmission,
}

/** Repeatable: a patch names values, not differences. */
export const patchListingsItem: Operation = {
  ...LISTINGS,
  name: "patchListingsItem",
  method: "PATCH",
  path: ITEM,
  usagePlan: { rate: 5, burst: 5, urgentShare: 0.25 },
  describe: ({ pathParameters, query, body }) => {
    const { kind, told } = toldOfPatches(body)
    return { kind, subject: pathParameters.sku, told: { ...told, mode: query.mode } }
  },
  describeAnswer: ofSubmission,
}

/** Repeatable: what is gone stays gone. */
export const deleteListingsItem: Operation = {
  ...LISTINGS,
  name: "deleteListingsItem",
  method: "DELETE",
  path: ITEM,
  usagePlan: { rate: 5, burst: 5 },
  describe: ({ pathParameters }) => ({ kind: "listings", subject: pathParameters.sku }),
  describeAnswer: ofSubmission,
}

export const searchListingsItems: Operation = {
  ...LISTINGS,
  name: "searchListingsItems",
  method: "GET",
  path: "/listings/2021-08-01/items/{sellerId}",
  usagePlan: { rate: 5, burst: 5 },
  describe: ({ query }) => ({
    kind: "listings",
    told: {
      identifiersType: query.identifiersType,
      changedSince: query.lastUpdatedAfter,
      nextPage: "pageToken" in query,
    },
  }),
  describeAnswer: finding("items"),
}

export interface ListingsApi {
  getListingsItem(p: GetListingsItemParameters, options?: CallOptions): Promise<ListingsItem>
  /** Creates a listing or replaces it whole. INVALID comes as a success, with issues. */
  putListingsItem(
    p: PutListingsItemParameters,
    options?: CallOptions
  ): Promise<ListingsItemSubmissionResponse>
  /** Changes top-level attributes. INVALID comes as a success, with issues. */
  patchListingsItem(
    p: PatchListingsItemParameters,
    options?: CallOptions
  ): Promise<ListingsItemSubmissionResponse>
  deleteListingsItem(
    p: DeleteListingsItemParameters,
    options?: CallOptions
  ): Promise<ListingsItemSubmissionResponse>
  /** One page. */
  searchListingsItems(
    p: SearchListingsItemsParameters,
    options?: CallOptions
  ): Promise<ItemSearchResults>
  /** All pages from `pageToken` on; Amazon pages through 1 000 SKUs at most. */
  searchListingsItemsPages(
    p: SearchListingsItemsParameters,
    options?: CallOptions
  ): AsyncGenerator<ItemSearchResults, void, undefined>
}

/** Listings Items API 2021-08-01 (developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-reference). */
export function listingsOf(call: Caller): ListingsApi {
  return { ...readingOf(call), ...writingOf(call) }
}

type Writing = "putListingsItem" | "patchListingsItem" | "deleteListingsItem"

function readingOf(call: Caller): Omit<ListingsApi, Writing> {
  const search: ListingsApi["searchListingsItems"] = async ({ sellerId, ...query }, options) => {
    checkSearch(query)
    return call(
      {
        operation: searchListingsItems,
        pathParameters: { sellerId },
        query: toQuery(searchListingsItems, query),
        read: whole<ItemSearchResults>("items", "array"),
      },
      options
    )
  }
  return {
    getListingsItem: async ({ sellerId, sku, ...query }, options) => {
      checkListLength("getListingsItem", "marketplaceIds", query.marketplaceIds, 50)
      return call(
        {
          operation: getListingsItem,
          pathParameters: { sellerId, sku },
          query: toQuery(getListingsItem, query),
          read: whole<ListingsItem>("sku", "string"),
        },
        options
      )
    },
    searchListingsItems: search,
    searchListingsItemsPages: (parameters, options) =>
      pages({
        operation: searchListingsItems,
        from: parameters.pageToken,
        read: (pageToken) => search({ ...parameters, pageToken }, options),
        tokenOf: (page) => page.pagination?.nextToken,
      }),
  }
}

const submission = whole<ListingsItemSubmissionResponse>("status", "string")

function writingOf(call: Caller): Pick<ListingsApi, Writing> {
  return {
    putListingsItem: async ({ sellerId, sku, body, ...query }, options) => {
      checkListLength("putListingsItem", "marketplaceIds", query.marketplaceIds, 1)
      checkPreview("putListingsItem", query)
      const parameters = {
        pathParameters: { sellerId, sku },
        query: toQuery(putListingsItem, query),
      }
      return call({ operation: putListingsItem, ...parameters, body, read: submission }, options)
    },
    patchListingsItem: async ({ sellerId, sku, body, ...query }, options) => {
      checkListLength("patchListingsItem", "marketplaceIds", query.marketplaceIds, 50)
      checkPreview("patchListingsItem", query)
      if (body.patches.length === 0) {
        throw invalidInput("patchListingsItem", "body.patches is empty; there is nothing to change")
      }
      const parameters = {
        pathParameters: { sellerId, sku },
        query: toQuery(patchListingsItem, query),
      }
      return call({ operation: patchListingsItem, ...parameters, body, read: submission }, options)
    },
    deleteListingsItem: async ({ sellerId, sku, ...query }, options) => {
      checkListLength("deleteListingsItem", "marketplaceIds", query.marketplaceIds, 1)
      const parameters = {
        pathParameters: { sellerId, sku },
        query: toQuery(deleteListingsItem, query),
      }
      return call({ operation: deleteListingsItem, ...parameters, read: submission }, options)
    },
  }
}

/** Identifiers "can only be requested when mode is VALIDATION_PREVIEW", says the model. */
function checkPreview(
  operation: string,
  { mode, includedData }: Pick<PutListingsItemParameters, "mode" | "includedData">
): void {
  if (includedData?.includes("identifiers") && mode !== "VALIDATION_PREVIEW") {
    throw invalidInput(operation, 'includedData "identifiers" goes with mode VALIDATION_PREVIEW')
  }
}

function checkSearch(query: Omit<SearchListingsItemsParameters, "sellerId">): void {
  const operation = "searchListingsItems"
  checkListLength(operation, "marketplaceIds", query.marketplaceIds, 50)
  checkTogether(operation, query, "identifiers", "identifiersType")
  if (query.identifiers) {
    checkListLength(operation, "identifiers", query.identifiers, 20)
  }
  checkNotBoth(operation, query, "identifiers", "variationParentSku")
  checkNotBoth(operation, query, "identifiers", "packageHierarchySku")
  checkNotBoth(operation, query, "variationParentSku", "packageHierarchySku")
  checkPageSize(operation, query.pageSize, 20)
}
