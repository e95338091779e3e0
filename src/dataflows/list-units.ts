import { awaitsCare } from "../domain/dataflows"
import { connectedStages } from "../domain/stores"
import { parseStoreSettings } from "../modules/amazon/lib/store-settings"
import type { DataflowRow } from "../modules/amazon/services/dataflows"
import type AmazonModuleService from "../modules/amazon/service"
import type { DataflowId } from "../types"
import { dataflows, requireFlow } from "./registry"
import type { AccountRow, DataflowDescriptor, StoreRow } from "./types"

/** A flow of one owner: of an account with its stores, or of one store. */
export interface Unit {
  flow: DataflowDescriptor
  account: AccountRow
  stores: StoreRow[]
  ownerId: string
  row: DataflowRow | undefined
  /** The flows it builds on have all succeeded once. */
  ready: boolean
}

/** What is done only where the store's settings want it, beside the flow's switch. */
const WANTED: Partial<Record<DataflowId, (store: StoreRow) => boolean>> = {
  "stock-update": (store) => parseStoreSettings(store.settings).stock.enabled,
  "full-stock-update": (store) => parseStoreSettings(store.settings).stock.enabled,
}

type Find = (ownerId: string, flow: DataflowId) => DataflowRow | undefined

/**
 * A store that is being deleted sends its zeros, gets its orders and tells of their parcels until then:
 * where a zero is refused that may be days. Its listings are read too: one that is gone at Amazon needs
 * no zero.
 */
const WHILE_CLOSING: DataflowId[] = [
  "listing-sync",
  "order-import",
  "order-status-update",
  "stock-update",
  "full-stock-update",
]

/** @param known stores of the account that are active, closing or paused */
const unitsOf = (account: AccountRow, known: StoreRow[], find: Find): Unit[] => {
  const runs = (store: StoreRow, id: DataflowId) =>
    store.status === "active" || (store.status === "closing" && WHILE_CLOSING.includes(id))
  const isOn = (store: StoreRow, id: DataflowId) => {
    const row = find(store.id, id)
    // Whoever deletes a store and wants its zeros has taken that on.
    const care = store.status === "closing" ? undefined : requireFlow(id).needsCare
    return row?.enabled !== false && !awaitsCare(care, row?.acknowledged_at ?? null)
  }
  const isUsed = (store: StoreRow, id: DataflowId) =>
    isOn(store, id) && WANTED[id]?.(store) !== false
  const hasSucceeded = (flow: DataflowDescriptor): boolean =>
    (flow.unit === "account" ? [account] : known).some(
      (owner) => find(owner.id, flow.id)?.last_success_at
    )
  return dataflows.flatMap((flow): Unit[] => {
    const ready = flow.dependsOn.every((id) => hasSucceeded(dataflows.find((f) => f.id === id)!))
    const stores = known.filter((store) => runs(store, flow.id))
    const on = stores.filter((store) => isOn(store, flow.id))
    if (flow.unit === "store") {
      return on.map((store) => {
        const row = find(store.id, flow.id)
        return { flow, account, stores: [store], ownerId: store.id, row, ready }
      })
    }
    const { neededBy } = flow
    const needed = stores.some((store) => neededBy?.some((id) => isUsed(store, id)))
    // A paused store sells on at Amazon: what it sells is reckoned with, and waits for its resumption.
    const paused = needed ? known.filter(({ status }) => status === "paused") : []
    const served = neededBy && (needed || on.length) ? [...stores, ...paused] : on
    const row = find(account.id, flow.id)
    return served.length ? [{ flow, account, stores: served, ownerId: account.id, row, ready }] : []
  })
}

/** @param seen how a store is taken to stand */
const unitsOfAccounts = async (
  amazon: AmazonModuleService,
  seen: (store: StoreRow) => StoreRow = (store) => store
): Promise<{ account: AccountRow; units: Unit[] }[]> => {
  const accounts = await amazon.listAmazonAccounts({ status: ["active", "lapsed"] }, { take: null })
  if (!accounts.length) {
    return []
  }
  const stores = await amazon.listAmazonStores(
    { account_id: accounts.map((account) => account.id), status: connectedStages },
    { take: null }
  )
  const rows = await amazon.dataflows.list([
    ...accounts.map((account) => account.id),
    ...stores.map((store) => store.id),
  ])
  const find: Find = (ownerId, flow) =>
    rows.find((row) => row.owner_id === ownerId && row.flow === flow)
  return accounts.map((account) => {
    const own = stores.filter((store) => store.account_id === account.id).map(seen)
    const units = unitsOf(account, own, find).filter(
      ({ flow }) => flow.isConfigured?.(amazon.options) ?? true
    )
    return { account, units }
  })
}

/**
 * Every unit that may run: account connected, store active or closing, switch on, its risk taken on.
 * Of an account whose access lapsed one flow stays, to see when Amazon lets us in again.
 */
export const listUnits = async (amazon: AmazonModuleService): Promise<Unit[]> => {
  const found = await unitsOfAccounts(amazon)
  return found.flatMap(({ account, units }) =>
    account.status === "active" ? units : probeOf(units)
  )
}

/** Every unit that may run or waits for that: for the end of a lapse or a pause, or for another flow. */
export const listWanted = async (amazon: AmazonModuleService): Promise<Unit[]> => {
  const found = await unitsOfAccounts(amazon, (store) =>
    store.status === "paused" ? { ...store, status: "active" } : store
  )
  return found.flatMap(({ units }) => units)
}

/** Orders first: what comes in is missed most. */
const probeOf = (units: Unit[]): Unit[] => {
  const probe =
    units.find(({ flow }) => flow.id === "order-import") ??
    units.find(({ flow }) => flow.asksAmazon) ??
    units[0]
  return probe ? [probe] : []
}
