import { runningStages } from "../domain/stores"
import { rows } from "../modules/amazon/lib/knex"
import type AmazonModuleService from "../modules/amazon/service"
import type { DataflowDescriptor, StoreRow } from "./types"

const LOOK_MS = 1_000

/** Whether there is still somebody to run for: a store whose flows run, of the account or this one. */
const isConnected = async (
  amazon: AmazonModuleService,
  accountId: string,
  storeIds: string[]
): Promise<boolean> => {
  const left = await rows(
    amazon.db.knex,
    `select 1 from amazon_account a
     join amazon_store s on s.account_id = a.id and s.status = any(?) and s.deleted_at is null
     where a.id = ? and a.status in ('active', 'lapsed') and a.deleted_at is null
       and s.id = any(?) limit 1`,
    [runningStages, accountId, storeIds]
  )
  return left.length > 0
}

/**
 * Looks, while a run is under way, whether its stores are still connected: somebody may pause, delete
 * or disconnect them, in another process too, and nothing is said to Amazon after that.
 * @returns the signal that aborts when none is left, one more look, and how to stop looking.
 */
export const watchConnection = async (
  amazon: AmazonModuleService,
  { unit }: Pick<DataflowDescriptor, "unit">,
  accountId: string,
  stores: Pick<StoreRow, "id">[]
): Promise<{ gone: AbortSignal; isGone: () => Promise<boolean>; stop: () => Promise<void> }> => {
  const watch = new AbortController()
  const storeIds = (unit === "account" ? stores : stores.slice(0, 1)).map(({ id }) => id)
  const look = async () => {
    if (!(await isConnected(amazon, accountId, storeIds))) {
      watch.abort(new Error("the store was paused, disconnected or deleted"))
    }
  }
  await look()
  let looking: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A database that does not answer says nothing about the store; the run notices it by itself.
    looking = looking.then(look).catch(() => undefined)
  }, LOOK_MS)
  return {
    gone: watch.signal,
    isGone: async () => {
      await look()
      return watch.signal.aborted
    },
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
