import { chooseVariant } from "../../domain/listings"
import type { LinkedVariant, ProjectionSettings, ProjectionStore } from "../../domain/orders"
import { rows } from "../../modules/amazon/lib/knex"
import { parseStoreSettings } from "../../modules/amazon/lib/store-settings"
import type { ClaimedOrder } from "../../modules/amazon/lib/inbox-types"
import { findVariantsByAttribute, readVariants } from "../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../modules/amazon/service"

/** What an order's projection needs of its store. */
export interface StoreContext {
  projection: ProjectionStore
  settings: ProjectionSettings
  stock_location_ids: string[]
}

export interface ProjectionContext {
  stores: Map<string, StoreContext>
  /** Variants by seller SKU of one account. */
  variantsOf: (accountId: string) => Record<string, LinkedVariant | undefined>
}

/** Seller SKUs of each account in a batch of orders. */
const skusByAccount = (orders: ClaimedOrder[]): Map<string, Set<string>> => {
  const skus = new Map<string, Set<string>>()
  for (const order of orders) {
    const own = skus.get(order.account_id) ?? new Set<string>()
    const facts = order.facts as { orderItems?: { product?: { sellerSku?: string } }[] }
    facts.orderItems?.forEach((item) => item.product?.sellerSku && own.add(item.product.sellerSku))
    skus.set(order.account_id, own)
  }
  return skus
}

/**
 * Variant ids of seller SKUs: the kept link (also a person's "none"), else the variant of the same
 * SKU, chosen as the listing sync does, so that an order needs no listing to have been read before it.
 */
const findVariantIds = async (
  amazon: AmazonModuleService,
  accountId: string,
  sellerSkus: string[]
): Promise<Map<string, string>> => {
  const linked = await amazon.offerItems.linkedVariants(accountId, sellerSkus)
  const rest = sellerSkus.filter((sku) => !linked.has(sku))
  if (rest.length) {
    const found = new Map<string, string[]>()
    const matches = await findVariantsByAttribute(
      amazon.db.knex,
      { kind: "column", column: "sku" },
      rest.map((sku) => sku.trim())
    )
    for (const match of matches) {
      found.set(match.value, [...(found.get(match.value) ?? []), match.variant_id])
    }
    for (const sku of rest) {
      const choice = chooseVariant([{ identifier: "SKU", values: [sku.trim()], found }])
      linked.set(sku, choice.variant_id)
    }
  }
  return new Map([...linked].flatMap(([sku, id]): [string, string][] => (id ? [[sku, id]] : [])))
}

interface RegionRow {
  store_id: string
  sales_channel_id: string | null
  region_id: string | null
}

/** Region by the store's country, else any region of its currency; null ids where nothing fits. */
const readRegions = (amazon: AmazonModuleService, storeIds: string[]): Promise<RegionRow[]> =>
  rows<RegionRow>(
    amazon.db.knex,
    `select s.id as store_id,
       (select c.id from sales_channel c where c.id = s.sales_channel_id and c.deleted_at is null)
         as sales_channel_id,
       coalesce(
         (select r.id from region_country c join region r on r.id = c.region_id and r.deleted_at is null
          where c.iso_2 = lower(s.country_code) and c.deleted_at is null
            and r.currency_code = lower(s.currency_code) limit 1),
         (select r.id from region r where r.currency_code = lower(s.currency_code)
            and r.deleted_at is null order by r.created_at limit 1)) as region_id
     from amazon_store s where s.id = any(?) and s.deleted_at is null`,
    [storeIds]
  )

/** Everything a batch needs to be decided, in a handful of queries. */
export const loadProjectionContext = async (
  amazon: AmazonModuleService,
  orders: ClaimedOrder[]
): Promise<ProjectionContext> => {
  const storeIds = [...new Set(orders.flatMap((order) => order.store_id ?? []))]
  const [storeRows, regions] = await Promise.all([
    storeIds.length ? amazon.listAmazonStores({ id: storeIds }, { take: null }) : [],
    readRegions(amazon, storeIds),
  ])
  const stores = new Map<string, StoreContext>()
  for (const store of storeRows) {
    const region = regions.find((row) => row.store_id === store.id)
    stores.set(store.id, {
      projection: {
        id: store.id,
        name: store.name,
        marketplace_id: store.marketplace_id,
        country_code: store.country_code,
        currency_code: store.currency_code,
        sales_channel_id: region?.sales_channel_id ?? null,
        region_id: region?.region_id ?? null,
        shipping_option: { id: store.shipping_option_id ?? "", name: "Amazon" },
      },
      settings: parseStoreSettings(store.settings).orders,
      stock_location_ids: store.stock_location_ids as unknown as string[],
    })
  }

  const variants = new Map<string, Record<string, LinkedVariant>>()
  for (const [accountId, skus] of skusByAccount(orders)) {
    const ids = await findVariantIds(amazon, accountId, [...skus])
    const found = new Map(
      (await readVariants(amazon.db.knex, [...new Set(ids.values())])).map((row) => [
        row.variant_id,
        row,
      ])
    )
    const bySku: Record<string, LinkedVariant> = {}
    for (const [sku, variantId] of ids) {
      const variant = found.get(variantId)
      if (variant) {
        bySku[sku] = variant
      }
    }
    variants.set(accountId, bySku)
  }
  return { stores, variantsOf: (accountId) => variants.get(accountId) ?? {} }
}
