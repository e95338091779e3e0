import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import { invalid } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import { readLoginCallback, type LoginCallback } from "../../sp-api"
import type {
  ContinueLoginResponse,
  LoginFromAmazonBody,
  LoginFromAmazonResponse,
} from "../../types"
import { openState } from "./begin-connection"
import { requireStores } from "./require-stores"

interface Known {
  callback: LoginCallback
  account: { id: string; name: string | null; region: string } | null
  stores: { id: string; name: string; country_code: string; region: string }[]
}

/** @throws Refusal login_callback_foreign for an address that is not Amazon's. */
export const requireLoginCallback = (
  amazon: Pick<AmazonModuleService, "options">,
  uri: string
): LoginCallback => {
  const callback = readLoginCallback(uri, amazon.options.endpoint)
  if (!callback) {
    throw invalid(
      "amazon_callback_uri",
      "login_callback_foreign",
      "amazon_callback_uri: it is not an address of Amazon's Seller Central or Vendor Central. Begin " +
        "again in Seller Central under Manage Your Apps."
    )
  }
  return callback
}

/** The account's stores; of an account that is not known, the stores that wait for a permission. */
const readKnown = async (
  amazon: AmazonModuleService,
  { amazon_callback_uri, selling_partner_id }: LoginFromAmazonBody
): Promise<Known> => {
  const callback = requireLoginCallback(amazon, amazon_callback_uri)
  const accounts = await rows<NonNullable<Known["account"]>>(
    amazon.db.knex,
    `select id, name, region from amazon_account
     where selling_partner_id = ? and deleted_at is null order by created_at`,
    [selling_partner_id]
  )
  const account =
    accounts.find(({ region }) => !callback.region || region === callback.region) ?? null
  const stores = await rows<Known["stores"][number]>(
    amazon.db.knex,
    `select id, name, country_code, region from amazon_store
     where deleted_at is null and (account_id = :account
       or (cast(:account as text) is null and status in ('setup', 'waiting') and account_id is null
         and (cast(:region as text) is null or region = :region)))
     order by created_at, id`,
    { account: account?.id ?? null, region: callback.region }
  )
  const region = account?.region ?? callback.region ?? stores[0]?.region
  return { callback, account, stores: stores.filter((store) => store.region === region) }
}

/** Whom it concerns that Amazon opened us; nothing happens yet. */
export const describeLogin = async (
  container: MedusaContainer,
  input: LoginFromAmazonBody
): Promise<LoginFromAmazonResponse["login"]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { account, stores } = await readKnown(amazon, input)
  return {
    selling_partner_id: input.selling_partner_id,
    account: account && { id: account.id, name: account.name },
    stores: stores.map(({ id, name, country_code }) => ({ id, name, country_code })),
  }
}

/**
 * The person is signed in and goes on: a consent as from our own link, but by the address that Amazon
 * gave. Its answer comes to the same callback.
 * @throws Refusal login_callback_foreign, no_store_to_connect, options_missing.
 */
export const continueLogin = async (
  container: MedusaContainer,
  input: LoginFromAmazonBody & { user_id: string; origin?: string }
): Promise<ContinueLoginResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const api = await amazon.spApi()
  const { callback, stores } = await readKnown(amazon, input)
  const found = await requireStores(
    amazon,
    stores.map(({ id }) => id)
  )
  const { state } = await openState(amazon, {
    kind: "login",
    user_id: input.user_id,
    store_ids: found.map(({ id }) => id),
    region: found[0].region,
  })
  return {
    redirect_url: api.loginAnswerUrl({
      callbackUri: callback.url.href,
      amazonState: input.amazon_state,
      state,
      redirectUri: amazon.redirectUri(input.origin),
    }),
    state,
  }
}
