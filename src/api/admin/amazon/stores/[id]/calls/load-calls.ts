import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../../../../../modules/amazon"
import { isRefusal } from "../../../../../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import { operationTable, type OperationName } from "../../../../../../sp-api"
import type { AmazonCallsDto, AmazonStoreCallsResponse } from "../../../../../../types"

const HOURS = 24

/** How long until the next call of an operation would be sent; null for those without a limit. */
type Turn = (operation: string) => Promise<number | null>

/** Calls for the seller account of a store; stores of one account share them, as the limits are. */
export const loadCalls = async (
  scope: MedusaContainer,
  { account }: Pick<StoreOverviewRow, "account">
): Promise<AmazonStoreCallsResponse> => {
  if (!account) {
    return { hours: HOURS, calls: [] }
  }
  const amazon = scope.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [counts, turn] = await Promise.all([
    amazon.callCounts.sum(account.id, HOURS),
    turnOf(amazon, account.id),
  ])
  const calls = counts.map(
    async ({
      operation,
      calls,
      errors,
      throttled,
      total_ms,
      waited_ms,
    }): Promise<AmazonCallsDto> => ({
      ...{ operation, calls, failed: errors, throttled },
      average_ms: Math.round(total_ms / calls),
      average_waited_ms: Math.round(waited_ms / calls),
      next_turn_ms: await turn(operation),
    })
  )
  return { hours: HOURS, calls: await Promise.all(calls) }
}

const turnOf = async (amazon: AmazonModuleService, accountId: string): Promise<Turn> => {
  try {
    const { limits } = await amazon.client(accountId)
    return async (operation) => (isLimited(operation) ? limits.waitMs(operation) : null)
  } catch (error) {
    // Not connected, or a key or an option is missing: what was counted can be shown all the same.
    if (isRefusal(error)) {
      return async () => null
    }
    throw error
  }
}

const isLimited = (operation: string): operation is OperationName =>
  Object.prototype.hasOwnProperty.call(operationTable, operation)
