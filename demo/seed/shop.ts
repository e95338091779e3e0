import { Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStoresWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { SeedContext } from "./context"
import { markets } from "./markets"

const keyTitle = "Webshop"

export interface Channels {
  amazon: string
  webshop: string
}

/** Sales channels "Amazon" and "Webshop", and a publishable key for the latter. */
export async function seedChannels({ container, find }: SeedContext): Promise<Channels> {
  const names = { amazon: "Amazon", webshop: "Webshop" }
  const ids: Record<string, string> = {}
  for (const channel of await find("sales_channel", "name", Object.values(names))) {
    ids[String(channel.name)] = channel.id
  }
  const missing = Object.values(names).filter((name) => !ids[name])
  if (missing.length) {
    const { result } = await createSalesChannelsWorkflow(container).run({
      input: { salesChannelsData: missing.map((name) => ({ name })) },
    })
    for (const channel of result) ids[channel.name] = channel.id
  }
  if ((await find("api_key", "title", [keyTitle])).length === 0) {
    const { result } = await createApiKeysWorkflow(container).run({
      input: { api_keys: [{ title: keyTitle, type: "publishable", created_by: "" }] },
    })
    await linkSalesChannelsToApiKeyWorkflow(container).run({
      input: { id: result[0].id, add: [ids[names.webshop]] },
    })
  }
  return { amazon: ids[names.amazon], webshop: ids[names.webshop] }
}

/** The one store of the shop, in every currency of the demo. */
export async function seedStore({ container }: SeedContext, channels: Channels): Promise<void> {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
  const data = {
    name: "Tulp",
    supported_currencies: markets.map(({ currency }, index) => ({
      currency_code: currency,
      is_default: index === 0,
    })),
    default_sales_channel_id: channels.webshop,
  }
  if (!store) await createStoresWorkflow(container).run({ input: { stores: [data] } })
  else if (store.name === "Medusa Store") {
    await updateStoresWorkflow(container).run({
      input: { selector: { id: store.id }, update: data },
    })
  }
}

/** Regions and tax regions of the markets. */
export async function seedRegions({ container, find }: SeedContext): Promise<void> {
  const names = markets.map(({ name }) => name)
  const existing = new Set((await find("region", "name", names)).map(({ name }) => name))
  const missing = markets.filter(({ name }) => !existing.has(name))
  if (missing.length) {
    await createRegionsWorkflow(container).run({
      input: {
        regions: missing.map((market) => ({
          name: market.name,
          currency_code: market.currency,
          countries: Object.keys(market.countries),
          is_tax_inclusive: market.taxInclusive,
          payment_providers: ["pp_system_default"],
        })),
      },
    })
  }
  const rates = Object.fromEntries(markets.flatMap(({ countries }) => Object.entries(countries)))
  const taxed = await find("tax_region", "country_code", Object.keys(rates))
  const known = new Set(taxed.map(({ country_code }) => country_code))
  const untaxed = Object.entries(rates).filter(([country]) => !known.has(country))
  if (untaxed.length === 0) return
  await createTaxRegionsWorkflow(container).run({
    input: untaxed.map(([country_code, rate]) => ({
      country_code,
      provider_id: "tp_system",
      ...(rate === null
        ? {}
        : { default_tax_rate: { rate, code: `${country_code}-standard`, name: "Standard" } }),
    })),
  })
}
