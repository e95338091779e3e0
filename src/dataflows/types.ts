import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import type { InferTypeOf } from "@medusajs/framework/types"
import type AmazonAccount from "../modules/amazon/models/account"
import type AmazonStore from "../modules/amazon/models/store"
import type AmazonModuleService from "../modules/amazon/service"
import type { AmazonOptions } from "../modules/amazon/lib/options"
import type { DataflowPace } from "../modules/amazon/lib/dataflow-defaults"
import type { Care } from "../domain/dataflows"
import type { DataflowId, TrialRowDto } from "../types"

export type AccountRow = InferTypeOf<typeof AmazonAccount>
export type StoreRow = InferTypeOf<typeof AmazonStore>

/** What a run gets. It works until `deadline` or until `signal` aborts, then returns. */
export interface DataflowContext {
  container: MedusaContainer
  amazon: AmazonModuleService
  logger: Logger
  account: AccountRow
  /**
   * Connected stores of the account whose switch of this flow is on; every connected one for a flow
   * that others need; one for a flow per store.
   */
  stores: StoreRow[]
  cursor: Record<string, unknown> | null
  saveCursor: (cursor: Record<string, unknown>) => Promise<void>
  /** Adds to the run's counts. */
  count: (what: string, by?: number) => void
  deadline: Date
  signal: AbortSignal
}

/**
 * What a trial run gets. It looks what a run would do for one store, and changes nothing: neither at
 * Amazon nor in the shop, and nothing of what a run goes by (cursor, inbox, marks).
 */
export interface TrialContext extends Omit<DataflowContext, "stores" | "saveCursor"> {
  store: StoreRow
  /** The flow waits for somebody to take on its risk: look at everything it would begin with. */
  beforeStart: boolean
  /** One thing that a run would do. */
  found: (row: TrialRowDto) => void
}

/** One stream between shop and Amazon. A descriptor: what to run and how it is kept, no logic. */
export interface DataflowDescriptor extends DataflowPace {
  /** Not started by the clock before each of these has succeeded once. */
  dependsOn: DataflowId[]
  /**
   * Flows of the account that reckon with what this one reads. While one of them is used, it reads for
   * every store: a store's switch then only filters what is made of it.
   */
  neededBy?: DataflowId[]
  /** Has what it needs in the plugin's options; without this every installation has. */
  isConfigured?: (options: AmazonOptions) => boolean
  /** Every complete run asks Amazon, so that its success proves our access. */
  asksAmazon?: boolean
  /** Does nothing for a store before somebody has taken on its risk. */
  needsCare?: Care
  run: (context: DataflowContext) => Promise<{ complete: boolean }>
  /** Without this there is nothing to try. */
  dryRun?: (context: TrialContext) => Promise<{ complete: boolean }>
  /** How much waits, by SQL: one row `{ backlog }` for `:account` (and `:store`). */
  backlogSql: string
}

/** True when a run must hand back: lease lost, process stopping, or its slice is over. */
export const mustStop = (context: Pick<DataflowContext, "deadline" | "signal">): boolean =>
  context.signal.aborted || Date.now() >= context.deadline.getTime()
