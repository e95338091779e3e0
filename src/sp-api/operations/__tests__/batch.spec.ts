import { json } from "../../__tests__/helpers/scripted-amazon"
import { DE, failureOf, useScriptedAmazon } from "../../__tests__/helpers/setup"
import { errorOfPart } from "../batch"
import { getCompetitiveSummary } from "../pricing"

describe("batches", () => {
  const test_ = useScriptedAmazon()

  it("name the single call in each part, and tell the parts that failed", async () => {
    const failed = { code: "INVALID_ASIN", message: "X is not a valid ASIN" }
    test_.amazon.api = [
      json(200, {
        responses: [
          { status: { statusCode: 200 }, body: { asin: "B1", marketplaceId: DE } },
          { status: { statusCode: 400 }, body: { asin: "X", marketplaceId: DE, errors: [failed] } },
          { status: { statusCode: 500 }, body: { asin: "B2", marketplaceId: DE } },
          { status: {}, body: { asin: "B3", marketplaceId: DE } },
        ],
      }),
    ]
    const requests = ["B1", "X", "B2", "B3"].map((asin) => ({
      ...{ asin, marketplaceId: DE },
      includedData: ["referencePrices" as const],
    }))
    const parts = await test_.client().pricing.getCompetitiveSummary(requests)
    const sent = JSON.parse(test_.amazon.calls[0].body) as { requests: object[] }
    expect(sent.requests[1]).toEqual({
      ...requests[1],
      method: "GET",
      uri: "/products/pricing/2022-05-01/items/competitiveSummary",
    })
    const errors = parts.map((part) => errorOfPart(getCompetitiveSummary, part))
    expect(errors[0]).toBeNull()
    expect(errors.slice(1)).toMatchObject([
      { kind: "invalid_input", status: 400, code: "INVALID_ASIN", retryable: false },
      { kind: "server", status: 500, retryable: true },
      { kind: "unexpected_answer" },
    ])
  })

  it("of fees are a bare list, in and out", async () => {
    test_.amazon.api = [json(200, [{ Status: "ClientError" }]), json(200, { payload: {} })]
    const fees = test_.client({ maxAttempts: 1 }).fees
    const request = { IdType: "ASIN" as const, IdValue: "B1" }
    expect(await fees.getMyFeesEstimates([request])).toEqual([{ Status: "ClientError" }])
    expect(JSON.parse(test_.amazon.calls[0].body)).toEqual([request])
    const error = await failureOf(fees.getMyFeesEstimates([request]))
    expect(error).toMatchObject({ kind: "unexpected_answer" })
  })
})

describe("an operation that the client lacks", () => {
  const test_ = useScriptedAmazon()

  it("is called by its description", async () => {
    test_.amazon.api = [json(200, { payload: { orders: [] } })]
    const answer = await test_.client().call({
      operation: {
        name: "getPurchaseOrders",
        api: "vendorOrders",
        version: "v1",
        method: "GET",
        path: "/vendor/orders/v1/purchaseOrders",
        repeatable: true,
        usagePlan: { rate: 10, burst: 10 },
      },
      query: { limit: "1" },
      read: (body) => body,
    })
    expect(answer).toEqual({ payload: { orders: [] } })
    expect(test_.amazon.calls[0].url).toBe("/vendor/orders/v1/purchaseOrders?limit=1")
  })
})
