import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils"
import {
  createInventoryItemsWorkflow,
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

export interface Shop {
  channelId: string
  /** Serves the channel. */
  venlo: string
  /** Serves the channel too, with fewer units. */
  rotterdam: string
  /** Serves no channel. */
  attic: string
  profileId: string
  regions: Record<"eur" | "jpy" | "usd", string>
  /** Variant ids by SKU. */
  variants: Record<string, string>
  /** Inventory item ids by SKU. */
  items: Record<string, string>
}

export const SKUS = {
  red: "TULP-VASE-RED",
  blue: "TULP-VASE-BLUE",
  /** Six bulbs and one pot. */
  kit: "TULP-KIT",
  /** Inventory is not managed. */
  voucher: "TULP-VOUCHER",
  /** Managed, but without a level anywhere. */
  homeless: "TULP-HOMELESS",
}
const BULB = "PART-BULB"
const POT = "PART-POT"
export const PARTS = { bulb: BULB, pot: POT }

/** Units at Venlo and Rotterdam by the inventory item's SKU. */
const STOCK: Record<string, [number, number]> = {
  [SKUS.red]: [20, 5],
  [SKUS.blue]: [8, 2],
  [BULB]: [100, 0],
  [POT]: [10, 0],
}

/**
 * A shop as core's workflows make it: channel, places, regions, products with and without parts.
 * @param more SKUs of further variants, stocked like the red vase
 */
export const seedShop = async (container: MedusaContainer, more: string[] = []): Promise<Shop> => {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Amazon" }] },
  })
  const channelId = channels[0].id
  const places = await seedPlaces(container, channelId)
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  })
  const profileId = profiles[0].id
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        { name: "Europe", currency_code: "eur", countries: ["de", "nl"] },
        { name: "Japan", currency_code: "jpy", countries: ["jp"] },
        { name: "States", currency_code: "usd", countries: ["us"] },
      ],
    },
  })
  const { result: parts } = await createInventoryItemsWorkflow(container).run({
    input: { items: [{ sku: BULB }, { sku: POT }] },
  })
  const variants = await seedProducts(container, {
    channelId,
    profileId,
    bulb: parts[0].id,
    pot: parts[1].id,
    more,
  })
  const items = await seedLevels(container, places, more)
  const regionOf = (currency: string) =>
    regions.find(({ currency_code }) => currency_code === currency)!.id
  return {
    channelId,
    ...places,
    profileId,
    regions: { eur: regionOf("eur"), jpy: regionOf("jpy"), usd: regionOf("usd") },
    variants,
    items,
  }
}

const seedPlaces = async (container: MedusaContainer, channelId: string) => {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "Venlo" }, { name: "Rotterdam" }, { name: "Attic" }] },
  })
  const [venlo, rotterdam, attic] = result.map(({ id }) => id)
  for (const id of [venlo, rotterdam]) {
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id, add: [channelId] },
    })
  }
  return { venlo, rotterdam, attic }
}

const seedProducts = async (
  container: MedusaContainer,
  shop: { channelId: string; profileId: string; bulb: string; pot: string; more: string[] }
): Promise<Record<string, string>> => {
  const product = (title: string, variants: Record<string, object>) => ({
    title,
    subtitle: "Tulp",
    status: ProductStatus.PUBLISHED,
    shipping_profile_id: shop.profileId,
    sales_channels: [{ id: shop.channelId }],
    metadata: { supplier_code: `S-${title}` },
    options: [{ title: "Type", values: Object.keys(variants) }],
    variants: Object.entries(variants).map(([sku, more]) => ({
      title: sku.replace(/^TULP-/, ""),
      sku,
      manage_inventory: true,
      options: { Type: sku },
      prices: [{ currency_code: "eur", amount: 10 }],
      ...more,
    })),
  })
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        product("Vase", {
          [SKUS.red]: { barcode: "8719900000014", ean: "8719900000014", metadata: { shelf: "A1" } },
          [SKUS.blue]: { upc: "012345678905" },
        }),
        product("Spring Kit", {
          [SKUS.kit]: {
            inventory_items: [
              { inventory_item_id: shop.bulb, required_quantity: 6 },
              { inventory_item_id: shop.pot, required_quantity: 1 },
            ],
          },
        }),
        product("Voucher", { [SKUS.voucher]: { manage_inventory: false } }),
        product("Homeless", { [SKUS.homeless]: {} }),
        ...shop.more.map((sku) => product(`Product ${sku}`, { [sku]: {} })),
      ],
    },
  })
  return Object.fromEntries(
    result.flatMap(({ variants }) => variants.map(({ sku, id }) => [sku, id]))
  )
}

const seedLevels = async (
  container: MedusaContainer,
  { venlo, rotterdam, attic }: Pick<Shop, "venlo" | "rotterdam" | "attic">,
  more: string[]
): Promise<Record<string, string>> => {
  const inventory = container.resolve(Modules.INVENTORY)
  const found = await inventory.listInventoryItems({}, { take: 100 })
  const items = Object.fromEntries(found.map(({ id, sku }) => [sku as string, id]))
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: Object.entries({
        ...STOCK,
        ...Object.fromEntries(more.map((sku) => [sku, STOCK[SKUS.red]])),
      }).flatMap(([sku, [first, second]]) => [
        { inventory_item_id: items[sku], location_id: venlo, stocked_quantity: first },
        { inventory_item_id: items[sku], location_id: rotterdam, stocked_quantity: second },
        { inventory_item_id: items[sku], location_id: attic, stocked_quantity: 1000 },
      ]),
    },
  })
  return items
}

/** `query.graph` without its types. */
export const graph = async <T = any>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  filters: Record<string, unknown> = {}
): Promise<T[]> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters } as never)
  return data as T[]
}
