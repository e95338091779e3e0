import { rows } from "../modules/amazon/lib/knex"
import { isKeyFault, keyFaults, type Refusal } from "../modules/amazon/lib/refusal"
import type AmazonModuleService from "../modules/amazon/service"
import type { AccountRow } from "./types"

type Account = Pick<AccountRow, "id" | "selling_partner_id">

/** What an account stored cannot be opened: a person must put the key back. */
export const noteKeyFault = (
  amazon: AmazonModuleService,
  account: Account,
  { code, parameters }: Refusal
): Promise<void> =>
  amazon.problems.raise({
    owner_id: account.id,
    code: String(code),
    subject: String(parameters.key ?? ""),
    severity: "blocks_orders",
    parameters: { ...parameters, account: account.selling_partner_id },
  })

/**
 * Closes the problems of keys that open again. What they sealed is looked at, as a key of the right
 * name may be another one: the permission, and the buyer of an order that still waits.
 */
export const noteKeysOpen = async (
  amazon: AmazonModuleService,
  account: Account
): Promise<void> => {
  const open = await amazon.listAmazonProblems(
    { owner_id: account.id, code: keyFaults, resolved_at: null },
    { select: ["id", "code", "subject"], take: null }
  )
  for (const { code, subject } of open) {
    const sealed = await sealedWith(amazon, account.id, subject)
    if (sealed.every((text) => opens(amazon, text))) {
      await amazon.problems.resolve(account.id, code, subject)
    }
  }
}

const sealedWith = async (
  amazon: AmazonModuleService,
  accountId: string,
  key: string
): Promise<string[]> => {
  const found = await rows<{ sealed: string }>(
    amazon.db.knex,
    `(select refresh_token as sealed from amazon_account
      where id = :account and split_part(refresh_token, '.', 2) = :key)
     union all
     (select b.blob as sealed from amazon_buyer b
      join amazon_order o on o.id = b.amazon_order_row_id and o.deleted_at is null
        and o.account_id = :account and o.state in ('received', 'importing')
      where b.deleted_at is null and split_part(b.blob, '.', 2) = :key limit 1)`,
    { account: accountId, key }
  )
  return found.map(({ sealed }) => sealed)
}

const opens = (amazon: AmazonModuleService, sealed: string): boolean => {
  try {
    amazon.secrets.open(sealed)
    return true
  } catch (error) {
    if (isKeyFault(error)) {
      return false
    }
    throw error
  }
}
