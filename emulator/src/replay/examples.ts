import { loadCatalogue } from "../contract/catalogue.js"
import { dereference, isRecord } from "../contract/json-pointer.js"
import type { Operation } from "../contract/types.js"

/** One static request/answer pair of Amazon's sandbox, as published inside its models. */
export interface Example {
  /** Model, operation, status and number, e.g. `sellers getAccount 200 #0`. */
  id: string
  /** Name of Amazon's model. */
  api: string
  operation: string
  method: string
  /** With `{name}` for path parameters. */
  path: string
  status: number
  /** Values by parameter name; `body` is the whole body. What is not named may be anything. */
  parameters: Record<string, unknown>
  /** Undefined: no body. */
  response: unknown
}

/** All static examples of the models: of the npm package, or of Amazon's own files in a folder. */
export async function loadExamples(modelsDir?: string): Promise<Example[]> {
  const { operations } = await loadCatalogue(modelsDir)
  return operations.flatMap(examplesOf)
}

/** The static examples of one operation, in the order of its model. */
export function examplesOf(operation: Operation): Example[] {
  const { api, operation: name, method, path } = operation
  return Object.entries(declaredResponses(operation)).flatMap(([status, response]) => {
    const cases = record(record(response)["x-amzn-api-sandbox"]).static
    return (Array.isArray(cases) ? cases : []).map((example, index): Example => {
      const { request, response: answer } = record(example)
      return {
        id: `${api} ${name} ${status} #${index}`,
        ...{ api, operation: name, method, path },
        status: Number(status),
        parameters: parametersOf(request),
        response: Number(status) === 204 ? undefined : answer,
      }
    })
  })
}

function declaredResponses({ document, method, path }: Operation): Record<string, unknown> {
  const { paths, basePath } = document as { paths?: unknown; basePath?: unknown }
  const base = typeof basePath === "string" ? basePath.replace(/\/$/, "") : ""
  const item = record(record(paths)[path.slice(base.length)])
  const responses = record(record(item[method.toLowerCase()]).responses)
  return Object.fromEntries(
    Object.entries(responses).map(([status, value]) => [status, dereference(document, value)])
  )
}

/** Each parameter wraps its value in `value`; a body `{}` without one says nothing. */
function parametersOf(request: unknown): Record<string, unknown> {
  const given = Object.entries(record(record(request).parameters))
  return Object.fromEntries(
    given.filter(([, it]) => "value" in record(it)).map(([name, it]) => [name, record(it).value])
  )
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}
