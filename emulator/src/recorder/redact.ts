import { isRecord } from "../contract/json-pointer.js"

/**
 * A copy of a value in which every text and number is replaced by its type and length. Property
 * names stay: they are Amazon's, not a person's. Long lists and deep objects are cut.
 */
export function redact(value: unknown, depth = 4): unknown {
  if (typeof value === "string") {
    return `string(${value.length})`
  }
  if (typeof value === "number") {
    return "number"
  }
  if (Array.isArray(value)) {
    const shown = depth > 0 ? value.slice(0, 2).map((item) => redact(item, depth - 1)) : []
    return value.length > shown.length ? [...shown, `… ${value.length} in all`] : shown
  }
  if (isRecord(value)) {
    return depth > 0
      ? Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key, redact(item, depth - 1)])
        )
      : "object"
  }
  return value ?? null
}

/** The object around a JSON pointer, so that an example shows the surroundings of the fault. */
export function around(value: unknown, pointer: string): unknown {
  let current = value
  for (const part of pointer.split("/").slice(1, -1)) {
    const key = part.replace(/~1/g, "/").replace(/~0/g, "~")
    const next: unknown = Array.isArray(current)
      ? current[Number(key)]
      : isRecord(current)
        ? current[key]
        : undefined
    if (next === undefined) {
      break
    }
    current = next
  }
  return current
}
