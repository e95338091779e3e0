import type { MedusaContainer } from "@medusajs/framework/types"
import type { ComparedCountry, ConnectionComparison } from "../../domain/accounts"
import { defaultStoreName } from "../../domain/stores/default-store-name"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import { getMarketplace } from "../../sp-api"
import type {
  AmazonRegion,
  ConnectionCountryDto,
  ConnectionError,
  PendingConnectionDto,
} from "../../types"
import { comparePending } from "./compare-pending"
import { readConsent, type ConsentRow } from "./consent-states"

/** Amazon asks for a new consent after a year (Seller Central, Manage Your Apps). */
export const AUTHORIZATION_DAYS = 365

export interface DescribeInput {
  state: string
  user_id: string
  origin?: string
}

/** How a consent stands: waiting, granted and to be confirmed, connected, or why it failed. */
export const describeConnection = async (
  container: MedusaContainer,
  input: DescribeInput
): Promise<PendingConnectionDto> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const pending = await readConsent(amazon, input.state)
  if (!pending) {
    return strange(input.state, "unknown_state")
  }
  if (pending.user_id !== input.user_id) {
    return strange(input.state, "other_user")
  }
  const fault = overdue(pending)
  const comparison = await comparePending(amazon, pending)
  const has = pending.status === "granted" || pending.status === "connected"
  return {
    state: input.state,
    kind: pending.kind,
    status: fault ? "failed" : pending.status,
    error: fault ? { code: fault, message: "", request_id: null } : pending.error,
    redirect_uri: amazon.redirectUri(input.origin),
    account: has && !fault ? await describeAccount(amazon, pending, comparison) : null,
    stores: await describeCountries(amazon, comparison, has && !fault),
  }
}

/** Nothing is told of a state that is not the person's own. */
const strange = (state: string, code: ConnectionError): PendingConnectionDto => ({
  state,
  kind: "consent",
  status: "failed",
  error: { code, message: "", request_id: null },
  redirect_uri: null,
  account: null,
  stores: [],
})

const overdue = (pending: ConsentRow): ConnectionError | null => {
  if (pending.status === "waiting" && pending.is_late) {
    return pending.used_at ? "state_used" : "state_expired"
  }
  return pending.status === "granted" && pending.grant_is_late ? "grant_expired" : null
}

/** When a permission given then ends; null for one without a known end. */
export const endOfPermission = (
  amazon: Pick<AmazonModuleService, "now">,
  { kind, used_at }: Pick<ConsentRow, "kind" | "used_at">
): Date | null =>
  kind === "token"
    ? null
    : new Date(
        amazon.now(used_at ? new Date(used_at) : undefined).getTime() +
          AUTHORIZATION_DAYS * 86_400_000
      )

const describeAccount = async (
  amazon: AmazonModuleService,
  pending: ConsentRow,
  { moved, renewal }: ConnectionComparison
): Promise<PendingConnectionDto["account"]> => {
  const previous = moved && (await describePrevious(amazon, moved.id, moved.account.id))
  return {
    selling_partner_id: pending.selling_partner_id ?? "",
    name: pending.account_name,
    region: pending.region as AmazonRegion,
    expires_at: endOfPermission(amazon, pending)?.toISOString() ?? null,
    selling_plan: pending.selling_plan,
    roles: pending.roles ?? [],
    previous_selling_partner_id: previous?.selling_partner_id ?? null,
    previous,
    // Its stores are the account's by now: beside them it would look like a renewal.
    renewal: pending.status === "connected" ? pending.renewal === true : renewal,
  }
}

const describePrevious = async (
  amazon: AmazonModuleService,
  storeId: string,
  accountId: string
) => {
  const [previous] = await rows<
    NonNullable<NonNullable<PendingConnectionDto["account"]>["previous"]>
  >(
    amazon.db.knex,
    `select a.selling_partner_id, a.name, s.name as store_name,
       (select count(*) from amazon_listing l
        where l.store_id = s.id and l.account_id = a.id and l.deleted_at is null)::int as listings,
       (select count(*) from amazon_order o
        where o.store_id = s.id and o.account_id = a.id and o.deleted_at is null)::int as orders
     from amazon_store s, amazon_account a where s.id = ? and a.id = ?`,
    [storeId, accountId]
  )
  return previous ?? null
}

const describeCountries = async (
  amazon: AmazonModuleService,
  { countries }: ConnectionComparison,
  isKnown: boolean
): Promise<ConnectionCountryDto[]> => {
  const stores = await amazon.listAmazonStores({}, { select: ["name"], take: null })
  const names = stores.map(({ name }) => name)
  return countries
    .filter(({ state, selected }) => selected || (isKnown && state !== "absent"))
    .flatMap((country) => describeCountry(country, names) ?? [])
}

const describeCountry = (
  country: ComparedCountry,
  names: string[]
): ConnectionCountryDto | null => {
  const marketplace = getMarketplace(country.marketplace_id)
  return (
    (marketplace && {
      id: country.store?.id ?? null,
      name: country.store?.name ?? defaultStoreName(marketplace.countryCode, names),
      marketplace_id: marketplace.id,
      country_code: marketplace.countryCode,
      state: country.state,
      participating: country.state !== "absent",
      selected: country.selected,
      taken_by: country.takenBy?.name ?? null,
    }) ??
    null
  )
}
