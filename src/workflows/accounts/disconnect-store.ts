import type { MedusaContainer } from "@medusajs/framework/types"
import { connectedStages } from "../../domain/stores"
import { rows } from "../../modules/amazon/lib/knex"
import { moveStore } from "../stores/move-store"
import { inOneTransaction, type TransactionTopics } from "./in-one-transaction"

/**
 * Stops everything between the shop and one Amazon store; nothing changes at Amazon. The account's
 * tokens are wiped when no other store uses it. A run under way notices within a second and hands back;
 * of what was claimed by then an answer may still be awaited. Doing it twice changes nothing.
 * @throws Refusal store_closing while its listings are set to 0.
 */
export const disconnectStore = (
  container: MedusaContainer,
  { store_id, by }: { store_id: string; by?: string | null }
): Promise<void> => inOneTransaction(container, (topics) => disconnectWithin(topics, store_id, by))

/** Disconnects as part of a larger change. */
export const disconnectWithin = async (
  topics: TransactionTopics,
  storeId: string,
  by?: string | null
): Promise<void> => {
  const { account_id } = await moveStore(topics, { store_id: storeId, action: "disconnect", by })
  await leaveAccount(topics, account_id)
}

/** What of an account goes with a store that has left it. */
export const leaveAccount = async (
  { trx, absences, problems, stock }: TransactionTopics,
  accountId: string | null
): Promise<void> => {
  if (!accountId) {
    return
  }
  // What it had to say of shared seller SKUs is said by the account's other stores.
  await stock.markAll(accountId)
  await stock.resolveRefused(accountId)
  const wiped = await rows(
    trx,
    `update amazon_account a set status = 'disconnected', refresh_token = null, access_token = null,
       access_token_expires_at = null, lapse_suspected_at = null, updated_at = now()
     where a.id = ? and (a.status <> 'disconnected' or a.refresh_token is not null)
       and not exists (select 1 from amazon_store s where s.account_id = a.id
         and s.status = any(?) and s.deleted_at is null)
     returning id`,
    [accountId, connectedStages]
  )
  if (wiped.length) {
    // No flow of it runs any more that would close them; what lasts is seen again when it is connected.
    await problems.resolveAll(accountId)
    // Amazon sells on: what it sells until the account is connected again is to be caught up.
    await absences.begin(accountId, "disconnected")
  }
}
