import type { Obstacle } from "../domain/dataflows"
import { notAllowed, type Refusal } from "../modules/amazon/lib/refusal"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { RefusalCode } from "../types"
import type { DataflowDescriptor } from "./types"

type Reason = Extract<
  RefusalCode,
  | "flow_off"
  | "store_not_connected"
  | "access_lapsed"
  | "store_paused"
  | "stock_off"
  | "flow_not_acknowledged"
  | "flow_not_configured"
  | "process_stopping"
  | "store_changed"
>

const REMEDIES: Record<Reason, string> = {
  flow_off: "Switch it on first.",
  store_not_connected: "Connect the store to Amazon first.",
  access_lapsed: "Amazon refuses our access: renew it on the store's page.",
  store_paused: "The store is paused: resume it first.",
  stock_off: "Switch on stock in the store's settings first.",
  flow_not_acknowledged: "Look at what it would send, then start it on the store's page.",
  flow_not_configured: "Set it up in the plugin's options first (docs/notifications.md).",
  process_stopping: "This process is stopping. Try again in a minute.",
  store_changed: "The store was changed meanwhile: look at it again.",
}

/** How what stands in a flow's way is said to whoever wants it to run. */
export const OBSTACLES: Record<Obstacle, Reason> = {
  not_connected: "store_not_connected",
  access_lapsed: "access_lapsed",
  paused: "store_paused",
  stock_off: "stock_off",
  not_acknowledged: "flow_not_acknowledged",
  not_configured: "flow_not_configured",
}

export const cannotRun = (
  { name }: Pick<StoreOverviewRow, "name">,
  { id }: Pick<DataflowDescriptor, "id">,
  reason: Reason
): Refusal =>
  notAllowed(reason, `${id} of "${name}" cannot run now. ${REMEDIES[reason]}`, {
    flow: id,
    store: name,
  })
