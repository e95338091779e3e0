import { isReadOnly } from "../../dataflows/read-only"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { leaseOwner } from "../../modules/amazon/services/leases"
import { decideMarkedQuantities } from "./decide-marked-quantities"
import { sendQuantities } from "./send-quantities"

const LEASE_SECONDS = 60

/**
 * The drain of one account: decides marked seller SKUs anew, sends what differs, until nothing is left
 * or the slice ends. Marks made meanwhile are seen in the next round. Several flows drain, one at a
 * time: who finds another one at it is not complete, and looks again at its next tick.
 */
export const updateStock = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const drained = await context.amazon.leases.run(
    `stock-drain:${context.account.id}`,
    LEASE_SECONDS,
    (lost) => drain({ ...context, signal: AbortSignal.any([context.signal, lost]) })
  )
  return drained.ran ? drained.result : { complete: false }
}

const drain = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const owner = leaseOwner()
  const readOnly = await isReadOnly(context)
  for (;;) {
    if (mustStop(context)) {
      return { complete: false }
    }
    const decided = await decideMarkedQuantities(context)
    const sent = readOnly ? 0 : await sendQuantities(context, owner, LEASE_SECONDS)
    if (!decided && !sent) {
      return { complete: true }
    }
  }
}
