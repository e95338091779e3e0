import { obstacleOf, trialObstacleOf, type Obstacle } from "../domain/dataflows"
import type { AmazonOptions } from "../modules/amazon/lib/options"
import { parseStoreSettings } from "../modules/amazon/lib/store-settings"
import type { DataflowRow } from "../modules/amazon/services/dataflows"
import type { StoreOverviewRow } from "../modules/amazon/services/overview-stores"
import type { DataflowId } from "../types"
import type { DataflowDescriptor } from "./types"

const STOCK_FLOWS: DataflowId[] = ["stock-update", "full-stock-update"]

/** Who holds schedule, cursor and results of a flow; null while no account is connected. */
export const unitOwner = (
  flow: Pick<DataflowDescriptor, "unit">,
  store: Pick<StoreOverviewRow, "id" | "account">
): string | null => (flow.unit === "account" ? (store.account?.id ?? null) : store.id)

type Store = Pick<StoreOverviewRow, "account" | "status" | "settings">

const standing = ({ account, status }: Store) => ({
  account_status: account?.status ?? null,
  store_status: status,
})

/**
 * Why a flow of a store cannot run at all.
 * @param row the store's, with its switch
 * @param missing a flow it builds on; left out where a person wants it to run all the same
 */
export const hindranceOf = <Flow extends DataflowId = never>(
  { id, isConfigured, needsCare }: Pick<DataflowDescriptor, "id" | "isConfigured" | "needsCare">,
  store: Store,
  row: Pick<DataflowRow, "acknowledged_at"> | null | undefined,
  options: AmazonOptions,
  missing: Flow | null = null
): Obstacle | Flow | null =>
  obstacleOf<Flow>({
    ...standing(store),
    configured: !isConfigured || isConfigured(options),
    stock_enabled: STOCK_FLOWS.includes(id)
      ? parseStoreSettings(store.settings).stock.enabled
      : null,
    missing,
    care: needsCare,
    acknowledged_at: row?.acknowledged_at ?? null,
  })

/** Why a flow of a store cannot even be tried. */
export const trialHindranceOf = (store: Store): Obstacle | null => trialObstacleOf(standing(store))
