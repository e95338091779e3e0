import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { root } from "../../demo/lib/paths"
import { operationTable, type OperationName } from "../../src/sp-api/operation-table"
import { compareTypes, type Schema, type Side } from "./compare"
import { PAIRS, type Pair } from "./pairs"

interface Merged {
  paths: Record<string, Record<string, ModelOperation>>
  components: { schemas: Record<string, Schema> }
}

interface ModelOperation {
  parameters?: { name: string; required?: boolean; schema: Schema }[]
  requestBody?: unknown
}

interface Models {
  merged: Merged
  orders: { definitions: Record<string, Schema> }
}

/** Deviations of the client's types from Amazon's models, each as `Type /path: what`. */
export async function compareAllTypes(): Promise<string[]> {
  const { createGenerator } = await import("ts-json-schema-generator")
  const generator = createGenerator({
    path: path.join(root, "src/sp-api/types/index.ts"),
    tsconfig: path.join(root, "tsconfig.json"),
    ...{ skipTypeCheck: true, additionalProperties: true, expose: "all", topRef: true },
  })
  const models = await loadModels()
  return PAIRS.flatMap((pair) => {
    const [name, property] = pair.ours.split(".")
    const document = generator.createSchema(name) as { definitions: Record<string, Schema> }
    const whole = document.definitions[name]
    const schema = property ? (whole.properties as Record<string, Schema>)[property] : whole
    const found = compareTypes({ schema, document }, amazons(models, pair), pair.direction)
    return found.map((text) => `${pair.ours} ${text}`)
  })
}

async function loadModels(): Promise<Models> {
  const { loadOrdersDocument } = await import("../../emulator/src/contract/orders")
  const file = createRequire(path.join(root, "package.json")).resolve(
    "@selling-partner-api/models/merged.json"
  )
  const merged = JSON.parse(fs.readFileSync(file, "utf8")) as Merged
  return { merged, orders: await loadOrdersDocument() }
}

function amazons({ merged, orders }: Models, { theirs }: Pair): Side {
  if (typeof theirs === "string") {
    return side(merged.components.schemas[theirs], merged, theirs)
  }
  return "orders" in theirs
    ? side(orders.definitions[theirs.orders], orders, theirs.orders)
    : side(parametersOf(merged, theirs.operation), merged, theirs.operation)
}

function side(schema: Schema | undefined, document: object, name: string): Side {
  if (!schema) {
    throw new Error(`Amazon's models have no "${name}"`)
  }
  return { schema, document }
}

/** The parameters of an operation as one object; a body is one of them and compared by itself. */
function parametersOf({ paths }: Merged, name: OperationName): Schema | undefined {
  const { method, path: address } = operationTable[name]
  const operation = paths[address]?.[method.toLowerCase()]
  const parameters = operation?.parameters ?? []
  return (
    operation && {
      type: "object",
      properties: {
        ...Object.fromEntries(parameters.map((it) => [it.name, it.schema])),
        ...(operation.requestBody ? { body: {} } : {}),
      },
      required: parameters.filter(({ required }) => required).map((it) => it.name),
    }
  )
}
