import { rows } from "../../modules/amazon/lib/knex"
import { releaseOrders, withdrawIntents } from "../stores/release-store"
import { disconnectWithin, leaveAccount } from "./disconnect-store"
import type { TransactionTopics } from "./in-one-transaction"

/** Of orders that are in Medusa and stay there: a person is still to cancel, adjust or check them. */
const ABOUT_MEDUSA = ["cancelled_at_amazon", "changed_after_import", "unexplained_total"]

/**
 * Stores that belong to another account leave it, as part of a larger change. Links, listings and flows'
 * places in Amazon's lists are the old account's and are not mixed into the new one: its listings are
 * forgotten here, orders that are not in Medusa stay the old account's, waiting intents are withdrawn, and
 * problems of all these are closed, as nothing of the new account would. The risk of sending stock was
 * taken on for the old account's matches: somebody looks at the new ones first. Tokens of an account that
 * no store uses any more are wiped. A paused store stays paused, as a person decided that.
 */
export const leaveAccountWithin = async (
  topics: TransactionTopics,
  { store_ids, account_id }: { store_ids: string[]; account_id: string }
): Promise<void> => {
  const { trx, events, problems } = topics
  const leaving = await rows<{ id: string; account_id: string }>(
    trx,
    `select id, account_id from amazon_store
     where id = any(?) and account_id <> ? and deleted_at is null order by id`,
    [store_ids, account_id]
  )
  for (const store of leaving) {
    if (!(await leavePaused(topics, store))) {
      await disconnectWithin(topics, store.id)
    }
    await releaseOrders(trx, store.id)
    await withdrawIntents(trx, store.id)
    await rows(
      trx,
      `update amazon_listing set deleted_at = now(), updated_at = now()
       where store_id = ? and account_id = ? and deleted_at is null`,
      [store.id, store.account_id]
    )
    await rows(
      trx,
      `update amazon_dataflow set cursor = null, last_run_at = null, last_success_at = null,
         last_error = null, waiting_until = null, acknowledged_at = null, acknowledged_by = null,
         acknowledged_text = null, updated_at = now()
       where owner_id = ? and deleted_at is null`,
      [store.id]
    )
    await problems.resolveAll(store.id, ABOUT_MEDUSA)
  }
  await events.add(leaving.map(({ id }) => ({ subject_id: id, what: "other_account" })))
}

/** Takes a paused store from its account without ending the pause. @returns false when it is not paused. */
const leavePaused = async (
  topics: TransactionTopics,
  { id, account_id }: { id: string; account_id: string }
): Promise<boolean> => {
  // Account first, as everywhere.
  await rows(topics.trx, `select 1 from amazon_account where id = ? for update`, [account_id])
  const left = await rows(
    topics.trx,
    `update amazon_store set account_id = null, updated_at = now()
     where id = ? and status = 'paused' and deleted_at is null returning id`,
    [id]
  )
  if (left.length) {
    await leaveAccount(topics, account_id)
  }
  return left.length > 0
}
