import { AsyncLocalStorage } from "node:async_hooks"
import { WorkflowManager } from "@medusajs/framework/orchestration"
import { Client } from "pg"
import { importAmazonOrdersWorkflowId } from "../../src/workflows/orders/workflows/import-amazon-orders"

/** Milliseconds that at least one statement was under way, and how many there were. */
export interface SqlMeter {
  read(): { ms: number; statements: number }
}

interface StepTime {
  ms: number
  /** While at least one of its statements was under way: some are sent without awaiting another. */
  sqlMs: number
  statements: number
}

export interface StepTimes {
  [step: string]: StepTime
}

/** One run of a step. */
interface StepRun {
  sqlMs: number
  statements: number
  underWay: number
  since: number
}

/** Whose statement it is: several batches may be in flight at once. */
const runningStep = new AsyncLocalStorage<StepRun>()

type Query = (this: Client, config: unknown, values: unknown, callback: unknown) => unknown

/** Listens to the driver, as not every statement passes knex. Those under way at once count once. */
export const meterSql = (): SqlMeter => {
  let statements = 0
  let ms = 0
  let underWay = 0
  let since = 0
  const ended = () => {
    underWay -= 1
    if (underWay === 0) {
      ms += performance.now() - since
    }
  }
  const query = Client.prototype.query as unknown as Query
  const metered: Query = function (config, values, callback) {
    const last = typeof values === "function" ? values : callback
    if (typeof last !== "function") {
      return query.call(this, config, values, callback)
    }
    statements += 1
    underWay += 1
    const start = performance.now()
    since = underWay === 1 ? start : since
    const step = runningStep.getStore()
    if (step) {
      step.statements += 1
      step.underWay += 1
      step.since = step.underWay === 1 ? start : step.since
    }
    const answered = (...answer: unknown[]) => {
      ended()
      if (step) {
        step.underWay -= 1
        step.sqlMs += step.underWay === 0 ? performance.now() - step.since : 0
      }
      last(...answer)
    }
    return typeof values === "function"
      ? query.call(this, config, answered, undefined)
      : query.call(this, config, values, answered)
  }
  Client.prototype.query = metered as unknown as typeof Client.prototype.query
  return { read: () => ({ ms, statements }) }
}

/** Adds a clock to each step of the import; what is between the steps is the engine's. */
export const meterSteps = (): StepTimes => {
  const workflow = WorkflowManager.getWorkflow(importAmazonOrdersWorkflowId)
  if (!workflow) {
    throw new Error(`The workflow ${importAmazonOrdersWorkflowId} is not registered`)
  }
  const times: StepTimes = {}
  for (const [step, handler] of workflow.handlers_) {
    const invoke = handler.invoke as (...args: unknown[]) => Promise<unknown>
    const time = (times[step] = { ms: 0, sqlMs: 0, statements: 0 })
    handler.invoke = async (...args: unknown[]) => {
      const run: StepRun = { sqlMs: 0, statements: 0, underWay: 0, since: 0 }
      const start = performance.now()
      try {
        return await runningStep.run(run, () => invoke(...args))
      } finally {
        time.ms += performance.now() - start
        time.sqlMs += run.sqlMs
        time.statements += run.statements
      }
    }
  }
  return times
}
