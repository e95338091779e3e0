import type { Handlers } from "../operations.js"
import { getMyFeesEstimateForAsin, getMyFeesEstimateForSku, getMyFeesEstimates } from "./fees.js"

/** Product Fees API v0. */
export const FEES: Handlers = {
  getMyFeesEstimateForSKU: getMyFeesEstimateForSku,
  getMyFeesEstimateForASIN: getMyFeesEstimateForAsin,
  getMyFeesEstimates,
}
