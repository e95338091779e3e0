import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { dataflowDefaults } from "../../../modules/amazon/lib/dataflow-defaults"
import { newId } from "../../../modules/amazon/lib/ids"
import { rows } from "../../../modules/amazon/lib/knex"
import { notAllowed } from "../../../modules/amazon/lib/refusal"
import { stageAfter } from "../../../modules/amazon/lib/stage-sql"
import type AmazonModuleService from "../../../modules/amazon/service"
import type { ConnectionKind } from "../../../types"
import { nameMarketplace } from "../../stores/name-marketplace"
import { endOfPermission } from "../describe-connection"
import { inOneTransaction, type TransactionTopics } from "../in-one-transaction"
import { leaveAccountWithin } from "../leave-account"

export const connectAmazonAccountStepId = "connect-amazon-account"

export interface ConnectAmazonAccountInput {
  state: string
  store_ids: string[]
  user_id: string
  /** Nothing but the permission is new. */
  renewal: boolean
  /** Seller id of the account before, where the person said that stores are to leave it. */
  leaves?: string | null
}

interface Consent {
  region: string
  kind: ConnectionKind
  selling_partner_id: string
  refresh_token: string
  participations: unknown
  account_name: string | null
  selling_plan: string | null
  used_at: Date | null
}

interface BoundStore {
  id: string
  marketplace_id: string
}

/**
 * Turns a granted consent into the account with its tokens, and the stores into connected ones with
 * their flows due and the orders Amazon told of before. One transaction that begins by taking the
 * consent: it happens once however often and however simultaneously a person confirms.
 * @throws Refusal connection_not_confirmable when the consent was taken or wiped before, so that stores
 *   made for it are gone again; other_account when a store would leave an account of which the person
 *   said nothing.
 */
export const connectAmazonAccountStep = createStep(
  connectAmazonAccountStepId,
  async (input: ConnectAmazonAccountInput, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const accountId = await inOneTransaction(container, async (topics) => {
      const consent = await takeConsent(topics.trx, input)
      if (!consent) {
        throw notAllowed(
          "connection_not_confirmable",
          "This connection was confirmed or given up meanwhile. Open Amazon again from the store.",
          { reason: "gone" }
        )
      }
      const id = await saveAccount(topics.trx, consent, amazon)
      await refuseUnsaid(topics.trx, consent, id, input)
      await refuseOccupied(topics.trx, id, input.store_ids)
      await leaveAccountWithin(topics, { store_ids: input.store_ids, account_id: id })
      const comesBack = await isDisconnected(topics.trx, input.store_ids)
      const stores = await bindStores(topics.trx, id, input)
      if (stores.length < input.store_ids.length) {
        // Names the account that a colleague's confirmation gave a store to meanwhile.
        await refuseUnsaid(topics.trx, consent, id, input)
        throw storeDeleted()
      }
      await startFlows(topics, id, stores)
      await topics.problems.resolve(id, "access_lapsed")
      await topics.problems.resolve(id, "access_expiring")
      await topics.absences.end(id)
      if (comesBack) {
        // Also where the account went on with other stores: Amazon sold on what is not read yet.
        await topics.absences.missed(id, "disconnected")
      }
      await topics.events.add(
        stores.map((store) => ({ subject_id: store.id, what: "connected", by: input.user_id }))
      )
      return id
    })
    return new StepResponse(accountId)
  }
)

/** The stores of a connected consent are those that it connected. */
const takeConsent = async (
  trx: Knex.Transaction,
  { state, store_ids, renewal }: ConnectAmazonAccountInput
): Promise<Consent | null> => {
  const [consent] = await rows<Consent>(
    trx,
    `with granted as (
       select * from amazon_oauth_state
       where state = ? and status = 'granted' and refresh_token is not null
         and selling_partner_id is not null and deleted_at is null
       for update
     )
     update amazon_oauth_state c set status = 'connected', refresh_token = null,
       store_ids = cast(? as jsonb), renewal = ?, updated_at = now()
     from granted where c.id = granted.id
     returning granted.region, granted.kind, granted.selling_partner_id, granted.refresh_token,
       granted.participations, granted.account_name, granted.selling_plan, granted.used_at`,
    [state, JSON.stringify(store_ids), renewal]
  )
  return consent ?? null
}

/** A copy of the shop that renews the permission is still a copy: only the claim makes it the shop. */
const STAYS_FOREIGN = `amazon_account.status <> 'disconnected'
  and amazon_account.installation_id is not null
  and amazon_account.installation_id is distinct from excluded.installation_id`

/** Writes or renews the account; its row stays locked, so that its stores are bound one by one. */
const saveAccount = async (
  trx: Knex.Transaction,
  consent: Consent,
  amazon: AmazonModuleService
): Promise<string> => {
  const [account] = await rows<{ id: string }>(
    trx,
    `insert into amazon_account (id, kind, region, selling_partner_id, name, selling_plan, status,
       refresh_token, authorized_at, expires_at, marketplaces, installation_id, backend_url)
     values (:id, 'seller', :region, :partner, :name, :plan, 'active', :token, :authorized, :expires,
       cast(:marketplaces as jsonb), :installation_id, :backend_url)
     on conflict (kind, region, selling_partner_id) where deleted_at is null do update set
       status = excluded.status, refresh_token = excluded.refresh_token, access_token = null,
       access_token_expires_at = null, authorized_at = excluded.authorized_at,
       expires_at = excluded.expires_at, lapse_suspected_at = null,
       name = coalesce(excluded.name, amazon_account.name),
       selling_plan = coalesce(excluded.selling_plan, amazon_account.selling_plan),
       marketplaces = excluded.marketplaces,
       installation_id = case when ${STAYS_FOREIGN} then amazon_account.installation_id
         else excluded.installation_id end,
       backend_url = case when ${STAYS_FOREIGN} then amazon_account.backend_url
         else excluded.backend_url end, updated_at = now()
     returning id`,
    {
      id: newId("amzacc"),
      region: consent.region,
      partner: consent.selling_partner_id,
      name: consent.account_name,
      plan: consent.selling_plan,
      token: consent.refresh_token,
      authorized: amazon.now(consent.used_at ?? undefined),
      expires: endOfPermission(amazon, consent),
      marketplaces: JSON.stringify(consent.participations),
      installation_id: amazon.options.installationId ?? null,
      backend_url: amazon.options.backendUrl ?? null,
    }
  )
  return account.id
}

/**
 * The person typed the name of one store of one account. A store of yet another account does not come
 * along, nor one that somebody else connected meanwhile.
 * @throws Refusal other_account naming that store.
 */
const refuseUnsaid = async (
  trx: Knex.Transaction,
  { selling_partner_id, account_name }: Consent,
  accountId: string,
  { store_ids, leaves = null }: ConnectAmazonAccountInput
): Promise<void> => {
  const [other] = await rows<{ store: string; seller: string; name: string | null }>(
    trx,
    `select s.name as store, a.selling_partner_id as seller, a.name from amazon_store s
     join amazon_account a on a.id = s.account_id and a.deleted_at is null
     where s.id = any(:ids) and s.deleted_at is null and a.id <> :account
       and a.selling_partner_id is distinct from :leaves
     order by s.created_at limit 1`,
    { ids: store_ids, account: accountId, leaves }
  )
  if (other) {
    throw notAllowed(
      "other_account",
      `“${other.store}” is connected to another account: ${other.seller}, not ${selling_partner_id}. ` +
        "Nothing is saved. Look at the page once more, or connect that store alone.",
      {
        old: other.name ?? other.seller,
        new: account_name ?? selling_partner_id,
        store: other.store,
      }
    )
  }
}

/**
 * An account has one store per country, also while that store is disconnected.
 * @throws Refusal account_marketplace_taken naming the store that is there.
 */
const refuseOccupied = async (
  trx: Knex.Transaction,
  accountId: string,
  storeIds: string[]
): Promise<void> => {
  const [other] = await rows<{ name: string; marketplace_id: string; status: string }>(
    trx,
    `select s.name, s.marketplace_id, s.status from amazon_store s
     where s.account_id = :account and s.deleted_at is null and s.id <> all(:ids)
       and s.marketplace_id in (select n.marketplace_id from amazon_store n where n.id = any(:ids))
     order by s.created_at limit 1`,
    { account: accountId, ids: storeIds }
  )
  if (other) {
    const { domain, country } = nameMarketplace(other.marketplace_id)
    throw notAllowed(
      "account_marketplace_taken",
      `“${other.name}” (${other.status}) is already the store of this seller account for ${domain}. ` +
        "Connect that one again and delete this one, or delete that one and confirm once more.",
      { store: other.name, domain, country }
    )
  }
}

export const storeDeleted = () =>
  notAllowed(
    "store_deleted",
    "The store was deleted meanwhile. Add it again and connect it from there."
  )

/** Whether a store among them was connected before: its stock is sent at once, and sold meanwhile. */
const isDisconnected = async (trx: Knex.Transaction, storeIds: string[]): Promise<boolean> => {
  const found = await rows(
    trx,
    `select 1 from amazon_store
     where id = any(?) and status = 'disconnected' and deleted_at is null limit 1`,
    [storeIds]
  )
  return found.length > 0
}

/**
 * A paused store stays paused, and one that is being closed goes on closing. One that another confirmation
 * has bound since it was looked at, to an account of which the person said nothing, is left as it is: the
 * statement waits for that confirmation and looks at the store again.
 */
const bindStores = async (
  trx: Knex.Transaction,
  accountId: string,
  { store_ids, leaves = null }: Pick<ConnectAmazonAccountInput, "store_ids" | "leaves">
): Promise<BoundStore[]> => {
  const said = await rows<{ id: string }>(
    trx,
    `select id from amazon_account
     where id = ? or selling_partner_id = ? or deleted_at is not null`,
    [accountId, leaves]
  )
  return rows<BoundStore>(
    trx,
    `update amazon_store set account_id = ?, updated_at = now(),
       status = ${stageAfter("consent_given")}
     where id = any(?) and deleted_at is null and (account_id is null or account_id = any(?))
     returning id, marketplace_id`,
    [accountId, store_ids, said.map(({ id }) => id)]
  )
}

const startFlows = async (
  { dataflows, requeue }: TransactionTopics,
  accountId: string,
  stores: BoundStore[]
): Promise<void> => {
  const flowsOf = (owner_id: string, flows: typeof dataflowDefaults) =>
    flows.map(({ id, interval }) => ({ owner_id, flow: id, interval }))
  await dataflows.ensure([
    ...flowsOf(
      accountId,
      dataflowDefaults.filter(({ unit }) => unit === "account")
    ),
    ...stores.flatMap(({ id }) => flowsOf(id, dataflowDefaults)),
  ])
  await dataflows.makeDue([accountId, ...stores.map(({ id }) => id)])
  for (const { id, marketplace_id } of stores) {
    await requeue.assignStore(accountId, id, marketplace_id)
  }
}
