import type { AnySchemaObject } from "ajv"
import type { Ajv2019 } from "ajv/dist/2019.js"

/** How often the most frequent combination of selector values occurs; all properties without them. */
function mostFrequent(values: readonly unknown[], selectors: unknown): number {
  const counts = new Map<string, number>()
  for (const value of values) {
    if (typeof value === "object" && value !== null) {
      const chosen = Object.entries(value)
        .filter(([name]) => !Array.isArray(selectors) || selectors.includes(name))
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const key = JSON.stringify(chosen)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return Math.max(0, ...counts.values())
}

/**
 * Amazon's own keywords of its product type definitions: each combination of `selectors` may occur
 * `maxUniqueItems` times, and texts are limited in bytes. The others only inform.
 */
export function addVocabulary(ajv: Ajv2019): void {
  ajv.addKeyword({
    keyword: "maxUniqueItems",
    type: "array",
    schemaType: "number",
    validate: (limit: number, data: unknown[], parent?: AnySchemaObject) =>
      mostFrequent(data, parent?.selectors) <= limit,
  })
  ajv.addKeyword({
    keyword: "maxUtf8ByteLength",
    type: "string",
    schemaType: "number",
    validate: (limit: number, data: string) => Buffer.byteLength(data) <= limit,
  })
  ajv.addKeyword({
    keyword: "minUtf8ByteLength",
    type: "string",
    schemaType: "number",
    validate: (limit: number, data: string) => Buffer.byteLength(data) >= limit,
  })
  for (const keyword of ["selectors", "minUniqueItems", "editable", "hidden", "enumNames"]) {
    ajv.addKeyword(keyword)
  }
}
