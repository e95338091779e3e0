import { json, failure } from "../../__tests__/helpers/scripted-amazon"
import { DE, failureOf, useScriptedAmazon } from "../../__tests__/helpers/setup"
import type { AmazonApiError } from "../.."

const after = "2026-11-01T00:00:00Z"

/** What an iteration gives until it ends or fails. */
async function drain<T>(iteration: AsyncIterable<T>): Promise<{ read: T[]; error: unknown }> {
  const read: T[] = []
  try {
    for await (const page of iteration) {
      read.push(page)
    }
    return { read, error: null }
  } catch (error) {
    return { read, error }
  }
}

describe("pages", () => {
  const test_ = useScriptedAmazon()
  const page = (orderId: string, nextToken?: string) =>
    json(200, {
      orders: [{ orderId }],
      ...(nextToken !== undefined && { pagination: { nextToken } }),
    })
  const search = (options = {}) =>
    test_.client().orders.searchOrdersPages({ createdAfter: after, marketplaceIds: [DE] }, options)
  const queries = () =>
    test_.amazon.calls.map(({ url }) => Object.fromEntries(new URL(url, "http://a").searchParams))

  it.each([
    ["without token", page("3")],
    ["with an empty token", page("3", "")],
  ])("end at the page %s; each repeats the filters", async (_, last) => {
    test_.amazon.api = [page("1", "a+b"), page("2", "c"), last]
    const { read, error } = await drain(search())
    expect(error).toBeNull()
    expect(read.map(({ orders }) => orders[0].orderId)).toEqual(["1", "2", "3"])
    const filters = { createdAfter: after, marketplaceIds: DE }
    expect(queries()).toEqual([
      filters,
      { ...filters, paginationToken: "a+b" },
      { ...filters, paginationToken: "c" },
    ])
  })

  it("go on after an empty page", async () => {
    test_.amazon.api = [
      json(200, { payload: { nextToken: "n", transactions: [] } }),
      json(200, { payload: { transactions: [{ transactionId: "1" }] } }),
    ]
    const all = test_.client().finances.listTransactionsPages({ postedAfter: after })
    const { read } = await drain(all)
    expect(read.flatMap(({ transactions }) => transactions ?? [])).toEqual([{ transactionId: "1" }])
  })

  it("keep what was read when a token has expired, and pass Amazon's error on", async () => {
    test_.amazon.api = [page("1", "t"), failure(400, "InvalidInput", "Pagination token expired")]
    const { read, error } = await drain(search())
    expect(read).toHaveLength(1)
    expect(error).toMatchObject({
      name: "AmazonApiError",
      operation: "searchOrders",
      kind: "invalid_input",
      status: 400,
    })
    expect((error as AmazonApiError).errors[0].message).toBe("Pagination token expired")
    expect(test_.amazon.calls).toHaveLength(2)
  })

  it("begin where an iteration ended before", async () => {
    test_.amazon.api = [page("4")]
    const from = { createdAfter: after, paginationToken: "t3" }
    const { read } = await drain(test_.client().orders.searchOrdersPages(from))
    expect(read).toHaveLength(1)
    expect(queries()[0].paginationToken).toBe("t3")
  })

  it("end in the typed error when the caller aborts between pages", async () => {
    test_.amazon.api = [page("1", "t"), page("2")]
    const controller = new AbortController()
    const iteration = search({ signal: controller.signal })
    await iteration.next()
    controller.abort()
    expect(await failureOf(iteration.next())).toMatchObject({ kind: "aborted" })
    expect(test_.amazon.calls).toHaveLength(1)
  })

  it("ask for nothing more when the caller stops", async () => {
    test_.amazon.api = [page("1", "t"), page("2")]
    for await (const first of search()) {
      expect(first.orders).toHaveLength(1)
      break
    }
    expect(test_.amazon.calls).toHaveLength(1)
  })

  it("do not go in a circle when a page names itself", async () => {
    test_.amazon.api = [page("1", "t"), page("2", "t")]
    const { read, error } = await drain(search())
    expect(read).toHaveLength(2)
    expect(error).toMatchObject({ kind: "unexpected_answer", retryable: true })
    expect(test_.amazon.calls).toHaveLength(2)
  })

  it("find wrong arguments before the first page", async () => {
    const { read, error } = await drain(test_.client().orders.searchOrdersPages({}))
    expect([read, (error as AmazonApiError).kind]).toEqual([[], "invalid_input"])
  })

  it("wait for no FBA page longer than its token lives", async () => {
    const summaries = (nextToken?: string) =>
      json(200, {
        payload: { granularity: {}, inventorySummaries: [{ sellerSku: "S" }] },
        ...(nextToken && { pagination: { nextToken } }),
      })
    const throttled = json(429, { errors: [] }, { "retry-after": "26" })
    test_.amazon.api = [throttled, summaries("t"), throttled]
    const all = test_
      .client()
      .fbaInventory.getInventorySummariesPages(
        { marketplaceId: DE, details: true },
        { maxWaitMs: 60_000 }
      )
    const { read, error } = await drain(all)
    expect(read.map(({ payload }) => payload.inventorySummaries)).toEqual([[{ sellerSku: "S" }]])
    expect(error).toMatchObject({ kind: "throttled" })
    expect(queries()[0]).toEqual({
      granularityType: "Marketplace",
      granularityId: DE,
      marketplaceIds: DE,
      details: "true",
    })
    expect(queries()[2]).toMatchObject({ nextToken: "t" })
  })

  it.each([
    [
      "listings",
      "pageToken",
      () =>
        test_.client().listings.searchListingsItemsPages({ sellerId: "A1", marketplaceIds: [DE] }),
    ],
    [
      "catalogue items",
      "pageToken",
      () =>
        test_.client().catalog.searchCatalogItemsPages({ marketplaceIds: [DE], keywords: ["x"] }),
    ],
  ])("of %s go by their token", async (_, token, iterate) => {
    const items = (nextToken?: string) =>
      json(200, { numberOfResults: 2, items: [{}], pagination: { nextToken } })
    test_.amazon.api = [items("n"), items()]
    const { read } = await drain<{ items: unknown[] }>(iterate())
    expect(read).toHaveLength(2)
    expect(queries().map((query) => query[token])).toEqual([undefined, "n"])
  })
})
