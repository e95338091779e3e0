import { parseStoreSettings } from "../../../../modules/amazon/lib/store-settings"
import type { StoreOverviewRow } from "../../../../modules/amazon/services/overview-stores"
import { getMarketplace } from "../../../../sp-api"
import type {
  AmazonAccountDto,
  AmazonRegion,
  AmazonStoreDto,
  AttributeMapDto,
  StoreCardDto,
  StoreStatus,
} from "../../../../types"
import { toIso, toIsoOrNull } from "../../../lib/time"

/** Names of what stores refer to in Medusa, by id; what is missing there was deleted. */
export interface StoreNames {
  salesChannels: Map<string, string>
  stockLocations: Map<string, string>
}

const named = (names: Map<string, string>, id: string) => {
  const name = names.get(id)
  return name === undefined ? [] : [{ id, name }]
}

/** Amazon refuses a lapsed account for all its stores. */
const statusOf = (row: StoreOverviewRow): StoreStatus =>
  row.status === "active" && row.account && row.account.status !== "active"
    ? (row.account.status as StoreStatus)
    : (row.status as StoreStatus)

const toAccountDto = (account: NonNullable<StoreOverviewRow["account"]>): AmazonAccountDto => ({
  id: account.id,
  name: account.name,
  selling_partner_id: account.selling_partner_id,
  region: account.region as AmazonRegion,
  status: account.status as AmazonAccountDto["status"],
  authorized_at: toIsoOrNull(account.authorized_at),
  expires_at: toIsoOrNull(account.expires_at),
})

export const toStoreDto = (row: StoreOverviewRow, names: StoreNames): AmazonStoreDto => {
  const { stock, orders } = parseStoreSettings(row.settings)
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    status: statusOf(row),
    marketplace_id: row.marketplace_id,
    country_code: row.country_code,
    domain: getMarketplace(row.marketplace_id)?.domain ?? "",
    currency_code: row.currency_code,
    region: row.region as AmazonRegion,
    sales_channel: named(names.salesChannels, row.sales_channel_id)[0] ?? null,
    stock_locations: (row.stock_location_ids ?? []).flatMap((id) =>
      named(names.stockLocations, id)
    ),
    attribute_map: (row.attribute_map ?? []) as AttributeMapDto[],
    settings: { stock, orders },
    account: row.account && toAccountDto(row.account),
    created_at: toIso(row.created_at),
  }
}

export const toStoreCardDto = (row: StoreOverviewRow, names: StoreNames): StoreCardDto => ({
  ...toStoreDto(row, names),
  figures: {
    orders_today: row.orders_today,
    orders_to_ship: row.orders_to_ship,
    orders_held: row.orders_held,
    oldest_held_at: toIsoOrNull(row.oldest_held_at),
    listings_active: row.listings_active,
    listings_unmatched: row.listings_unmatched,
    stock_waiting: row.stock_waiting,
    stock_sent_at: toIsoOrNull(row.stock_sent_at),
  },
})
