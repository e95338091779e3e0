import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import type { InferTypeOf } from "@medusajs/framework/types"
import type AmazonAccount from "../modules/amazon/models/account"
import type AmazonStore from "../modules/amazon/models/store"
import type AmazonModuleService from "../modules/amazon/service"
import type { DataflowPace } from "../modules/amazon/lib/dataflow-defaults"
import type { DataflowId } from "../types"

export type AccountRow = InferTypeOf<typeof AmazonAccount>
export type StoreRow = InferTypeOf<typeof AmazonStore>

/** What a run gets. It works until `deadline` or until `signal` aborts, then returns. */
export interface DataflowContext {
  container: MedusaContainer
  amazon: AmazonModuleService
  logger: Logger
  account: AccountRow
  /** Connected stores of the account whose switch of this flow is on; one for a flow per store. */
  stores: StoreRow[]
  cursor: Record<string, unknown> | null
  saveCursor: (cursor: Record<string, unknown>) => Promise<void>
  /** Adds to the run's counts. */
  count: (what: string, by?: number) => void
  deadline: Date
  signal: AbortSignal
}

/** One stream between shop and Amazon. A descriptor: what to run and how it is kept, no logic. */
export interface DataflowDescriptor extends DataflowPace {
  dependsOn: DataflowId[]
  run: (context: DataflowContext) => Promise<{ complete: boolean }>
  /** How much waits, by SQL: one row `{ backlog }` for `:account` (and `:store`). */
  backlogSql: string
}

/** True when a run must hand back: lease lost, process stopping, or its slice is over. */
export const mustStop = (context: Pick<DataflowContext, "deadline" | "signal">): boolean =>
  context.signal.aborted || Date.now() >= context.deadline.getTime()
