import type { MedusaContainer } from "@medusajs/framework/types"
import {
  judgeAdded,
  judgeChannels,
  judgeConnected,
  judgeFlow,
  judgeIdentifiers,
  judgeInstallationId,
  judgePlan,
  judgeProducts,
  judgeRegion,
  judgeRole,
  judgeShippingProfile,
  judgeShopLocations,
  verdict,
} from "../../../../domain/health"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import {
  readShopFacts,
  readStoreShopFacts,
  type ShopFacts,
} from "../../../../modules/amazon/medusa-tables/shop-facts"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../modules/amazon/services/overview-stores"
import type { Marketplace } from "../../../../sp-api"
import type { GuideStepId, HealthCheckDto } from "../../../../types"
import { loadFlows } from "../stores/[id]/flows/load-flows"
import { accountChecks } from "../stores/[id]/health/account-checks"
import { installationChecks } from "../stores/[id]/health/installation-checks"
import { placesOf } from "../stores/[id]/health/places"

interface GuideInput {
  stores: StoreOverviewRow[]
  marketplace: Marketplace
  origin: string
}

type Checks = Partial<Record<GuideStepId, HealthCheckDto[]>>

const isConnected = ({ account }: StoreOverviewRow): boolean =>
  account !== null && account.status !== "disconnected"

/** What the software sees of the guide's steps by itself: the checks of a store's health, of other facts. */
export const loadGuideChecks = async (
  container: MedusaContainer,
  { stores, marketplace, origin }: GuideInput
): Promise<Checks> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const inCountry = stores.filter((store) => store.marketplace_id === marketplace.id)
  const store = [...inCountry, ...stores].find(isConnected) ?? null
  const connected = store?.account ?? null
  const places = placesOf({ id: store?.id ?? "", marketplace_id: marketplace.id })
  const health = connected ? await amazon.health.read(connected.id) : null
  const facts = health?.facts ?? {}
  const [ofAccount, ofInstallation, shop, after] = await Promise.all([
    accountChecks(amazon, { connected, facts, places, origin }),
    installationChecks(amazon, { account: connected, places }),
    readShopFacts(amazon.db.knex),
    store ? checksAfter(container, amazon, store) : {},
  ])
  const all = [...ofAccount, ...ofInstallation]
  const of = (...ids: HealthCheckDto["id"][]) => all.filter(({ id }) => ids.includes(id))
  const now = new Date()
  const counts = { added: stores.length, connected: stores.filter(isConnected).length }
  return {
    account: facts.plan
      ? [verdict("selling_plan", judgePlan(facts.plan, places), facts.plan.at)]
      : [],
    developer: (facts.roles?.roles ?? []).map((role) =>
      verdict("role", judgeRole(role), facts.roles?.at ?? null, role.role)
    ),
    addresses: of("redirect_uri", "login_uri"),
    encryption: of("encryption_key"),
    keys: of("application_keys"),
    installation: [
      verdict(
        "installation_id",
        judgeInstallationId(amazon.options.installationId ?? null, places),
        now
      ),
    ],
    background: of("workers", "locking"),
    ...shopChecks(shop, marketplace, now),
    add_store: [verdict("stores", judgeAdded(counts.added), now)],
    consent: [verdict("stores", judgeConnected(counts), now)],
    ...after,
  }
}

const shopChecks = (shop: ShopFacts, { countryCode, currencyCode }: Marketplace, now: Date) => {
  const currency = currencyCode.toLowerCase()
  const region = shop.countries.includes(`${countryCode.toLowerCase()}:${currency}`)
    ? ("of_country" as const)
    : shop.currencies.includes(currency)
      ? ("of_currency" as const)
      : null
  const identifiers = { variants: shop.variants, sku: shop.with_sku, ean: shop.with_ean }
  const profile = { products: shop.products, without: shop.products_without_profile }
  const channels = { channels: shop.channels, served: shop.channels_served }
  const place = { currency: currencyCode, country: countryCode }
  return {
    sales_channel: [verdict("sales_channel", judgeChannels(channels), now)],
    locations: [
      verdict("stock_locations", judgeShopLocations(shop.locations), now),
      verdict("shipping_profile", judgeShippingProfile(profile), now),
    ],
    currency: [verdict("region", judgeRegion(region, place), now)],
    identifiers: [verdict("identifiers", judgeIdentifiers(identifiers), now)],
  }
}

/** What comes once a store is connected. */
const checksAfter = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  store: StoreOverviewRow
): Promise<Checks> => {
  const places = placesOf(store)
  const [flows, shop] = await Promise.all([
    loadFlows(container, store),
    readStoreShopFacts(amazon.db.knex, store.id),
  ])
  const now = new Date()
  const flow = (...ids: string[]) =>
    flows
      .filter(({ id }) => ids.includes(id))
      .map((one) => verdict("flow", judgeFlow(one, places), now, one.id))
  return {
    first_orders: flow("order-import"),
    matches: [...flow("listing-sync"), verdict("products", judgeProducts(shop, places), now)],
    first_stock: flow("stock-update", "full-stock-update"),
  }
}
