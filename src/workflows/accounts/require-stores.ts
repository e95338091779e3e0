import { invalid, notFound } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"

export interface RequiredStore {
  id: string
  name: string
  marketplace_id: string
  country_code: string
  region: string
  status: string
  account_id: string | null
}

/**
 * The stores in the order given.
 * @throws Refusal no_store_to_connect when none is named, store_not_found.
 */
export const requireStores = async (
  amazon: AmazonModuleService,
  ids: string[]
): Promise<RequiredStore[]> => {
  const unique = [...new Set(ids)]
  if (!unique.length) {
    throw invalid(
      "store_ids",
      "no_store_to_connect",
      "store_ids: there is no store to connect. Add a store first."
    )
  }
  const found = await amazon.listAmazonStores({ id: unique }, { take: null })
  return unique.map((id) => {
    const store = found.find((one) => one.id === id)
    if (!store) {
      throw notFound(
        "store_not_found",
        `There is no Amazon store ${id}. It may have been deleted: look at the list of stores.`,
        { id },
        "store_ids"
      )
    }
    return store
  })
}

/**
 * The stores, and their region.
 * @throws Refusal no_store_to_connect, store_not_found, stores_of_several_regions.
 */
export const requireOneRegion = async (
  amazon: AmazonModuleService,
  ids: string[]
): Promise<{ stores: RequiredStore[]; region: string }> => {
  const stores = await requireStores(amazon, ids)
  const [region, ...more] = new Set(stores.map((store) => store.region))
  if (more.length) {
    const regions = [region, ...more].join(", ")
    const countries = stores.map(({ country_code }) => country_code).join(", ")
    throw invalid(
      "store_ids",
      "stores_of_several_regions",
      `store_ids: one permission covers one region, and these stores are of ${regions} (${countries}). ` +
        "Ask once per region.",
      { regions, countries }
    )
  }
  return { stores, region }
}
