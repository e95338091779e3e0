import { changesAmazon, marketplacesOf } from "../changing-operations"
import { operationTable } from "../operation-table"

/** Written with these methods, and yet nothing at Amazon is another one after it. */
const ASKS = [
  "cancelReport",
  "createReport",
  "createRestrictedDataToken",
  "getCompetitiveSummary",
  "getFeaturedOfferExpectedPriceBatch",
  "getMyFeesEstimateForASIN",
  "getMyFeesEstimateForSKU",
  "getMyFeesEstimates",
]

describe("operations that change something at Amazon", () => {
  it.each(Object.values(operationTable))("are judged one by one: $name", (operation) => {
    const expected = operation.method !== "GET" && !ASKS.includes(operation.name)
    expect(changesAmazon({ operation })).toBe(expected)
  })

  it("are those that do not read, where nobody has judged", () => {
    const operation = { ...operationTable.getOrder, name: "createFulfillmentOrder" }
    expect(changesAmazon({ operation })).toBe(false)
    expect(changesAmazon({ operation: { ...operation, method: "POST" } })).toBe(true)
  })

  it("name their marketplaces in query or body", () => {
    expect(marketplacesOf({ query: { marketplaceIds: "A,B" } })).toEqual(["A", "B"])
    expect(marketplacesOf({ body: { marketplaceId: "C" } })).toEqual(["C"])
    expect(marketplacesOf({ body: { marketplaceIds: ["D"] } })).toEqual(["D"])
    expect(marketplacesOf({ body: {} })).toEqual([])
  })
})
