import { accessOf, act, type LivingStage, type StoreAction } from "../../domain/stores"
import { rows } from "../../modules/amazon/lib/knex"
import { notAllowed, notFound, type Refusal } from "../../modules/amazon/lib/refusal"
import type { RefusalCode } from "../../types"
import type { TransactionTopics } from "../accounts/in-one-transaction"

export interface Move {
  store_id: string
  action: StoreAction
  /** User. */
  by?: string | null
}

export interface Moved {
  from: LivingStage
  to: LivingStage | "deleted"
  account_id: string | null
  marketplace_id: string
  name: string
  /** Seller SKUs that a closing has to bring to zero. */
  to_zero: number
}

const REMEDIES: Partial<Record<RefusalCode, string>> = {
  store_not_connected: "Connect it to Amazon first.",
  store_paused: "It is paused: resume it first, or delete it and leave its listings as they are.",
  store_closing: "It is being deleted: keep it first.",
  store_not_closing: "It is not being deleted.",
  access_lapsed: "Amazon refuses our access: renew it first, or leave its listings as they are.",
  read_only: "Nothing goes to Amazon while the installation is read-only.",
  stock_off: "Its stock is not sent: switch that on first, or leave its listings as they are.",
  nothing_to_zero: "None of its listings has a quantity of ours: leave them as they are.",
}

const refusal = (code: RefusalCode, store: string): Refusal =>
  notAllowed(code, `"${store}": ${REMEDIES[code] ?? "This cannot be done now."}`, { store })

/**
 * Moves a store on as the machine of src/domain/stores says: the one place where a store's stage is
 * changed. The row stays locked until the transaction ends; account first, as everywhere.
 * @throws Refusal with the machine's reason.
 */
export const moveStore = async (topics: TransactionTopics, move: Move): Promise<Moved> => {
  const { trx, events, closings, installation } = topics
  const { store_id, action, by = null } = move
  await rows(
    trx,
    `select a.id from amazon_account a join amazon_store s on s.account_id = a.id
     where s.id = ? for update of a`,
    [store_id]
  )
  const [store] = await rows<{
    status: LivingStage
    account_id: string | null
    marketplace_id: string
    name: string
    account_status: string | null
  }>(
    trx,
    `select s.status, s.account_id, s.marketplace_id, s.name,
       (select a.status from amazon_account a
        where a.id = s.account_id and a.deleted_at is null) as account_status
     from amazon_store s where s.id = ? and s.deleted_at is null for update of s`,
    [store_id]
  )
  if (!store) {
    throw notFound(
      "store_not_found",
      `There is no Amazon store ${store_id}. It was deleted meanwhile: look at the list of stores.`,
      { id: store_id }
    )
  }
  const counts = action === "delete_zero" ? await closings.count(store_id) : null
  const read_only = store.account_id
    ? await installation.readOnlyOf(store.account_id)
    : { by_hand: false, other_installation: false }
  const outcome = act(
    {
      stage: store.status,
      access: accessOf(store.account_status === null ? null : { status: store.account_status }),
      suspected_at: null,
      read_only,
    },
    action,
    { stock_enabled: counts?.stock_on ?? true, to_zero: counts?.to_zero ?? 0 }
  )
  if (outcome.refused) {
    throw refusal(outcome.refused, store.name)
  }
  const { stage: to } = outcome.life
  const moved = { ...store, from: store.status, to, to_zero: counts?.to_zero ?? 0 }
  if (to !== store.status && to !== "deleted") {
    const told = to === "paused" || to === "closing"
    await trx("amazon_store")
      .where({ id: store_id })
      .update({
        status: to,
        status_by: told ? by : null,
        status_since: told ? trx.raw("clock_timestamp()") : null,
        closing_total: to === "closing" ? moved.to_zero : null,
        updated_at: trx.fn.now(),
      })
    await events.add([{ subject_id: store_id, what: WHAT[action] ?? action, by }])
  }
  return moved
}

/** In the store's timeline. */
const WHAT: Partial<Record<StoreAction, string>> = {
  pause: "paused",
  resume: "resumed",
  disconnect: "disconnected",
  delete_zero: "closing",
  keep: "kept",
}
