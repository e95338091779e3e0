import type { CallOptions } from "../call-options"
import type { FeesEstimateByIdRequest, FeesEstimateRequest, FeesEstimateResult } from "../types"
import { AnswerShapeError, requireField } from "../answers"
import { countOf, finding } from "./description"
import type { Caller, Operation } from "./operation"
import { invalidInput } from "./parameters"

/** Repeatable: POST only because the question has a body. */
const FEES = { api: "productFees", version: "v0", method: "POST", repeatable: true } as const

export const getMyFeesEstimateForSKU: Operation = {
  ...FEES,
  name: "getMyFeesEstimateForSKU",
  path: "/products/fees/v0/listings/{SellerSKU}/feesEstimate",
  usagePlan: { rate: 1, burst: 2 },
  describe: ({ pathParameters }) => ({
    kind: "prices",
    direction: "read",
    subject: pathParameters.SellerSKU,
  }),
}

export const getMyFeesEstimateForASIN: Operation = {
  ...FEES,
  name: "getMyFeesEstimateForASIN",
  path: "/products/fees/v0/items/{Asin}/feesEstimate",
  usagePlan: { rate: 1, burst: 2 },
  describe: ({ pathParameters }) => ({
    kind: "prices",
    direction: "read",
    subject: pathParameters.Asin,
  }),
}

export const getMyFeesEstimates: Operation = {
  ...FEES,
  name: "getMyFeesEstimates",
  path: "/products/fees/v0/feesEstimate",
  usagePlan: { rate: 0.5, burst: 1 },
  describe: ({ body }) => ({
    kind: "prices",
    direction: "read",
    told: { products: countOf(body) },
  }),
  describeAnswer: finding(),
}

/** An estimate that failed is no error of the call: look at its `Status` and `Error`. */
export interface FeesApi {
  getMyFeesEstimateForSKU(
    sku: string,
    request: FeesEstimateRequest,
    options?: CallOptions
  ): Promise<FeesEstimateResult>
  getMyFeesEstimateForASIN(
    asin: string,
    request: FeesEstimateRequest,
    options?: CallOptions
  ): Promise<FeesEstimateResult>
  /** Several at once, each with its own status; match them by `SellerInputIdentifier`. */
  getMyFeesEstimates(
    requests: FeesEstimateByIdRequest[],
    options?: CallOptions
  ): Promise<FeesEstimateResult[]>
}

/** Product Fees API v0 (developer-docs.amazon.com/sp-api/docs/product-fees-api-v0-reference). */
export function feesOf(call: Caller): FeesApi {
  return {
    getMyFeesEstimateForSKU: async (SellerSKU, request, options) =>
      call(
        {
          operation: getMyFeesEstimateForSKU,
          pathParameters: { SellerSKU },
          body: { FeesEstimateRequest: request },
          read: readOne,
        },
        options
      ),
    getMyFeesEstimateForASIN: async (Asin, request, options) =>
      call(
        {
          operation: getMyFeesEstimateForASIN,
          pathParameters: { Asin },
          body: { FeesEstimateRequest: request },
          read: readOne,
        },
        options
      ),
    getMyFeesEstimates: async (requests, options) => {
      if (requests.length === 0) {
        throw invalidInput("getMyFeesEstimates", "requests is empty; there is nothing to estimate")
      }
      return call({ operation: getMyFeesEstimates, body: requests, read: readMany }, options)
    },
  }
}

function readOne(answer: unknown): FeesEstimateResult {
  const payload = requireField(answer, "payload", "object")
  return requireField(payload, "FeesEstimateResult", "object") as FeesEstimateResult
}

/** This answer is a bare list. */
function readMany(answer: unknown): FeesEstimateResult[] {
  if (!Array.isArray(answer)) {
    throw new AnswerShapeError("the body is no array")
  }
  return answer as FeesEstimateResult[]
}
