import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { isRecord } from "../src/contract/json-pointer.js"
import { METHODS } from "../src/contract/openapi.js"

/** One static request/answer pair of Amazon's sandbox, as published inside the models. */
export interface SandboxExample {
  id: string
  method: string
  path: string
  status: number
  /** Values by parameter name; `body` is the request body. */
  parameters: Record<string, unknown>
  response: unknown
}

/** The static sandbox examples of the operations under a path prefix. */
export function sandboxExamples(prefix: RegExp): SandboxExample[] {
  const file = createRequire(import.meta.url).resolve("@selling-partner-api/models/merged.json")
  const document: unknown = JSON.parse(readFileSync(file, "utf8"))
  const examples: SandboxExample[] = []
  for (const [path, item] of Object.entries(record(record(document).paths))) {
    for (const method of prefix.test(path) ? METHODS : []) {
      const { operationId, responses } = record(record(item)[method])
      for (const [status, response] of Object.entries(record(responses))) {
        const cases = record(record(response)["x-amzn-api-sandbox"]).static
        for (const [index, example] of (Array.isArray(cases) ? cases : []).entries()) {
          examples.push({
            id: `${String(operationId)} ${status} #${index}`,
            method: method.toUpperCase(),
            path,
            status: Number(status),
            parameters: parametersOf(record(example).request),
            response: record(example).response,
          })
        }
      }
    }
  }
  return examples
}

/** Each parameter wraps its value in `value`; some bodies do, some do not. */
function parametersOf(request: unknown): Record<string, unknown> {
  const given = Object.entries(record(record(request).parameters))
  return Object.fromEntries(
    given.map(([name, it]) => [
      name,
      name === "body" && !("value" in record(it)) ? it : record(it).value,
    ])
  )
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

/** Value for path parameters the examples leave out. */
const FILL: Record<string, string> = { orderId: "902-1845936-5435065", sku: "SKU-1" }

/** The URL an example stands for: given parameters, then what the caller adds as required. */
export function exampleUrl(example: SandboxExample, added: Record<string, string> = {}): string {
  const rest = new Map<string, unknown>(Object.entries({ ...added, ...example.parameters }))
  rest.delete("body")
  const path = example.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = rest.get(name) ?? FILL[name] ?? "ANY"
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  const query = [...rest].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return query.length > 0 ? `${path}?${query.join("&")}` : path
}
