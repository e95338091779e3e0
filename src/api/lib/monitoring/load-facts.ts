import { dataflows } from "../../../dataflows/registry"
import { listUnits, type Unit } from "../../../dataflows/list-units"
import { freshnessOf } from "../../../dataflows/watch-dataflows"
import { isLate } from "../../../domain/dataflows"
import type { FlowFigure, MonitoringFacts } from "../../../domain/monitoring"
import { databaseClock } from "../../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../../modules/amazon/service"
import { endOfSecrets } from "../../../workflows/application/watch-client-secret"

/** Monitors that ask more often are told the same. */
const REMEMBER_MS = 5_000

interface Remembered {
  at: number
  facts: Promise<MonitoringFacts>
}

const remembered = new WeakMap<AmazonModuleService, Remembered>()

/** What monitors are told, from the database; asked at most every few seconds in a process. */
export const loadFacts = (amazon: AmazonModuleService): Promise<MonitoringFacts> => {
  const known = remembered.get(amazon)
  if (known && performance.now() - known.at < REMEMBER_MS) {
    return known.facts
  }
  const facts = readFacts(amazon)
  remembered.set(amazon, { at: performance.now(), facts })
  // What went wrong is asked again.
  facts.catch(() => remembered.delete(amazon))
  return facts
}

const readFacts = async (amazon: AmazonModuleService): Promise<MonitoringFacts> => {
  const [figures, units, at, { by_hand, foreign }, secretEnd] = await Promise.all([
    amazon.monitoring.read(),
    listUnits(amazon),
    databaseClock(amazon.db.knex),
    amazon.installation.view(),
    endOfSecrets(amazon),
  ])
  const flows = await Promise.all(
    unitsByAccount(units).map((those) => flowFigures(amazon, those, at))
  )
  return {
    ...figures,
    at,
    flows: flows.flat(),
    read_only: by_hand.by_hand || foreign.length > 0,
    secret_expires_at: secretEnd,
  }
}

const unitsByAccount = (units: Unit[]): Unit[][] => {
  const ids = [...new Set(units.map(({ account }) => account.id))]
  return ids.map((id) => units.filter(({ account }) => account.id === id))
}

/** Of one account: a statement for its own flows, and one for each store that has some. */
const flowFigures = async (
  amazon: AmazonModuleService,
  units: Unit[],
  at: Date
): Promise<FlowFigure[]> => {
  const owners = [...new Set(units.map(({ ownerId }) => ownerId))]
  const backlogs = new Map(
    await Promise.all(
      owners.map(async (owner) => {
        const own = units.filter(({ ownerId }) => ownerId === owner)
        const queries = dataflows
          .filter(({ id }) => own.some(({ flow }) => flow.id === id))
          .map(({ id, backlogSql }) => ({ flow: id, sql: backlogSql }))
        const account = own[0].account.id
        // Of a flow of the account all that waits, whichever store's.
        const store = owner === account ? null : owner
        const found = await amazon.overview.flows.backlogs(queries, { account, store })
        return [owner, found] as const
      })
    )
  )
  return units.map((unit) => figureOf(unit, backlogs.get(unit.ownerId)?.get(unit.flow.id) ?? 0, at))
}

const figureOf = (unit: Unit, backlog: number, at: Date): FlowFigure => {
  const { flow, row, account, ownerId } = unit
  return {
    owner: ownerId,
    flow: flow.id,
    objective_seconds: flow.objective,
    last_success_at: row?.last_success_at ? new Date(row.last_success_at) : null,
    late: row !== undefined && isLate(freshnessOf(unit, row), at),
    runnable: account.status === "active" && row?.runnable_since != null,
    backlog,
    waiting_until: row?.waiting_until ? new Date(row.waiting_until) : null,
    failing: row?.last_error != null,
  }
}
