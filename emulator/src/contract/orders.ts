import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { isRecord } from "./json-pointer.js"
import {
  GENERATOR_PACKAGE,
  generateOrdersDocument,
  installedPackage,
  ORDERS_PACKAGE,
  type OrdersDocument,
} from "./orders-generate.js"
import type { JsonSchema, Operation, Parameter } from "./types.js"

export const ORDERS_API = "orders_2026-01-01"
export const BUNDLED_NAME = "orders-2026-01-01.schema.json"

/** Raise when the generated document changes its form, so that old cache files are not used. */
const FORM = 2

/** Error answers Amazon's Orders API declares; the types carry no statuses. */
const ERROR_STATUSES = ["400", "403", "404", "413", "415", "429", "500", "503"]

const here = dirname(fileURLToPath(import.meta.url))

/**
 * The schema document of Orders 2026-01-01: the file shipped beside this module when published,
 * else the cache under `.cache/contract` of the repository, else generated (some seconds) and
 * cached under the versions of the types and of the generator.
 */
export async function loadOrdersDocument(): Promise<OrdersDocument> {
  const bundled = await readDocument(join(here, BUNDLED_NAME))
  if (bundled !== null) {
    return bundled
  }
  const [types, generator] = await Promise.all([
    installed(ORDERS_PACKAGE),
    installed(GENERATOR_PACKAGE),
  ])
  const name = `orders-2026-01-01-${types}-${generator}-${FORM}.schema.json`
  const file = join(here, "..", "..", "..", ".cache", "contract", name)
  const cached = await readDocument(file)
  if (cached !== null) {
    return cached
  }
  const document = await generateOrdersDocument()
  await writeDocument(file, document)
  return document
}

/** Writes the document in one step, so that no reader ever sees half of it. */
export async function writeDocument(file: string, document: OrdersDocument): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, `${JSON.stringify(document, null, 1)}\n`)
  await rename(temporary, file)
}

/** The two operations in the form all models are brought to. */
export function ordersOperations(document: OrdersDocument): Operation[] {
  const reference = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` })
  return document.operations.map((source) => ({
    api: ORDERS_API,
    operation: source.operation,
    method: source.method,
    path: source.path,
    parameters: parametersOf(source.path, document.definitions[source.request] ?? {}),
    body: null,
    responses: {
      "200": { schema: reference(source.response) },
      ...Object.fromEntries(
        ERROR_STATUSES.map((status) => [status, { schema: reference("ErrorList") }])
      ),
    },
    rate: source.rate,
    burst: source.burst,
    document,
  }))
}

function parametersOf(path: string, schema: JsonSchema): Parameter[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(isRecord(schema.properties) ? schema.properties : {}).map(
    ([name, value]) => ({
      name,
      in: path.includes(`{${name}}`) ? "path" : "query",
      required: required.includes(name),
      schema: wholeNumber(isRecord(value) ? value : {}),
      arrays: "csv",
    })
  )
}

/** TypeScript has one number type; every numeric parameter of this API is a count. */
function wholeNumber(schema: JsonSchema): JsonSchema {
  return schema.type === "number" ? { ...schema, type: "integer" } : schema
}

async function installed(name: string): Promise<string> {
  try {
    return (await installedPackage(name)).version
  } catch (error) {
    throw new Error(
      `The contract of Orders 2026-01-01 is generated from the npm package "${name}", ` +
        `which cannot be loaded (${(error as Error).message}); run npm install`
    )
  }
}

async function readDocument(file: string): Promise<OrdersDocument | null> {
  let text: string
  try {
    text = await readFile(file, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null
    }
    throw error
  }
  return JSON.parse(text) as OrdersDocument
}
