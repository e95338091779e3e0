import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { WorkflowManager } from "@medusajs/framework/orchestration"
import { importAmazonOrdersWorkflowId } from "../../src/workflows/orders/workflows/import-amazon-orders"

/** Milliseconds that at least one statement was under way, and how many there were. */
export interface SqlMeter {
  read(): { ms: number; statements: number }
}

interface Statement {
  __knexQueryUid: string
}

/** Listens to the pool that all modules share. Statements under way at once count once. */
export const meterSql = (knex: Knex): SqlMeter => {
  let statements = 0
  let ms = 0
  let since = 0
  // A statement in a transaction is told twice, by the transaction and by the pool.
  const underWay = new Set<string>()
  const ended = ({ __knexQueryUid: id }: Statement) => {
    if (underWay.delete(id) && underWay.size === 0) {
      ms += performance.now() - since
    }
  }
  knex.on("query", ({ __knexQueryUid: id }: Statement) => {
    if (!underWay.has(id)) {
      statements += 1
      since = underWay.size ? since : performance.now()
      underWay.add(id)
    }
  })
  knex.on("query-response", (_answer: unknown, statement: Statement) => ended(statement))
  knex.on("query-error", (_error: unknown, statement: Statement) => ended(statement))
  return { read: () => ({ ms, statements }) }
}

export interface StepTimes {
  [step: string]: { ms: number; sqlMs: number; statements: number }
}

/** Adds a clock to each step of the import; what is between the steps is the engine's. */
export const meterSteps = (sql: SqlMeter): StepTimes => {
  const workflow = WorkflowManager.getWorkflow(importAmazonOrdersWorkflowId)
  if (!workflow) {
    throw new Error(`The workflow ${importAmazonOrdersWorkflowId} is not registered`)
  }
  const times: StepTimes = {}
  for (const [step, handler] of workflow.handlers_) {
    const invoke = handler.invoke as (...args: unknown[]) => Promise<unknown>
    const time = (times[step] = { ms: 0, sqlMs: 0, statements: 0 })
    handler.invoke = async (...args: unknown[]) => {
      const before = sql.read()
      const start = performance.now()
      try {
        return await invoke(...args)
      } finally {
        const after = sql.read()
        time.ms += performance.now() - start
        time.sqlMs += after.ms - before.ms
        time.statements += after.statements - before.statements
      }
    }
  }
  return times
}
