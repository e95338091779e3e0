import type { AmazonOptions } from "../modules/amazon/lib/options"
import { parseStoreSettings } from "../modules/amazon/lib/store-settings"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { DataflowId } from "../types"
import type { DataflowDescriptor } from "./types"

/** Why a flow of a store cannot run at all. */
export type Hindrance = "not_connected" | "access_lapsed" | "stock_off" | "not_configured"

const STOCK_FLOWS: DataflowId[] = ["stock-update", "full-stock-update"]

/** Who holds schedule, cursor and results of a flow; null while no account is connected. */
export const unitOwner = (
  flow: Pick<DataflowDescriptor, "unit">,
  store: Pick<StoreOverviewRow, "id" | "account">
): string | null => (flow.unit === "account" ? (store.account?.id ?? null) : store.id)

export const hindranceOf = (
  { id, isConfigured }: Pick<DataflowDescriptor, "id" | "isConfigured">,
  { account, status, settings }: Pick<StoreOverviewRow, "account" | "status" | "settings">,
  options: AmazonOptions
): Hindrance | null => {
  if (isConfigured && !isConfigured(options)) {
    return "not_configured"
  }
  if (!account || account.status === "disconnected" || !["active", "paused"].includes(status)) {
    return "not_connected"
  }
  if (account.status !== "active") {
    return "access_lapsed"
  }
  return STOCK_FLOWS.includes(id) && !parseStoreSettings(settings).stock.enabled
    ? "stock_off"
    : null
}
