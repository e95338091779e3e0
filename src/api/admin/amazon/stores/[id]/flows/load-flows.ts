import type { MedusaContainer } from "@medusajs/framework/types"
import { unitOwner } from "../../../../../../dataflows/hindrance"
import { dataflows, requireFlow } from "../../../../../../dataflows/registry"
import { AMAZON_MODULE } from "../../../../../../modules/amazon"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type { AmazonDataflowDto, AmazonDataflowResponse } from "../../../../../../types"
import { readPeople } from "../../../../../lib/people"
import { describeFlow, toRunDto, toTrialDto } from "./describe-flow"

/** Every dataflow as a store sees it, in four queries. */
export const loadFlows = async (
  container: MedusaContainer,
  store: StoreOverviewRow
): Promise<AmazonDataflowDto[]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { account } = store
  const [rows, stores, backlogs] = await Promise.all([
    amazon.overview.flows.list([store.id, ...(account ? [account.id] : [])]),
    account
      ? amazon.listAmazonStores({ account_id: account.id }, { select: ["id", "name"], take: null })
      : [],
    account
      ? amazon.overview.flows.backlogs(
          dataflows.map(({ id, backlogSql }) => ({ flow: id, sql: backlogSql })),
          { account: account.id, store: store.id }
        )
      : new Map<string, number>(),
  ])
  const people = await readPeople(
    container,
    rows.flatMap((row) => [row.switched_by, row.acknowledged_by])
  )
  return dataflows.map((flow) =>
    describeFlow({
      flow,
      store,
      find: (ownerId, id) => rows.find((row) => row.owner_id === ownerId && row.flow === id),
      dependencies: flow.dependsOn.map(requireFlow),
      backlog: backlogs.get(flow.id) ?? 0,
      sharedWith: stores.filter(({ id }) => id !== store.id).map(({ id, name }) => ({ id, name })),
      options: amazon.options,
      people,
      now: new Date(),
    })
  )
}

/** Of the runs as many as fit on a page, the latest first. */
const FIRST_PAGE = { limit: 20, offset: 0 }

/** One flow with a page of its runs and this store's last trial. @throws MedusaError not_found. */
export const loadFlow = async (
  container: MedusaContainer,
  store: StoreOverviewRow,
  flowId: string,
  page = FIRST_PAGE
): Promise<AmazonDataflowResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { id, unit } = requireFlow(flowId)
  const owner = unitOwner({ unit }, store)
  const [flows, row] = await Promise.all([
    loadFlows(container, store),
    owner ? amazon.dataflows.get(owner, id) : null,
  ])
  const [{ runs, count }, trial] = row
    ? await Promise.all([
        amazon.overview.flows.runs(row.id, store.id, page),
        amazon.overview.flows.lastTrial(row.id, store.id),
      ])
    : [{ runs: [], count: 0 }, null]
  return {
    flow: flows.find((flow) => flow.id === id)!,
    runs: runs.map(toRunDto),
    count,
    ...page,
    trial: trial && toTrialDto(trial, new Date()),
  }
}
