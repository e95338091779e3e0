import { appliesTo, FAULT_KINDS } from "../../../emulator/src/faults/kinds"
import { operationTable, type OperationName } from "../../../src/sp-api/operation-table"
import type { SpApi } from "../../../src/sp-api"
import { endOf, runCell, type Cell, type CellResult } from "./cell"
import { expectationOf, type CallFault, type Dose, type Subject } from "./expectations"
import { invocations, readFacts, type Facts } from "./invocations"
import { FastClock, type World } from "./world"

export const KINDS = FAULT_KINDS.filter((kind): kind is CallFault => kind !== "expired_url")
const DOSES: Dose[] = ["once", "always"]
/** Rows that are worked on at once; the cells of a row share the emulator's counts. */
const AT_ONCE = 6

export interface Row {
  name: string
  /** What an undisturbed call ends in; null: the local Amazon does not serve the operation. */
  baseline: string | null
  results: CellResult[]
}

/** Every operation of the client under every fault, once and always. */
export const runOperations = async (world: World): Promise<Row[]> => {
  const sp = world.connect({ clock: new FastClock() })
  const facts = await readFacts(world.control, sp.client(world.account))
  const names = Object.keys(operationTable) as OperationName[]
  const rows: Row[] = names.map((name) => ({ name, baseline: null, results: [] }))
  const left = [...rows]
  const work = async () => {
    for (let row = left.shift(); row; row = left.shift()) {
      await fillRow(world, facts, row)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return rows
}

const fillRow = async (world: World, facts: Facts, row: Row): Promise<void> => {
  const name = row.name as OperationName
  const operation = operationTable[name]
  const run = (sp: SpApi) => {
    return invocations[name](sp.client(world.account), facts, sp, world.account)
  }
  const undisturbed = run(world.connect({ clock: new FastClock() }))
  const isMissing = await undisturbed.then(
    () => false,
    (error: unknown) => /is not served by this emulator/.test(String(error))
  )
  if (isMissing) {
    return
  }
  row.baseline = await endOf(undisturbed)
  if (REFUSALS.includes(row.baseline)) {
    return
  }
  const subject: Subject = {
    baseline: row.baseline,
    repeatable: operation.repeatable,
    refusedAnew: operation.scope ? "application_refused" : "access_lapsed",
    // An error that is cut, or a success without a body, is no answer at all.
    cut: row.baseline === "ok" && !EMPTY_SUCCESS.has(name) ? "unexpected_answer" : "network",
  }
  for (const kind of KINDS) {
    for (const dose of DOSES) {
      const expected = expectationOf(kind, dose, subject)
      const cell: Cell = { name, operation: name, kind, dose, run, expected }
      row.results.push(await runCell(world, cell))
    }
  }
}

/** The local Amazon refuses the token before it looks for faults: nothing would be tried. */
const REFUSALS = ["access_denied", "access_lapsed", "application_refused"]

/** Success is an empty 204. */
const EMPTY_SUCCESS = new Set<OperationName>(["confirmShipment", "rotateApplicationClientSecret"])

/** Login with Amazon under every fault that it can have, by each way to a token. */
export const runTokenEndpoint = async (world: World): Promise<Row[]> => {
  const rows: Row[] = []
  let account = 0
  // A key that was never used has no token yet.
  const refresh = (sp: SpApi) =>
    sp.client({ ...world.account, key: `fresh-${++account}` }).sellers.getAccount()
  const grantless = (sp: SpApi) => sp.client(world.account).notifications.getDestinations()
  const exchange = async (sp: SpApi) =>
    sp.exchangeCode({ code: await world.newCode(), redirectUri: world.redirectUri })
  for (const [name, run, repeatable] of [
    ["token: refresh", refresh, true],
    ["token: grantless", grantless, true],
    ["token: exchange of a code", exchange, false],
  ] as const) {
    const row: Row = { name, baseline: "ok", results: [] }
    for (const kind of KINDS.filter((one) => appliesTo(one, "token"))) {
      for (const dose of DOSES) {
        const subject = { baseline: "ok", repeatable, refusedAnew: "", cut: "network" as const }
        const expected =
          kind === "revoked_token"
            ? { ends: ["access_lapsed"], requests: 1 }
            : expectationOf(kind, dose, subject)
        const cell: Cell = { name, operation: "token", kind, dose, run, expected }
        row.results.push(await runCell(world, cell))
      }
    }
    rows.push(row)
  }
  return rows
}
