import {
  compareConnection,
  type ComparedStore,
  type ConnectionComparison,
} from "../../domain/accounts"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConsentRow } from "./consent-states"

/** What Amazon gave beside the stores as they are now. */
export const comparePending = async (
  amazon: AmazonModuleService,
  pending: ConsentRow
): Promise<ConnectionComparison> => {
  const stores = await rows<ComparedStore>(
    amazon.db.knex,
    `select s.id, s.name, s.marketplace_id, s.status, case when a.id is not null then
       jsonb_build_object('id', a.id, 'selling_partner_id', a.selling_partner_id, 'status', a.status)
       end as account
     from amazon_store s
     left join amazon_account a on a.id = s.account_id and a.deleted_at is null
     where s.region = ? and s.deleted_at is null order by s.created_at, s.id`,
    [pending.region]
  )
  const asked = pending.store_ids.flatMap((id) => stores.find((store) => store.id === id) ?? [])
  return compareConnection({
    selling_partner_id: pending.selling_partner_id ?? "",
    asked,
    others: stores.filter(({ id }) => !pending.store_ids.includes(id)),
    sells: (pending.participations ?? [])
      .filter(({ participation }) => participation.isParticipating)
      .map(({ marketplace }) => marketplace.id),
  })
}
