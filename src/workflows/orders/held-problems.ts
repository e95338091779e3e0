import type { HeldReasonDto } from "../../types"
import type { InboxEvent } from "../../modules/amazon/lib/inbox-types"
import type AmazonModuleService from "../../modules/amazon/service"
import { rows } from "../../modules/amazon/lib/knex"

/** The line that a held order gets in its timeline. */
export const heldEvent = (reasons: HeldReasonDto[] | null | undefined): InboxEvent => ({
  what: "held",
  parameters: { reasons: (reasons ?? []).map(({ code }) => code) },
})

interface HeldGroup {
  store_id: string | null
  code: string
  count: number
  skus: string | null
}

/** One problem per store and cause with the number of orders it holds; closed when none is left. */
export const raiseHeldProblems = async (
  amazon: AmazonModuleService,
  accountId: string
): Promise<void> => {
  const groups = await rows<HeldGroup>(
    amazon.db.knex,
    `select o.store_id, r->>'code' as code, count(distinct o.id)::int as count,
       left(string_agg(distinct r->'parameters'->>'sku', ', '), 120) as skus
     from amazon_order o, jsonb_array_elements(coalesce(o.held_reasons, '[]')) r
     where o.account_id = ? and o.state = 'held' and o.deleted_at is null
     group by o.store_id, r->>'code'`,
    [accountId]
  )
  const open = await amazon.listAmazonProblems(
    { code: "orders_held", resolved_at: null },
    { take: null }
  )
  for (const group of groups) {
    await amazon.problems.raise({
      owner_id: group.store_id ?? accountId,
      code: "orders_held",
      subject: group.code,
      severity: "blocks_orders",
      parameters: { reason: group.code, count: group.count, skus: group.skus },
      count: group.count,
    })
  }
  const stores = await amazon.listAmazonStores({ account_id: accountId }, { take: null })
  const owners = new Set([accountId, ...stores.map((store) => store.id)])
  const gone = open.filter(
    (problem) =>
      owners.has(problem.owner_id) &&
      !groups.some(
        (group) =>
          (group.store_id ?? accountId) === problem.owner_id && group.code === problem.subject
      )
  )
  for (const problem of gone) {
    await amazon.problems.resolve(problem.owner_id, problem.code, problem.subject)
  }
}
