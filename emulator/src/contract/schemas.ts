import { Feeds, Notifications } from "@sp-api-sdk/schemas"
import { Ajv } from "ajv"
import type { ValidateFunction } from "ajv"
import formats from "ajv-formats"

/** Amazon's published JSON Schemas, from the npm package that holds them as data. */
const SCHEMAS: Readonly<Record<string, object>> = { ...Feeds, ...Notifications } as Record<
  string,
  object
>

const ajv = new Ajv({ allErrors: true, strict: false, logger: false })
formats.default(ajv)

const compiled = new Map<string, ValidateFunction>()

/** What the schema of the name does not allow about a value: one line per fault, empty when right. */
export function schemaFaults(name: string, value: unknown): string[] {
  let validate = compiled.get(name)
  if (!validate) {
    const schema = SCHEMAS[name]
    if (!schema) {
      throw new Error(`there is no schema "${name}"; known: ${Object.keys(SCHEMAS).join(", ")}`)
    }
    validate = ajv.compile(withoutIds(schema) as object)
    compiled.set(name, validate)
  }
  return validate(value)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath || "/"} ${message}`
      )
}

/** Amazon's schemas share made-up ids ("http://example.com/example.json") that mean nothing. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutIds)
  }
  if (typeof value !== "object" || value === null) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, entry]) => name !== "$id" || typeof entry !== "string")
      .map(([name, entry]) => [name, withoutIds(entry)])
  )
}

/** The payload of the first example that a notification's schema gives, or null. */
export function exampleOf(name: string): object | null {
  const schema = SCHEMAS[name] as { examples?: Record<string, object>[] } | undefined
  const [example] = schema?.examples ?? []
  return example?.Payload ?? example?.payload ?? null
}
