import type { DataflowId } from "../../../types"

/** Identity and pace of each dataflow; what it runs is in src/dataflows. Seconds. */
export interface DataflowPace {
  id: DataflowId
  unit: "account" | "store"
  interval: number
  minimumInterval: number
  /** Without success for this long it counts as late. */
  objective: number
}

const pace: Record<DataflowId, Omit<DataflowPace, "id">> = {
  "listing-sync": { unit: "store", interval: 3600, minimumInterval: 300, objective: 3 * 3600 },
  "order-import": { unit: "account", interval: 180, minimumInterval: 60, objective: 900 },
  "order-status-update": { unit: "account", interval: 60, minimumInterval: 15, objective: 900 },
  "stock-update": { unit: "account", interval: 15, minimumInterval: 5, objective: 300 },
  "full-stock-update": {
    unit: "account",
    interval: 6 * 3600,
    minimumInterval: 900,
    objective: 26 * 3600,
  },
  // One run waits up to 20 seconds for messages: this is the pause between two.
  notifications: { unit: "account", interval: 5, minimumInterval: 1, objective: 900 },
}

export const paceOf = (id: DataflowId): DataflowPace => ({ id, ...pace[id] })

export const dataflowDefaults: DataflowPace[] = (Object.keys(pace) as DataflowId[]).map(paceOf)
