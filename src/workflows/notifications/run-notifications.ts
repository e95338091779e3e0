import { isReadOnly } from "../../dataflows/read-only"
import type { DataflowContext } from "../../dataflows/types"
import { applyAccountStatus } from "./apply-account-status"
import { applyListingChanges } from "./apply-listing-changes"
import { applyOrderChanges } from "./apply-order-changes"
import { drainQueue, noteMalformed } from "./drain-queue"
import { ensureSubscriptions } from "./ensure-subscriptions"

/**
 * One slice: subscriptions seen to, messages taken from the queue into our table, and what they ask
 * for done for this account. Neither a subscription nor an order that fails keeps messages in the
 * queue: the failure is the run's result after it. A copy of the shop takes no messages away from it.
 */
export const runNotifications = async (
  context: DataflowContext
): Promise<{ complete: boolean }> => {
  const { amazon, signal } = context
  const queue = amazon.notificationQueue()
  if (!queue || (await isReadOnly(context))) {
    return { complete: true }
  }
  let failure: unknown
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      failure ??= error
    }
  }
  let failed = false
  const apply = () =>
    attempt(async () => {
      if (failed) {
        return
      }
      // Until this has worked: what failed is not tried again with each batch.
      failed = true
      await applyAccountStatus(context)
      await applyOrderChanges(context)
      await applyListingChanges(context)
      failed = false
    })
  await attempt(() => ensureSubscriptions(context, queue))
  await apply()
  // The queue is all accounts': what comes for one of the live shop's is not this copy's to take.
  const { foreign } = await amazon.installation.view()
  if (!foreign.length) {
    await attempt(() => drainQueue(context, queue, apply))
  }
  await amazon.notifications.prune()
  await noteMalformed(context)
  if (failure) {
    throw failure
  }
  return { complete: !signal.aborted }
}
