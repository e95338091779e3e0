import type { MedusaContainer } from "@medusajs/framework/types"
import { startDueDataflows } from "../../dataflows/run-due-dataflows"
import { worksInBackground } from "../../modules/amazon/lib/background"
import { inOneTransaction, type TransactionTopics } from "../accounts/in-one-transaction"
import { moveStore, type Moved } from "./move-store"

interface Input {
  store_id: string
  by?: string | null
}

/**
 * Stops every flow of the store and keeps everything: what waits to be sent waits, what Amazon has
 * stays as it is. Twice does no more than once.
 */
export const pauseStore = (container: MedusaContainer, input: Input): Promise<Moved> =>
  move(container, { ...input, action: "pause" }, async ({ stock }, { account_id }) => {
    // What it had to say of shared seller SKUs is said by the account's other stores.
    await stock.markAll(account_id)
  })

/** Everything is due again: what was missed, and after it every quantity decided anew. */
export const resumeStore = (container: MedusaContainer, input: Input): Promise<Moved> =>
  move(container, { ...input, action: "resume" }, async (topics, moved) => {
    // Amazon sold on: what it sold is read before any quantity above zero is sent.
    await topics.absences.missed(moved.account_id, "paused")
    await goOn(input.store_id)(topics, moved)
  })

/** Has its listings set to 0, the store deletes itself when Amazon has accepted the last. */
export const closeStore = (container: MedusaContainer, input: Input): Promise<Moved> =>
  move(container, { ...input, action: "delete_zero" }, async ({ stock, dataflows }, moved) => {
    await stock.markAll(moved.account_id)
    await dataflows.makeDue([moved.account_id], "stock-update")
  })

/** Stops a closing: quantities are what stock says again. */
export const keepStore = (container: MedusaContainer, input: Input): Promise<Moved> =>
  move(container, { ...input, action: "keep" }, goOn(input.store_id))

type After = (topics: TransactionTopics, moved: Moved & { account_id: string }) => Promise<void>

const goOn =
  (storeId: string): After =>
  async ({ stock, dataflows, requeue }, { account_id, marketplace_id }) => {
    await stock.markAll(account_id)
    await dataflows.makeDue([account_id, storeId])
    await requeue.assignStore(account_id, storeId, marketplace_id)
  }

const move = async (
  container: MedusaContainer,
  { store_id, action, by }: Input & { action: "pause" | "resume" | "delete_zero" | "keep" },
  after: After
): Promise<Moved> => {
  const moved = await inOneTransaction(container, async (topics) => {
    const made = await moveStore(topics, { store_id, action, by })
    const { account_id } = made
    if (made.from !== made.to && account_id) {
      await after(topics, { ...made, account_id })
    }
    return made
  })
  if (moved.from !== moved.to && worksInBackground()) {
    await startDueDataflows(container)
  }
  return moved
}
