import { judgeRoles } from "../../domain/accounts/judge-roles"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { RoleResult } from "../../types/application"
import { askForRoles, type RoleSubject } from "./ask-for-roles"

/**
 * Which of Amazon's roles the application has for a connected account, by one harmless read per role.
 * Costs Amazon's limits about six calls: for a person who asks, not for a clock.
 * @throws Refusal when the account is not connected, its key is missing or options are.
 */
export const probeRoles = async (
  amazon: AmazonModuleService,
  account: { id: string; selling_partner_id: string },
  options: { signal?: AbortSignal } = {}
): Promise<RoleResult[]> => {
  const client = await amazon.client(account.id)
  const subject = await subjectOf(amazon, account)
  return judgeRoles(await askForRoles(client, subject, options))
}

const subjectOf = async (
  amazon: AmazonModuleService,
  account: { id: string; selling_partner_id: string }
): Promise<RoleSubject> => {
  const [[{ marketplaces }], [order], [listing]] = await Promise.all([
    rows<{ marketplaces: string[] }>(
      amazon.db.knex,
      `select coalesce(array_agg(distinct marketplace_id), '{}') as marketplaces from amazon_store
       where account_id = ? and deleted_at is null`,
      [account.id]
    ),
    // Amazon leaves the address out of what was shipped long ago.
    rows<{ amazon_order_id: string }>(
      amazon.db.knex,
      `select amazon_order_id from amazon_order
       where account_id = ? and deleted_at is null and coalesce(fulfilled_by, 'MERCHANT') <> 'AMAZON'
         and amazon_status in ('UNSHIPPED', 'PARTIALLY_SHIPPED')
       order by placed_at desc limit 1`,
      [account.id]
    ),
    rows<{ asin: string; marketplaceId: string }>(
      amazon.db.knex,
      `select l.asin, s.marketplace_id as "marketplaceId" from amazon_listing l
       join amazon_store s on s.id = l.store_id and s.deleted_at is null
       where l.account_id = ? and l.asin is not null and l.deleted_at is null limit 1`,
      [account.id]
    ),
  ])
  return {
    sellingPartnerId: account.selling_partner_id,
    marketplaceIds: marketplaces,
    amazonOrderId: order?.amazon_order_id ?? null,
    listing: listing ?? null,
  }
}
