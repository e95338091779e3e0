import { readdir, readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { dereference, isRecord } from "./json-pointer.js"
import { METHODS } from "./openapi.js"
import type {
  DeclaredResponse,
  JsonSchema,
  Operation,
  Parameter,
  ParameterPlace,
  RequestBody,
} from "./types.js"
import { readUsagePlan } from "./usage-plan.js"

/**
 * Reads every Swagger 2.0 file of a folder, as Amazon publishes them. Other JSON files in it are
 * left alone. Throws when the folder cannot be read, a file is not JSON, or none is a model.
 */
export async function loadSwaggerModels(folder: string): Promise<Operation[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort()
  const operations: Operation[] = []
  for (const name of names) {
    const document = parse(join(folder, name), await readFile(join(folder, name), "utf8"))
    if (isRecord(document) && document.swagger === "2.0") {
      operations.push(...readSwagger(basename(name, ".json"), document))
    }
  }
  if (operations.length === 0) {
    throw new Error(
      `The folder "${folder}" holds no Swagger 2.0 model (*.json with "swagger": "2.0"); ` +
        "give the folder with Amazon's model files"
    )
  }
  return operations
}

/** Operations of one Swagger 2.0 document; `api` is the file's name without extension. */
export function readSwagger(api: string, document: Record<string, unknown>): Operation[] {
  const base = typeof document.basePath === "string" ? document.basePath.replace(/\/$/, "") : ""
  const operations: Operation[] = []
  for (const [path, item] of entries(document.paths)) {
    for (const method of METHODS) {
      const source = isRecord(item) ? item[method] : undefined
      if (!isRecord(item) || !isRecord(source)) {
        continue
      }
      const parameters = [item.parameters, source.parameters]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .map((raw) => dereference(document, raw))
      operations.push({
        api,
        operation: String(source.operationId ?? `${method} ${path}`),
        method: method.toUpperCase(),
        path: `${base}${path}`,
        parameters: parameters.flatMap(readParameter),
        body: readBody(parameters, source.consumes ?? document.consumes),
        responses: readResponses(document, source.responses),
        ...readUsagePlan(source.description),
        document,
      })
    }
  }
  return operations
}

function readParameter(source: Record<string, unknown>): Parameter[] {
  const place = source.in as ParameterPlace
  if (place !== "path" && place !== "query" && place !== "header") {
    return []
  }
  // Type, format, enum and limits stand on the parameter itself in Swagger 2.0. `required` is a
  // flag there, not the list of a schema.
  const { name, required, in: _in, description: _description, ...schema } = source
  return [
    {
      name: String(name),
      in: place,
      required: required === true,
      schema,
      arrays: source.collectionFormat === "multi" ? "multi" : "csv",
    },
  ]
}

function readBody(parameters: Record<string, unknown>[], consumes: unknown): RequestBody | null {
  const source = parameters.find((parameter) => parameter.in === "body")
  if (source === undefined) {
    return null
  }
  return {
    required: source.required === true,
    contentTypes: Array.isArray(consumes) ? consumes.map(String) : ["application/json"],
    schema: isRecord(source.schema) ? source.schema : {},
  }
}

function readResponses(document: object, raw: unknown): Record<string, DeclaredResponse> {
  return Object.fromEntries(
    entries(raw).map(([status, value]) => {
      const schema = dereference(document, value).schema
      return [status, { schema: isRecord(schema) ? (schema as JsonSchema) : null }]
    })
  )
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The model file "${file}" is not JSON: ${(error as Error).message}`)
  }
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}
