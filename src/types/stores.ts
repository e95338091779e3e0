import type { AmazonRegion } from "./common"
import type { AmazonDataflowDto } from "./dataflows"
import type { StoreLifeDto } from "./life"
import type { AmazonProblemDto } from "./problems"

/**
 * `setup`: never connected. `waiting`: consent under way. `lapsed`: Amazon refuses our access.
 * `closing`: its listings are set to 0 before it is deleted.
 */
export type StoreStatus =
  "setup" | "waiting" | "active" | "lapsed" | "disconnected" | "paused" | "closing"

export interface AmazonMarketplaceDto {
  id: string
  country_code: string
  name: string
  domain: string
  currency_code: string
  region: AmazonRegion
  /** The store already added for this marketplace, if any. */
  store: { id: string; name: string } | null
  /** A store can be added: one that is there belongs to an account, so another account may get one. */
  addable: boolean
  /** Language as Amazon writes it, e.g. de_DE. */
  language: string
}

/** Amazon's identifier and the attribute of a Medusa variant that holds the same value. */
export interface AttributeMapDto {
  identifier: "SKU" | "EAN" | "UPC" | "GTIN" | "ISBN" | "ASIN"
  /** `sku`, `barcode`, `ean`, `upc`, or `metadata.<key>` of the variant or `product.metadata.<key>`. */
  source: string
}

export interface AmazonStoreDto {
  id: string
  name: string
  email: string | null
  status: StoreStatus
  marketplace_id: string
  country_code: string
  domain: string
  currency_code: string
  region: AmazonRegion
  sales_channel: { id: string; name: string } | null
  stock_locations: { id: string; name: string }[]
  attribute_map: AttributeMapDto[]
  settings: StoreSettingsDto
  account: AmazonAccountDto | null
  life: StoreLifeDto
  created_at: string
}

export interface StoreSettingsDto {
  stock: {
    /** Quantities are sent to Amazon. */
    enabled: boolean
    /** Units kept back from Amazon (≥ 0). */
    threshold: number
    /** Never more than this at Amazon; null: no limit. */
    maximum: number | null
  }
  orders: {
    /** Orders created before this instant are ignored; null: all that Amazon gives. */
    import_since: string | null
    /** Hold an order whose totals cannot be explained, instead of importing with a remainder line. */
    hold_unexplained_totals: boolean
  }
}

export interface AmazonAccountDto {
  id: string
  name: string | null
  selling_partner_id: string
  region: AmazonRegion
  status: "active" | "lapsed" | "disconnected"
  authorized_at: string | null
  expires_at: string | null
  /** By the server's clock. `ended`: Amazon may still let us in. `none`: no end is known. */
  countdown: "none" | "fine" | "soon" | "ended"
  /** Whole days until `expires_at`, 0 once it is over. */
  days_left: number | null
  /** Orders that were not read for a while are being fetched. */
  catching_up: {
    /** Null: none was read before. */
    since: string | null
    /** So many came in until now. */
    orders: number
    /** Quantities above 0 wait for them, which they do for a day at most. */
    holds_stock: boolean
  } | null
}

export interface StoreCardDto extends AmazonStoreDto {
  figures: {
    orders_today: number
    orders_to_ship: number
    orders_held: number
    oldest_held_at: string | null
    listings_active: number
    listings_unmatched: number
    stock_waiting: number
    stock_sent_at: string | null
    /** A person has looked and begun: until then no quantity is sent. */
    stock_started: boolean
  }
}

/** GET /admin/amazon/marketplaces */
export interface AmazonMarketplacesResponse {
  marketplaces: AmazonMarketplaceDto[]
}

/** POST /admin/amazon/stores */
export interface CreateAmazonStoreBody {
  name: string
  email?: string | null
  marketplace_id: string
  sales_channel_id: string
  stock_location_ids?: string[]
  attribute_map?: AttributeMapDto[]
  stock_enabled?: boolean
  /** Orders created before this instant are ignored; default: all that Amazon gives. */
  import_since?: string | null
}

/** POST /admin/amazon/stores/batch: all of them, or none. What is beside `stores` holds for each. */
export interface CreateAmazonStoresBody extends Omit<
  CreateAmazonStoreBody,
  "name" | "marketplace_id"
> {
  stores: { name: string; marketplace_id: string }[]
}

/** POST /admin/amazon/stores/batch, in the order given. */
export interface AmazonStoresResponse {
  stores: AmazonStoreDto[]
}

/** POST /admin/amazon/stores/:id */
export interface UpdateAmazonStoreBody {
  name?: string
  email?: string | null
  attribute_map?: AttributeMapDto[]
  stock_location_ids?: string[]
  settings?: {
    stock?: Partial<StoreSettingsDto["stock"]>
    orders?: Partial<StoreSettingsDto["orders"]>
  }
}

/** GET|POST /admin/amazon/stores/:id */
export interface AmazonStoreResponse {
  store: AmazonStoreDto
}

/** GET /admin/amazon/stores/:id */
export interface AmazonStoreDetailResponse {
  store: StoreCardDto
  flows: AmazonDataflowDto[]
  problems: AmazonProblemDto[]
}
