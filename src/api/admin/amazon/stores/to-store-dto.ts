import { shownStatus, type LivingStage } from "../../../../domain/stores"
import { countdownOf } from "../../../../domain/renewal"
import { parseStoreSettings } from "../../../../modules/amazon/lib/store-settings"
import type { ClosingProgress } from "../../../../modules/amazon/services/closings"
import type { StoreOverviewRow } from "../../../../modules/amazon/services/overview-stores"
import { getMarketplace } from "../../../../sp-api"
import type {
  AmazonAccountDto,
  AmazonRegion,
  AmazonStoreDto,
  AttributeMapDto,
  ClosingDto,
  StoreCardDto,
  StoreLifeDto,
} from "../../../../types"
import { toIso, toIsoOrNull } from "../../../lib/time"

/** Names of what stores refer to in Medusa, by id; what is missing there was deleted. */
export interface StoreNames {
  salesChannels: Map<string, string>
  stockLocations: Map<string, string>
  users: Map<string, string>
}

/** Of the stores that are being closed, by id. */
export type Closings = Map<string, ClosingProgress>

const named = (names: Map<string, string>, id: string) => {
  const name = names.get(id)
  return name === undefined ? [] : [{ id, name }]
}

const toClosingDto = (total: number, { left, refused }: ClosingProgress): ClosingDto => ({
  // A listing may have come or gone meanwhile.
  total: Math.max(total, left),
  done: Math.max(total, left) - left,
  refused,
})

const toLifeDto = (
  { id, status_by, status_since, closing_total }: StoreOverviewRow,
  { users }: StoreNames,
  closings: Closings
): StoreLifeDto => {
  const progress = closings.get(id)
  return {
    since: toIsoOrNull(status_since),
    by: (status_by && users.get(status_by)) ?? null,
    closing: progress ? toClosingDto(closing_total ?? 0, progress) : null,
  }
}

const toAccountDto = (
  account: NonNullable<StoreOverviewRow["account"]>,
  now: Date
): AmazonAccountDto => {
  const { catching_up, expires_at } = account
  const { state, daysLeft } = countdownOf(expires_at ? new Date(expires_at) : null, now)
  return {
    id: account.id,
    name: account.name,
    selling_partner_id: account.selling_partner_id,
    region: account.region as AmazonRegion,
    status: account.status as AmazonAccountDto["status"],
    authorized_at: toIsoOrNull(account.authorized_at),
    expires_at: toIsoOrNull(expires_at),
    countdown: state,
    days_left: daysLeft,
    catching_up: catching_up && { ...catching_up, since: toIsoOrNull(catching_up.since) },
  }
}

export const toStoreDto = (
  row: StoreOverviewRow,
  names: StoreNames,
  closings: Closings,
  now: Date
): AmazonStoreDto => {
  const { stock, orders } = parseStoreSettings(row.settings)
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    status: shownStatus(row.status as LivingStage, row.account),
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
    account: row.account && toAccountDto(row.account, now),
    life: toLifeDto(row, names, closings),
    created_at: toIso(row.created_at),
  }
}

export const toStoreCardDto = (
  row: StoreOverviewRow,
  names: StoreNames,
  closings: Closings,
  now: Date
): StoreCardDto => ({
  ...toStoreDto(row, names, closings, now),
  figures: {
    orders_today: row.orders_today,
    orders_to_ship: row.orders_to_ship,
    orders_held: row.orders_held,
    oldest_held_at: toIsoOrNull(row.oldest_held_at),
    listings_active: row.listings_active,
    listings_unmatched: row.listings_unmatched,
    stock_waiting: row.stock_waiting,
    stock_sent_at: toIsoOrNull(row.stock_sent_at),
    stock_started: row.stock_started,
  },
})
