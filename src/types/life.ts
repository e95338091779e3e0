import type { AmazonStoreDto } from "./stores"
import type { RefusalCode } from "./refusals"

/** Beyond a store's status: who changed it, and how far its deletion is. */
export interface StoreLifeDto {
  /** Since when it is paused or being deleted; null: it is neither. */
  since: string | null
  /** Name of who did it, else null. */
  by: string | null
  /** While it is brought to zero. */
  closing: ClosingDto | null
}

/** Progress of a closing: seller SKUs that had to be told 0, were, and were refused. */
export interface ClosingDto {
  total: number
  done: number
  refused: number
}

/** What "zero, then delete" would do; Amazon keeps one quantity per seller SKU and account. */
export interface ClosingPreviewDto {
  /** Seller SKUs only this store lists: their quantity would be set to 0. */
  to_zero: number
  /** Also listed by another store of the account: they stay as they are. */
  shared: number
  /** Amazon ships them and keeps their quantity. */
  by_amazon: number
  /** Linked to no product, so that the quantity was never ours to say. */
  unlinked: number
  /** Orders of the store that wait for their parcel: once it is gone nobody tells Amazon of that. */
  orders_to_ship: number
  /** Why nothing can be sent now; null: it can. */
  refused: RefusalCode | null
}

/** GET /admin/amazon/stores/:id/closing */
export interface StoreClosingResponse {
  preview: ClosingPreviewDto
  closing: ClosingDto | null
}

/** DELETE /admin/amazon/stores/:id */
export interface DeleteAmazonStoreBody {
  /** The store's name, typed. */
  confirm: string
  /** What becomes of its listings at Amazon: left as they are, or set to 0 first. */
  listings: "leave" | "zero"
}

/** DELETE /admin/amazon/stores/:id */
export interface AmazonStoreDeleteResponse {
  id: string
  object: "amazon_store"
  /** False: its listings are being set to 0, and it is deleted when Amazon has accepted the last. */
  deleted: boolean
  store: AmazonStoreDto | null
}

export interface ForeignAccountDto {
  selling_partner_id: string
  /** Id of the installation that connected it. */
  connected_by: string | null
}

/** GET /admin/amazon/read-only */
export interface ReadOnlyDto {
  /** Nothing goes to Amazon, at least not for some accounts. */
  on: boolean
  /** `by_hand`: a person wants it; `other_installation`: another one connected the accounts. */
  why: "by_hand" | "other_installation" | null
  since: string | null
  /** Name of who switched it on, else null. */
  by: string | null
  /** Changes that wait to be sent. */
  waiting: number
  /** Id of this installation. */
  installation: string | null
  accounts: ForeignAccountDto[]
  /** This installation's address, where it is another than when it connected; a warning only. */
  address: { before: string; now: string } | null
}

export interface ReadOnlyResponse {
  read_only: ReadOnlyDto
}

/** POST /admin/amazon/read-only */
export interface SetReadOnlyBody {
  on: boolean
}
