import type { MedusaContainer } from "@medusajs/framework/types"
import { rows } from "../../modules/amazon/lib/knex"
import { inOneTransaction, type TransactionTopics } from "./in-one-transaction"

/**
 * Stops everything between the shop and one Amazon store; nothing changes at Amazon. The account's
 * tokens are wiped when no other store uses it. A run under way notices within a second and hands back;
 * of what was claimed by then an answer may still be awaited. Doing it twice changes nothing.
 */
export const disconnectStore = (
  container: MedusaContainer,
  { store_id }: { store_id: string }
): Promise<void> => inOneTransaction(container, (topics) => disconnectWithin(topics, store_id))

/** Disconnects as part of a larger change. */
export const disconnectWithin = async (
  { trx, events, problems, stock }: TransactionTopics,
  storeId: string
): Promise<void> => {
  // The account first, as connecting does: of two stores that leave at once, one sees the other gone.
  const [account] = await rows<{ id: string }>(
    trx,
    `select a.id from amazon_account a
     join amazon_store s on s.account_id = a.id and s.deleted_at is null
     where s.id = ? and a.deleted_at is null for update of a`,
    [storeId]
  )
  const left = await rows(
    trx,
    `update amazon_store set status = 'disconnected', updated_at = now()
     where id = ? and status <> 'disconnected' and deleted_at is null returning id`,
    [storeId]
  )
  if (left.length) {
    await events.add([{ subject_id: storeId, what: "disconnected" }])
  }
  if (!account) {
    return
  }
  const others = await rows(
    trx,
    `select 1 from amazon_store where account_id = ? and status = 'active' and deleted_at is null
     limit 1`,
    [account.id]
  )
  if (left.length && others.length) {
    // What it had to say of shared seller SKUs is said by the account's other stores.
    await stock.markAll(account.id)
  }
  const wiped = await rows(
    trx,
    `update amazon_account a set status = 'disconnected', refresh_token = null, access_token = null,
       access_token_expires_at = null, lapse_suspected_at = null, updated_at = now()
     where a.id = ? and (a.status <> 'disconnected' or a.refresh_token is not null)
       and not exists (select 1 from amazon_store s where s.account_id = a.id
         and s.status in ('active', 'paused') and s.deleted_at is null)
     returning id`,
    [account.id]
  )
  if (wiped.length) {
    await problems.resolve(account.id, "access_lapsed")
  }
}
