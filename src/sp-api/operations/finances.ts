import type { CallOptions } from "../call-options"
import type { ListTransactionsParameters, TransactionsPage } from "../types"
import { finding } from "./description"
import type { Caller, Operation } from "./operation"
import { pages } from "./paging"
import { checkTogether, invalidInput, toQuery } from "./parameters"
import { unwrapped } from "./read"

export const listTransactions: Operation = {
  name: "listTransactions",
  api: "finances",
  version: "2024-06-19",
  method: "GET",
  path: "/finances/2024-06-19/transactions",
  repeatable: true,
  usagePlan: { rate: 0.5, burst: 10 },
  describe: ({ query }) => ({
    kind: "finances",
    subject: query.relatedIdentifierValue,
    told: {
      postedAfter: query.postedAfter,
      postedBefore: query.postedBefore,
      nextPage: "nextToken" in query,
    },
  }),
  describeAnswer: finding("transactions"),
}

export interface FinancesApi {
  /** One page. Orders of the last 48 hours may be missing. */
  listTransactions(p: ListTransactionsParameters, options?: CallOptions): Promise<TransactionsPage>
  /** All pages from `nextToken` on; pages may be empty. */
  listTransactionsPages(
    p: ListTransactionsParameters,
    options?: CallOptions
  ): AsyncGenerator<TransactionsPage, void, undefined>
}

/** Finances API 2024-06-19 (developer-docs.amazon.com/sp-api/docs/finances-api-v2024-06-19-reference). */
export function financesOf(call: Caller): FinancesApi {
  const list: FinancesApi["listTransactions"] = async (parameters, options) => {
    checkFilters(parameters)
    return call(
      {
        operation: listTransactions,
        query: toQuery(listTransactions, { ...parameters }),
        read: unwrapped<TransactionsPage>("payload", "object"),
      },
      options
    )
  }
  return {
    listTransactions: list,
    listTransactionsPages: (parameters, options) =>
      pages({
        operation: listTransactions,
        from: parameters.nextToken,
        // "Include the same arguments as the call that produced the token."
        read: (nextToken) => list({ ...parameters, nextToken }, options),
        tokenOf: (page) => page.nextToken,
      }),
  }
}

function checkFilters(parameters: ListTransactionsParameters): void {
  const { name } = listTransactions
  checkTogether(name, parameters, "relatedIdentifierName", "relatedIdentifierValue")
  if (parameters.postedAfter === undefined && parameters.relatedIdentifierName === undefined) {
    throw invalidInput(name, "give postedAfter, or a related identifier")
  }
}
