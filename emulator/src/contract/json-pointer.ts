/** The value a local reference (`#/a/b~1c`) points at. Throws when it points at nothing. */
export function resolveReference(document: object, reference: string): unknown {
  if (!reference.startsWith("#/")) {
    throw new Error(`The model refers to "${reference}"; only references inside a file are known`)
  }
  let value: unknown = document
  for (const part of reference.slice(2).split("/")) {
    const key = decodeURIComponent(part).replace(/~1/g, "/").replace(/~0/g, "~")
    value = isRecord(value) ? value[key] : undefined
  }
  if (value === undefined) {
    throw new Error(`The model refers to "${reference}", which it does not contain`)
  }
  return value
}

/** True for a plain object (not null, not an array). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Follows a `$ref` if the value is one; otherwise the value itself, as a record. */
export function dereference(document: object, value: unknown): Record<string, unknown> {
  let current = value
  for (let hops = 0; isRecord(current) && typeof current.$ref === "string"; hops++) {
    if (hops > 20) {
      throw new Error(`The reference "${current.$ref}" of the model goes round in circles`)
    }
    current = resolveReference(document, current.$ref)
  }
  return isRecord(current) ? current : {}
}
