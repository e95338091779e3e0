import { operationTable, type OperationName } from "./operation-table"
import type { SpApiAccount } from "./options"
import type { RateGate } from "./rate-gate"

/** What the client knows of Amazon's limits, for whoever plans work ahead. */
export interface CallLimits {
  /**
   * Milliseconds until a call of the operation would be sent, 0: at once. Takes nothing, so somebody
   * else may be first; whoever calls then waits again or gets an error with `retryAfterMs`.
   */
  waitMs(operation: OperationName, options?: { urgent?: boolean }): Promise<number>
}

export function callLimitsOf(
  gate: RateGate,
  accountFor: (scope: string | undefined) => SpApiAccount
): CallLimits {
  return {
    waitMs: async (name, { urgent = false } = {}) => {
      const operation = operationTable[name]
      return gate.wait(accountFor(operation.scope).key, operation, urgent)
    },
  }
}
