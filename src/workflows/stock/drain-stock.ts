import { isReadOnly } from "../../dataflows/read-only"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { paceOf } from "../../modules/amazon/lib/dataflow-defaults"
import { leaseOwner } from "../../modules/amazon/services/leases"
import { finishClosings } from "../stores/finish-closings"
import { decideMarkedQuantities } from "./decide-marked-quantities"
import { QuantitySender } from "./quantity-sender"

const LEASE_SECONDS = 60
/** Marks made meanwhile are looked for this often. */
const LOOK_AGAIN_MS = 100
/** Changes seldom come alone: a drain stays so long after its last work, which saves the next a start. */
const LINGER_MS = 500
/** Where changes never cease, a drain that keeps up comes to its end, and so to its success. */
const LINGER_AT_MOST_MS = 10_000

/**
 * The drain of one account: decides marked seller SKUs anew, sends what differs, until nothing is left
 * or the slice ends. Marks made meanwhile are seen while Amazon still answers, so that a zero waits for
 * nobody. Several flows drain, one at a time: who finds another one at it is not complete, and looks
 * again at its next tick.
 */
export const drainStock = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const drained = await context.amazon.leases.run(
    `stock-drain:${context.account.id}`,
    LEASE_SECONDS,
    (lost) => drain({ ...context, signal: AbortSignal.any([context.signal, lost]) })
  )
  await finishClosings(context)
  return drained.ran ? drained.result : { complete: false }
}

/** Amazon sold while its orders were not read: until they are, units could be offered that are gone. */
const awaitsOrders = async ({ amazon, account }: DataflowContext): Promise<boolean> => {
  if (await amazon.absences.noteUnread(account.id, paceOf("order-import").objective)) {
    await amazon.dataflows.hasten([account.id], "order-import")
  }
  return amazon.absences.isCatchingUp(account.id)
}

const drain = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  // What the shop has sold out is sent all the same: a zero is right whatever Amazon sold.
  const zerosOnly = await awaitsOrders(context)
  const sender = new QuantitySender(context, leaseOwner(), zerosOnly)
  const readOnly = await isReadOnly(context)
  const begun = performance.now()
  let busyAt = -Infinity
  try {
    for (;;) {
      if (mustStop(context)) {
        return { complete: false }
      }
      const decided = await decideMarkedQuantities(context, sender.underWay)
      const started = readOnly ? 0 : await sender.start()
      const now = performance.now()
      if (decided || started || sender.underWay.size) {
        busyAt = now
      } else if (now - busyAt > LINGER_MS || now - begun > LINGER_AT_MOST_MS) {
        sender.requireAnswers()
        return { complete: !zerosOnly }
      }
      if (!decided && !started) {
        await sender.answerWithin(LOOK_AGAIN_MS)
      }
      await sender.settle()
    }
  } finally {
    await sender.finish()
  }
}
