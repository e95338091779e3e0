import { connectedStages } from "../stores"
import { awaitsCare, type Care } from "./care"

export interface ObstacleFacts<Flow extends string = never> {
  /** The flow has what it needs of the installation. */
  configured: boolean
  /** The store's account; null while it is connected to none. */
  account_status: string | null
  store_status: string
  /** For a flow that sends stock: whether the store's settings want that. */
  stock_enabled: boolean | null
  /** A flow it builds on that has not succeeded yet. */
  missing: Flow | null
  care: Care | undefined
  acknowledged_at: Date | null
}

export type Obstacle =
  "not_configured" | "not_connected" | "access_lapsed" | "paused" | "stock_off" | "not_acknowledged"

/**
 * Why a flow of a store stands still though its switch is on; the one to be mended first. A risk is
 * asked about last: what has not been read cannot have been looked at.
 */
export const obstacleOf = <Flow extends string = never>(
  facts: ObstacleFacts<Flow>
): Obstacle | Flow | null => {
  if (!facts.configured) {
    return "not_configured"
  }
  const { account_status, store_status } = facts
  const connected = (connectedStages as string[]).includes(store_status)
  if (account_status === null || account_status === "disconnected" || !connected) {
    return "not_connected"
  }
  if (account_status !== "active") {
    return "access_lapsed"
  }
  if (store_status === "paused") {
    return "paused"
  }
  if (facts.stock_enabled === false) {
    return "stock_off"
  }
  // Whoever deletes a store and wants its zeros has taken that on.
  const care = store_status === "closing" ? undefined : facts.care
  return facts.missing ?? (awaitsCare(care, facts.acknowledged_at) ? "not_acknowledged" : null)
}

/** Trying changes nothing: only what keeps us from reading Amazon stands in its way. */
export const trialObstacleOf = (
  facts: Pick<ObstacleFacts, "account_status" | "store_status">
): Obstacle | null => {
  const obstacle = obstacleOf<never>({
    ...facts,
    configured: true,
    stock_enabled: null,
    missing: null,
    care: undefined,
    acknowledged_at: null,
  })
  return obstacle === "paused" ? null : obstacle
}
