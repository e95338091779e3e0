import type { MedusaContainer } from "@medusajs/framework/types"
import { defaultStoreName } from "../../domain/stores/default-store-name"
import { AMAZON_MODULE } from "../../modules/amazon"
import { notAllowed } from "../../modules/amazon/lib/refusal"
import { parseStoreSettings } from "../../modules/amazon/lib/store-settings"
import type AmazonModuleService from "../../modules/amazon/service"
import { getMarketplace } from "../../sp-api"
import type {
  AttributeMapDto,
  ConfirmConnectionBody,
  ConnectionCountryDto,
  CreateAmazonStoreBody,
  PendingConnectionDto,
} from "../../types"
import { storeDeleted } from "./steps/connect-amazon-account"

/**
 * What is to be connected: by default what the consent was begun for, else the stores and countries
 * the person left ticked.
 * @throws Refusal marketplace_not_in_account, country_not_offered, store_deleted.
 */
export const chooseCountries = async (
  container: MedusaContainer,
  { stores }: PendingConnectionDto,
  choice: ConfirmConnectionBody = {}
): Promise<{ store_ids: string[]; add: CreateAmazonStoreBody[] }> => {
  const wished =
    choice.store_ids ?? stores.flatMap(({ id, selected }) => (selected && id ? [id] : []))
  const chosen = [...new Set(wished)].map((id) =>
    requireOffered(stores, (one) => one.id === id, id)
  )
  if (!chosen.length) {
    throw storeDeleted()
  }
  chosen.forEach(refuseUnfit)
  const added = [...new Set(choice.add_marketplace_ids ?? [])].map((id) =>
    requireOffered(stores, (one) => one.marketplace_id === id && one.state === "add", id)
  )
  const store_ids = chosen.flatMap(({ id }) => id ?? [])
  return { store_ids, add: await withSameChoices(container, store_ids[0], added) }
}

const CONNECTABLE = ["connect", "waiting", "absent", "taken"]

const requireOffered = (
  stores: ConnectionCountryDto[],
  fits: (country: ConnectionCountryDto) => boolean,
  value: string
): ConnectionCountryDto => {
  const found = stores.find((country) => fits(country))
  if (!found || ![...CONNECTABLE, "add"].includes(found.state)) {
    // By a name where there is one: the person chose a country or a store, never an id.
    const named = found?.name ?? getMarketplace(value)?.domain ?? value
    throw notAllowed(
      "country_not_offered",
      `${named} is not among what this permission can connect. Look at the list once more.`,
      { value: named }
    )
  }
  return found
}

const refuseUnfit = (country: ConnectionCountryDto): void => {
  const { name, country_code, state } = country
  if (state === "absent") {
    throw notAllowed(
      "marketplace_not_in_account",
      `${name} (${country_code}) is not part of this seller account. Register for it in ` +
        "Seller Central, or untick it.",
      { store: name, country: country_code }
    )
  }
}

/** Stores for more countries, with all that was chosen for the first of the consent. */
const withSameChoices = async (
  container: MedusaContainer,
  storeId: string,
  added: ConnectionCountryDto[]
): Promise<CreateAmazonStoreBody[]> => {
  if (!added.length) {
    return []
  }
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const model = await amazon.retrieveAmazonStore(storeId)
  const { stock, orders } = parseStoreSettings(model.settings)
  const stores = await amazon.listAmazonStores({}, { select: ["name"], take: null })
  return added.map(({ marketplace_id, country_code }) => ({
    name: defaultStoreName(
      country_code,
      stores.map(({ name }) => name)
    ),
    marketplace_id,
    email: model.email,
    sales_channel_id: model.sales_channel_id,
    stock_location_ids: model.stock_location_ids as unknown as string[],
    attribute_map: model.attribute_map as unknown as AttributeMapDto[],
    stock_enabled: stock.enabled,
    import_since: orders.import_since,
  }))
}
