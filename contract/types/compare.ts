/** A JSON Schema or a schema of OpenAPI, read only as data. */
export type Schema = { readonly [keyword: string]: unknown }

/** A schema with the document that its references point into. */
export interface Side {
  schema: Schema
  document: object
}

/** `request`: we write it, Amazon reads it; `response`: the other way round. */
export type Direction = "request" | "response"

/**
 * How one of our types deviates from Amazon's schema, one `path: what` each. Properties must be the
 * same ones; a request must require at least what Amazon requires, a response may count on no more
 * than Amazon promises; values of an enumeration must all be named, and of an answer's be open.
 */
export function compareTypes(ours: Side, theirs: Side, direction: Direction): string[] {
  const found: string[] = []
  const seen = new Set<string>()
  const walk = (our: Schema, their: Schema, at: string): void => {
    const mine = flat(our, ours.document)
    const amazons = flat(their, theirs.document)
    const key = `${JSON.stringify(mine)} ${JSON.stringify(amazons)}`
    if (seen.has(key)) {
      return
    }
    seen.add(key)
    const [kind, wanted] = [kindOf(mine), kindOf(amazons)]
    if (kind !== wanted && kind !== "any" && wanted !== "any") {
      found.push(`${at}: is ${kind}, at Amazon ${wanted}`)
    } else if (kind === "array" && wanted === "array") {
      walk(record(mine.items), record(amazons.items), `${at}[]`)
    } else if (kind === "object" && wanted === "object") {
      compareObjects(mine, amazons, at)
    } else {
      found.push(...compareValues(mine, amazons, direction).map((text) => `${at}: ${text}`))
    }
  }
  const compareObjects = (mine: Schema, amazons: Schema, at: string): void => {
    const [my, their] = [record(mine.properties), record(amazons.properties)]
    if (Object.keys(their).length === 0) {
      return
    }
    const [required, promised] = [names(mine.required), names(amazons.required)]
    for (const name of new Set([...Object.keys(my), ...Object.keys(their)])) {
      const place = `${at}/${name}`
      if (!(name in my)) {
        found.push(`${place}: is missing`)
      } else if (!(name in their)) {
        found.push(`${place}: is unknown to Amazon`)
      } else {
        if (direction === "response" && required.has(name) && !promised.has(name)) {
          found.push(`${place}: is optional at Amazon`)
        }
        if (direction === "request" && promised.has(name) && !required.has(name)) {
          found.push(`${place}: is required by Amazon`)
        }
        walk(record(my[name]), record(their[name]), place)
      }
    }
  }
  walk(ours.schema, theirs.schema, "")
  return found
}

function compareValues(mine: Schema, amazons: Schema, direction: Direction): string[] {
  const [known, wanted] = [names(mine.enum), names(amazons.enum)]
  const missing = known.size > 0 ? [...wanted].filter((value) => !known.has(value)) : []
  const isClosed = direction === "response" && known.size > 0 && mine.open !== true
  return [
    ...missing.map((value) => `does not name the value ${value}`),
    ...(isClosed ? ["is a closed enumeration"] : []),
  ]
}

/** References followed, parts of `allOf` joined, our `Open<…>` told by its values. */
function flat(schema: Schema, document: object): Schema {
  const { $ref } = schema
  if (typeof $ref === "string") {
    const name = decodeURIComponent($ref.slice($ref.lastIndexOf("/") + 1))
    if (name.startsWith("Open<")) {
      const values = [...name.matchAll(/"([^"]*)"/g)].map(([, value]) => value)
      return { type: "string", enum: values, open: true }
    }
    return flat(resolve(document, $ref), document)
  }
  const parts = list(schema.allOf).map((part) => flat(record(part), document))
  if (parts.length === 0) {
    return schema
  }
  return {
    type: "object",
    properties: Object.assign({}, ...parts.map((part) => part.properties)) as object,
    required: parts.flatMap((part) => list(part.required)),
  }
}

function kindOf(schema: Schema): string {
  const { type, anyOf } = schema
  if (type === "integer") {
    return "number"
  }
  // Date or text: a time.
  if (list(anyOf).some((part) => record(part).type === "string") || list(type).includes("string")) {
    return "string"
  }
  return typeof type === "string" ? type : schema.properties ? "object" : "any"
}

function resolve(document: object, reference: string): Schema {
  const parts = reference.slice(2).split("/").map(decodeURIComponent)
  return parts.reduce<Schema>((value, part) => record(value[part]), document as Schema)
}

function names(value: unknown): Set<string> {
  return new Set(list(value).map(String))
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function record(value: unknown): Schema {
  return typeof value === "object" && value !== null ? (value as Schema) : {}
}
