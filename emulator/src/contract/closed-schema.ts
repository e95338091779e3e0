import { isRecord, resolveReference } from "./json-pointer.js"
import type { JsonSchema } from "./types.js"

/** Keywords that judge a value; all others (descriptions, examples, x-…) are left out. */
const KEPT = [
  "type",
  "required",
  "minimum",
  "maximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "enum",
  "const",
  "format",
]
const COMPOSED = ["allOf", "anyOf", "oneOf"] as const

/**
 * Turns a schema of a model into one self-contained draft 2019-09 schema that also refuses
 * properties the model does not name.
 *
 * Amazon's models never say `additionalProperties: false`, yet a misspelt field is the most common
 * mistake of a client. So every object that lists properties and does not speak about others is
 * closed. Branches of `allOf`/`anyOf`/`oneOf` stay open themselves; the whole is closed with
 * `unevaluatedProperties`, which sees through them.
 */
export function closedSchema(document: object, schema: JsonSchema): JsonSchema {
  const definitions: Record<string, JsonSchema> = {}
  const names = new Map<string, string>()

  const refer = (reference: string, open: boolean): JsonSchema => {
    const key = `${open ? "open" : "closed"} ${reference}`
    let name = names.get(key)
    if (name === undefined) {
      name = `d${names.size}`
      names.set(key, name)
      definitions[name] = convert(resolveReference(document, reference), open)
    }
    return { $ref: `#/$defs/${name}` }
  }

  const convert = (source: unknown, open = false): JsonSchema => {
    if (!isRecord(source)) {
      return {}
    }
    if (typeof source.$ref === "string") {
      return refer(source.$ref, open)
    }
    const target: Record<string, unknown> = {}
    for (const keyword of KEPT) {
      if (source[keyword] !== undefined) {
        target[keyword] = source[keyword]
      }
    }
    copyExclusiveLimits(source, target)
    if (isRecord(source.items)) {
      target.items = convert(source.items)
    }
    for (const keyword of ["properties", "patternProperties"] as const) {
      const entries = source[keyword]
      if (isRecord(entries)) {
        target[keyword] = Object.fromEntries(
          Object.entries(entries).map(([name, value]) => [name, convert(value)])
        )
      }
    }
    if (isRecord(source.additionalProperties)) {
      target.additionalProperties = convert(source.additionalProperties)
    } else if (typeof source.additionalProperties === "boolean") {
      target.additionalProperties = source.additionalProperties
    }
    if (isRecord(source.not)) {
      target.not = convert(source.not, true)
    }
    let composed = false
    for (const keyword of COMPOSED) {
      const branches = source[keyword]
      if (Array.isArray(branches)) {
        composed = true
        target[keyword] = branches.map((branch) => convert(branch, true))
      }
    }
    if (!open) {
      close(document, source, target, composed)
    }
    return source.nullable === true || source["x-nullable"] === true ? orNull(target) : target
  }

  const root = convert(schema)
  return Object.keys(definitions).length > 0 ? { ...root, $defs: definitions } : root
}

function close(
  document: object,
  source: Record<string, unknown>,
  target: Record<string, unknown>,
  composed: boolean
): void {
  if (target.additionalProperties !== undefined || target.patternProperties !== undefined) {
    return
  }
  if (composed) {
    if (namesProperties(document, source, new Set())) {
      target.unevaluatedProperties = false
    }
  } else if (isRecord(source.properties) && Object.keys(source.properties).length > 0) {
    target.additionalProperties = false
  }
}

/** A composed schema is closed only when it, or a branch, lists properties at all. */
function namesProperties(document: object, source: unknown, seen: Set<string>): boolean {
  if (!isRecord(source)) {
    return false
  }
  if (typeof source.$ref === "string") {
    if (seen.has(source.$ref)) {
      return false
    }
    seen.add(source.$ref)
    return namesProperties(document, resolveReference(document, source.$ref), seen)
  }
  if (isRecord(source.properties) && Object.keys(source.properties).length > 0) {
    return true
  }
  return COMPOSED.some((keyword) => {
    const branches = source[keyword]
    return Array.isArray(branches) && branches.some((it) => namesProperties(document, it, seen))
  })
}

/** OpenAPI 3.0 and Swagger 2.0 write exclusive limits as a flag, newer drafts as a number. */
function copyExclusiveLimits(source: Record<string, unknown>, target: Record<string, unknown>) {
  for (const [flag, limit] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof source[flag] === "number") {
      target[flag] = source[flag]
    } else if (source[flag] === true && target[limit] !== undefined) {
      target[flag] = target[limit]
      delete target[limit]
    }
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [{ type: "null" }, schema] }
}
