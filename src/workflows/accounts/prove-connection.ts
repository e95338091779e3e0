import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConnectionProofResponse } from "../../types"

/**
 * Whether Amazon lets us in now: a flow succeeded since the store was connected, or a call is answered
 * at this moment. What is written down of an account proves nothing.
 */
export const proveConnection = async (
  container: MedusaContainer,
  storeId: string
): Promise<ConnectionProofResponse["proof"]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [store] = await rows<{ account_id: string; status: string; succeeded_at: Date | null }>(
    amazon.db.knex,
    `select a.id as account_id, a.status,
       (select max(f.last_success_at) from amazon_dataflow f
        where f.owner_id in (a.id, s.id) and f.deleted_at is null
          and f.last_success_at >= connected.at) as succeeded_at
     from amazon_store s
     join amazon_account a on a.id = s.account_id and a.deleted_at is null
     cross join lateral (select max(e.at) as at from amazon_event e
       where e.subject_id = s.id and e.what = 'connected') as connected
     where s.id = ? and s.deleted_at is null and s.status in ('active', 'paused', 'closing')`,
    [storeId]
  )
  if (!store || store.status !== "active") {
    return { connected: false, at: null, error: null }
  }
  if (store.succeeded_at) {
    return { connected: true, at: new Date(store.succeeded_at).toISOString(), error: null }
  }
  try {
    const client = await amazon.client(store.account_id)
    await client.sellers.getMarketplaceParticipations()
    return { connected: true, at: new Date().toISOString(), error: null }
  } catch (error) {
    return { connected: false, at: null, error: errorText(error) }
  }
}
