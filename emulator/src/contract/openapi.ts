import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dereference, isRecord } from "./json-pointer.js"
import type {
  DeclaredResponse,
  JsonSchema,
  Operation,
  Parameter,
  ParameterPlace,
  RequestBody,
} from "./types.js"
import { readUsagePlan } from "./usage-plan.js"

export const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"] as const

/** Reads the OpenAPI 3.0.3 file of the npm package `@selling-partner-api/models`. */
export async function loadMergedModels(): Promise<Operation[]> {
  const require = createRequire(import.meta.url)
  const file = require.resolve("@selling-partner-api/models/merged.json")
  const document: unknown = JSON.parse(await readFile(file, "utf8"))
  if (!isRecord(document) || !isRecord(document.paths)) {
    throw new Error(
      "merged.json of @selling-partner-api/models has no paths; reinstall the package"
    )
  }
  return readOpenApi(document)
}

/** Operations of one OpenAPI 3.0 document that merges several of Amazon's models. */
export function readOpenApi(document: Record<string, unknown>): Operation[] {
  const models = modelNames(document)
  const operations: Operation[] = []
  for (const [path, item] of entries(document.paths)) {
    const shared = isRecord(item) ? item.parameters : undefined
    for (const method of METHODS) {
      const source = isRecord(item) ? item[method] : undefined
      if (!isRecord(source)) {
        continue
      }
      const id = String(source.operationId ?? `${method} ${path}`)
      const api = modelOf(id, source, models)
      operations.push({
        api,
        operation: id.startsWith(`${api}_`) ? id.slice(api.length + 1) : id,
        method: method.toUpperCase(),
        path,
        parameters: readParameters(document, shared, source.parameters),
        body: readBody(document, source.requestBody),
        responses: readResponses(document, source.responses),
        ...readUsagePlan(source.description),
        document,
      })
    }
  }
  return operations
}

/** The merged description has one "## <model>" heading per file it was made from. */
function modelNames(document: Record<string, unknown>): string[] {
  const info = isRecord(document.info) ? document.info : {}
  const headings = String(info.description ?? "").matchAll(/^## (\S+)$/gm)
  return [...headings].map((match) => match[1] ?? "").sort((a, b) => b.length - a.length)
}

/** Names clash, so ids and schemas carry the model's name as prefix; ids only where needed. */
function modelOf(id: string, source: object, models: readonly string[]): string {
  const reference = /"#\/components\/[a-zA-Z]+\/([^"]+)"/.exec(JSON.stringify(source))?.[1] ?? ""
  return models.find((it) => id.startsWith(`${it}_`) || reference.startsWith(`${it}_`)) ?? "other"
}

function readParameters(document: object, ...lists: unknown[]): Parameter[] {
  const parameters = new Map<string, Parameter>()
  for (const raw of lists.flatMap((list) => (Array.isArray(list) ? list : []))) {
    const source = dereference(document, raw)
    const place = source.in as ParameterPlace
    if (place === "path" || place === "query" || place === "header") {
      const name = String(source.name)
      parameters.set(`${place} ${name}`, {
        name,
        in: place,
        required: source.required === true,
        schema: isRecord(source.schema) ? source.schema : {},
        arrays: source.explode === true ? "multi" : "csv",
      })
    }
  }
  return [...parameters.values()]
}

function readBody(document: object, raw: unknown): RequestBody | null {
  if (raw === undefined) {
    return null
  }
  const source = dereference(document, raw)
  return {
    required: source.required === true,
    contentTypes: entries(source.content).map(([type]) => type),
    schema: contentSchema(source.content) ?? {},
  }
}

function readResponses(document: object, raw: unknown): Record<string, DeclaredResponse> {
  return Object.fromEntries(
    entries(raw).map(([status, value]) => [
      status,
      { schema: contentSchema(dereference(document, value).content) },
    ])
  )
}

/** Conversion left example names ("payload") as content types: JSON first, else any schema. */
function contentSchema(content: unknown): JsonSchema | null {
  const sorted = entries(content).sort(([a], [b]) => Number(isJson(b)) - Number(isJson(a)))
  for (const [, value] of sorted) {
    if (isRecord(value) && isRecord(value.schema)) {
      return value.schema
    }
  }
  return null
}

function isJson(contentType: string): boolean {
  return /json/i.test(contentType)
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}
