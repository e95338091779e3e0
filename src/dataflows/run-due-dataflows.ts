import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../modules/amazon"
import type { DataflowRow } from "../modules/amazon/services/dataflows"
import type AmazonModuleService from "../modules/amazon/service"
import { inProcess, underWayFor } from "../modules/amazon/lib/in-process"
import { dataflows } from "./registry"
import { runDataflow, type RunOutcome } from "./run-dataflow"
import type { AccountRow, DataflowDescriptor, StoreRow } from "./types"

interface Unit {
  flow: DataflowDescriptor
  account: AccountRow
  stores: StoreRow[]
  row: DataflowRow | undefined
}

const isDue = ({ row }: Unit, now: Date): boolean =>
  !row?.next_due_at || new Date(row.next_due_at) <= now

/** Every unit that may run: connected account, store active, switch on. */
const listUnits = async (amazon: AmazonModuleService): Promise<Unit[]> => {
  const accounts = await amazon.listAmazonAccounts({ status: "active" }, { take: null })
  if (!accounts.length) {
    return []
  }
  const stores = await amazon.listAmazonStores(
    { account_id: accounts.map((account) => account.id), status: "active" },
    { take: null }
  )
  const rows = await amazon.dataflows.list([
    ...accounts.map((account) => account.id),
    ...stores.map((store) => store.id),
  ])
  const find = (ownerId: string, flow: string) =>
    rows.find((row) => row.owner_id === ownerId && row.flow === flow)
  return accounts.flatMap((account) => {
    const own = stores.filter((store) => store.account_id === account.id)
    return dataflows.flatMap((flow): Unit[] => {
      const on = own.filter((store) => find(store.id, flow.id)?.enabled !== false)
      if (flow.unit === "account") {
        return on.length ? [{ flow, account, stores: on, row: find(account.id, flow.id) }] : []
      }
      return on.map((store) => ({ flow, account, stores: [store], row: find(store.id, flow.id) }))
    })
  })
}

/**
 * Runs one flow of one owner (account or store) and answers when its slice is over. `busy` when a run
 * was under way, here (it is awaited) or elsewhere: it may have looked before the caller's change.
 */
export const runFlowNow = async (
  container: MedusaContainer,
  ownerId: string,
  flowId: string
): Promise<RunOutcome | "not_runnable"> => {
  const running = underWayFor(`${ownerId}:${flowId}`)
  if (running) {
    await running
    return "busy"
  }
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const unit = (await listUnits(amazon)).find(
    ({ flow, account, stores }) =>
      flow.id === flowId && (flow.unit === "account" ? account.id : stores[0].id) === ownerId
  )
  return unit
    ? inProcess(`${ownerId}:${flowId}`, () =>
        runDataflow(container, unit.flow, unit.account, unit.stores)
      )
    : "not_runnable"
}

/**
 * Starts what is due and returns without waiting for it. Safe in any number of processes: each run
 * takes a lease.
 */
export const startDueDataflows = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const now = new Date()
  const units = await listUnits(amazon)
  for (const unit of units.filter((candidate) => isDue(candidate, now))) {
    const ownerId = unit.flow.unit === "account" ? unit.account.id : unit.stores[0].id
    inProcess(`${ownerId}:${unit.flow.id}`, () =>
      runDataflow(container, unit.flow, unit.account, unit.stores)
    ).catch((error) =>
      logger.error(`amazon ${unit.flow.id} of ${ownerId} broke off: ${error.message}`)
    )
  }
}
