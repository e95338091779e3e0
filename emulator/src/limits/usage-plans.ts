import type { ContractLike } from "../judging.js"

export interface UsagePlan {
  /** Requests per second. */
  rate: number
  burst: number
}

/** What Amazon gives to an operation whose model names no limit, here at least. */
const UNNAMED: UsagePlan = { rate: 1, burst: 5 }

/**
 * Amazon's default usage plans (the tables in the descriptions of its API models), per application
 * and selling partner, by `api operation`.
 */
export function usagePlans(contract: ContractLike): (api: string, operation: string) => UsagePlan {
  const plans = new Map<string, UsagePlan>()
  for (const { api, operation, rate, burst } of contract.operations()) {
    if (rate !== null && burst !== null) {
      plans.set(`${api} ${operation}`, { rate, burst })
    }
  }
  return (api, operation) => plans.get(`${api} ${operation}`) ?? UNNAMED
}
