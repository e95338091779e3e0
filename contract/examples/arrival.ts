import type { Given } from "./operation-case"

/** A request as the local Amazon's call log tells it. */
export interface LoggedCall {
  seq: number
  operation: string
  method: string
  path: string
  query: string
  status: number | string
  requestId: string
  body?: unknown
}

/** Parameters by name as text, and the body: the form in which requests are compared. */
export interface Arrival {
  method: string
  texts: Record<string, string>
  body: unknown
}

/** What a logged request gave; `template` is its path with `{name}` for parameters. */
export function arrivalOf({ method, path, query, body }: LoggedCall, template: string): Arrival {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  const pattern = template.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "([^/]*)")
  const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1) ?? []
  const texts = Object.fromEntries([
    ...names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")] as const),
    ...new URLSearchParams(query),
  ])
  return { method, texts, body }
}

/** What a request with these parameters must give: all of them, and nothing else. */
export function expectedArrival(method: string, { body, ...parameters }: Given): Arrival {
  return { method, texts: textsOf(parameters), body }
}

/** Values as they stand in a path or query: lists are joined by commas. */
export function textsOf(parameters: Given): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : String(value),
    ])
  )
}
