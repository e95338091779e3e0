import { isDeepStrictEqual } from "node:util"
import { readJson } from "../contract/bodies.js"
import type { Request } from "../http/request.js"
import type { Example } from "./examples.js"

/** What a request gives, by name, as an example names it. */
export interface Given {
  /** Decoded path, query and header parameters. */
  texts: ReadonlyMap<string, string>
  body: unknown
}

/** Reads a request whose path parameters are known. */
export function givenBy(request: Request, path: Readonly<Record<string, string>>): Given {
  const texts = new Map<string, string>()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") {
      texts.set(name, value)
    }
  }
  for (const name of new Set(request.query.keys())) {
    texts.set(name, request.query.getAll(name).join(","))
  }
  for (const [name, value] of Object.entries(path)) {
    texts.set(name, value)
  }
  const body = readJson(request.body)
  return { texts, body: body.kind === "json" ? body.value : undefined }
}

/** Whether a request gives every parameter that the example names, with its value. */
export function matches(example: Example, { texts, body }: Given): boolean {
  return Object.entries(example.parameters).every(([name, value]) =>
    name === "body" ? isDeepStrictEqual(body, value) : sameText(texts.get(name), value)
  )
}

/** The values of a list may come in any order. */
function sameText(text: string | undefined, value: unknown): boolean {
  if (text === undefined) {
    return false
  }
  return Array.isArray(value)
    ? isDeepStrictEqual(text.split(",").sort(), value.map(String).sort())
    : text === String(value)
}
