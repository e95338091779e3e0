import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { isRecord } from "./json-pointer.js"
import type { JsonSchema } from "./types.js"

export const ORDERS_PACKAGE = "@sp-api-sdk/orders-api-2026-01-01"
export const GENERATOR_PACKAGE = "ts-json-schema-generator"

/** One operation of the generated document; the schemas are in `definitions`. */
export interface GeneratedOperation {
  operation: string
  method: string
  path: string
  rate: number | null
  burst: number | null
  /** Name of the definition that lists path and query parameters as properties. */
  request: string
  /** Name of the definition of the 200 answer. */
  response: string
}

/** What is written to the cache and shipped with the published package. */
export interface OrdersDocument {
  generatedFrom: { package: string; version: string; generator: string; generatorVersion: string }
  operations: GeneratedOperation[]
  definitions: Record<string, JsonSchema>
}

/** The parts of the published client that tell paths, methods and limits. */
interface OrdersPackage {
  OrdersApiAxiosParamCreator(): Record<
    string,
    (...args: string[]) => Promise<{ url: string; options: { method?: string } }>
  >
  clientRateLimits: { method: string; urlRegex: RegExp; rate: number; burst: number }[]
}

/** Where an installed package lives, found without its `exports` having to name package.json. */
export async function installedPackage(name: string): Promise<{ root: string; version: string }> {
  const require = createRequire(import.meta.url)
  let folder = dirname(require.resolve(name))
  for (;;) {
    const manifest = await readManifest(join(folder, "package.json"))
    if (manifest?.name === name) {
      return { root: folder, version: String(manifest.version) }
    }
    if (dirname(folder) === folder) {
      throw new Error(`The package "${name}" has no package.json; install it again`)
    }
    folder = dirname(folder)
  }
}

async function readManifest(file: string): Promise<Record<string, unknown> | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(file, "utf8"))
    return isRecord(manifest) ? manifest : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null
    }
    throw error
  }
}

/**
 * Generates JSON Schemas from the published TypeScript types of the Orders API 2026-01-01.
 *
 * Operations, methods, paths and limits come from the same package: its parameter creator is asked
 * what it would call. Types do not carry formats; Amazon's descriptions do ("ISO 8601"), so text
 * properties described that way become `date-time` (`date` at "day granularity").
 */
export async function generateOrdersDocument(): Promise<OrdersDocument> {
  const [{ root, version }, generator] = [
    await installedPackage(ORDERS_PACKAGE),
    await installedPackage(GENERATOR_PACKAGE),
  ]
  const { createGenerator } = await import("ts-json-schema-generator")
  const schemas = createGenerator({
    path: join(root, "dist", "index.d.ts"),
    skipTypeCheck: true,
    additionalProperties: true,
    expose: "all",
    topRef: true,
  })
  const definitions: Record<string, JsonSchema> = {}
  const operations = await publishedOperations()
  const roots = operations.flatMap((it) => [it.request, it.response])
  for (const name of [...roots, "ErrorList", "ModelError"]) {
    Object.assign(definitions, schemas.createSchema(name).definitions)
  }
  // The types' generator renamed Amazon's `Error` to `ModelError` but left ErrorList pointing at
  // JavaScript's own Error, which has no code.
  definitions.Error = definitions.ModelError ?? {}
  return {
    generatedFrom: {
      package: ORDERS_PACKAGE,
      version,
      generator: GENERATOR_PACKAGE,
      generatorVersion: generator.version,
    },
    operations,
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [name, withFormats(schema)])
    ),
  }
}

async function publishedOperations(): Promise<GeneratedOperation[]> {
  const client = (await import("@sp-api-sdk/orders-api-2026-01-01")) as unknown as OrdersPackage
  const creator = client.OrdersApiAxiosParamCreator()
  const operations: GeneratedOperation[] = []
  for (const [operation, create] of Object.entries(creator)) {
    // The only required argument of both operations is the path parameter `orderId`.
    const { url, options } = await create(...(operation === "getOrder" ? ["{orderId}"] : []))
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname)
    const method = String(options.method).toUpperCase()
    const limit = client.clientRateLimits.find(
      (it) => it.method.toUpperCase() === method && it.urlRegex.test(path)
    )
    const pascal = operation.charAt(0).toUpperCase() + operation.slice(1)
    operations.push({
      operation,
      method,
      path,
      rate: limit?.rate ?? null,
      burst: limit?.burst ?? null,
      request: `OrdersApi${pascal}Request`,
      response: `${pascal}Response`,
    })
  }
  return operations
}

function withFormats(schema: JsonSchema): JsonSchema {
  const result: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "properties" && isRecord(value)) {
      result[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, it]) => [name, isRecord(it) ? withFormats(it) : it])
      )
    } else if (keyword === "items" && isRecord(value)) {
      result[keyword] = withFormats(value)
    } else {
      result[keyword] = value
    }
  }
  const description = typeof schema.description === "string" ? schema.description : ""
  if (schema.type === "string" && /ISO[ -]8601\]/.test(description)) {
    result.format = description.includes("day granularity") ? "date" : "date-time"
  }
  return result
}
