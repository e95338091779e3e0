import type { CallOptions } from "../call-options"
import type { GetInventorySummariesParameters, GetInventorySummariesResponse } from "../types"
import { requireField } from "../answers"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { pages } from "./paging"
import { checkListLength, toQuery } from "./parameters"

/** Waiting longer for the next page is useless: its token lives 30 seconds. */
const TOKEN_WAIT_MS = 25_000

export const getInventorySummaries: Operation = {
  name: "getInventorySummaries",
  api: "fbaInventory",
  version: "v1",
  method: "GET",
  path: "/fba/inventory/v1/summaries",
  repeatable: true,
  usagePlan: { rate: 2, burst: 2 },
  describe: ({ query }) => ({
    kind: "stock",
    subject: query.sellerSku ?? query.sellerSkus,
    told: { since: query.startDateTime, nextPage: "nextToken" in query },
  }),
  describeAnswer: finding("payload", "inventorySummaries"),
}

export interface FbaInventoryApi {
  /** One page; the token of the next one expires in 30 seconds. */
  getInventorySummaries(
    p: GetInventorySummariesParameters,
    options?: CallOptions
  ): Promise<GetInventorySummariesResponse>
  /**
   * All pages from `nextToken` on. Collect them and work afterwards: a token that has expired while
   * a page was worked on ends the iteration with Amazon's error, and only a new search helps.
   */
  getInventorySummariesPages(
    p: GetInventorySummariesParameters,
    options?: CallOptions
  ): AsyncGenerator<GetInventorySummariesResponse, void, undefined>
}

/** FBA Inventory API v1 (developer-docs.amazon.com/sp-api/docs/fbainventory-api-v1-reference). */
export function fbaInventoryOf(call: Caller): FbaInventoryApi {
  const read: FbaInventoryApi["getInventorySummaries"] = async (parameters, options) => {
    const { marketplaceId, ...query } = parameters
    if (query.sellerSkus) {
      checkListLength("getInventorySummaries", "sellerSkus", query.sellerSkus, 50)
    }
    return call(
      {
        operation: getInventorySummaries,
        query: toQuery(getInventorySummaries, {
          // Amazon wants the marketplace three times and knows no other granularity.
          ...{ granularityType: "Marketplace", granularityId: marketplaceId },
          marketplaceIds: [marketplaceId],
          ...query,
        }),
        read: (answer) => {
          requireField(requireField(answer, "payload", "object"), "inventorySummaries", "array")
          return answer as GetInventorySummariesResponse
        },
      },
      options
    )
  }
  return {
    getInventorySummaries: read,
    getInventorySummariesPages: (parameters, options) =>
      pages({
        operation: getInventorySummaries,
        from: parameters.nextToken,
        read: (nextToken) =>
          read({ ...parameters, nextToken }, nextToken ? withinTokenLife(options) : options),
        tokenOf: (page) => page.pagination?.nextToken,
      }),
  }
}

function withinTokenLife(options: CallOptions = {}): CallOptions {
  const { maxWaitMs } = options
  return maxWaitMs === undefined
    ? options
    : { ...options, maxWaitMs: Math.min(maxWaitMs, TOKEN_WAIT_MS) }
}
