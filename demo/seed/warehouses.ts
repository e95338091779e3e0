import { Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import type { SeedContext } from "./context"
import { markets } from "./markets"
import type { Channels } from "./shop"

const warehouses = [
  { name: "Venlo", address: { address_1: "Havenweg 1", city: "Venlo", country_code: "NL" } },
  {
    name: "Rotterdam",
    address: { address_1: "Maaskade 2", city: "Rotterdam", country_code: "NL" },
  },
]
const setName = "Shipping from Venlo"

export interface Warehouses {
  venlo: string
  rotterdam: string
  shippingProfile: string
}

/** Two stock locations that serve both channels and can ship by hand to every country. */
export async function seedWarehouses(
  context: SeedContext,
  channels: Channels
): Promise<Warehouses> {
  const { container, find, link } = context
  const names = warehouses.map(({ name }) => name)
  const found = await find("stock_location", "name", names)
  const ids = new Map(found.map((location) => [String(location.name), location.id]))
  const missing = warehouses.filter(({ name }) => !ids.has(name))
  if (missing.length) {
    const { result } = await createStockLocationsWorkflow(container).run({
      input: { locations: missing },
    })
    for (const { id, name } of result) {
      ids.set(name, id)
      await link({
        [Modules.STOCK_LOCATION]: { stock_location_id: id },
        [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
      })
      await linkSalesChannelsToStockLocationWorkflow(container).run({
        input: { id, add: [channels.amazon, channels.webshop] },
      })
    }
  }
  const shippingProfile = await seedShippingProfile(context)
  const venlo = ids.get("Venlo")!
  await seedShipping(context, venlo, shippingProfile)
  return { venlo, rotterdam: ids.get("Rotterdam")!, shippingProfile }
}

async function seedShippingProfile({ container, find }: SeedContext): Promise<string> {
  const [profile] = await find("shipping_profile", "type", ["default"])
  if (profile) return profile.id
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  })
  return result[0].id
}

async function seedShipping(context: SeedContext, location: string, profile: string) {
  const { container, find, link } = context
  if ((await find("fulfillment_set", "name", [setName])).length) return
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: setName,
    type: "shipping",
    service_zones: markets.map(({ name, countries }) => ({
      name,
      geo_zones: Object.keys(countries).map((country_code) => ({
        type: "country" as const,
        country_code,
      })),
    })),
  })
  await link({
    [Modules.STOCK_LOCATION]: { stock_location_id: location },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  await createShippingOptionsWorkflow(container).run({
    input: set.service_zones.map((zone) => {
      const market = markets.find(({ name }) => name === zone.name)!
      return {
        name: `Standard, ${zone.name}`,
        service_zone_id: zone.id,
        shipping_profile_id: profile,
        provider_id: "manual_manual",
        price_type: "flat" as const,
        type: { label: "Standard", description: "Two to five days", code: "standard" },
        prices: [{ currency_code: market.currency, amount: market.shippingPrice }],
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" as const },
          { attribute: "is_return", value: "false", operator: "eq" as const },
        ],
      }
    }),
  })
}
