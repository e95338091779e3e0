import { InputError } from "../core/input-error.js"

/** Answers of an operation get a value that the published model does not know. */
export interface Oddity {
  id: number
  operation: string
  /** Name of a property, wherever it stands in the answer. */
  field: string
  value: string
  /** Answers that are still to get it; null for all. */
  count: number | null
}

/**
 * Amazon adds values to its lists before it publishes them, and a client must live with them. What is
 * put in here is put in after the answer has been judged.
 */
export class Oddities {
  private rules: Oddity[] = []
  private last = 0

  /** `operation` ("*" is every one), `field`, `value` and `count`. Throws InputError. */
  add(input: Record<string, unknown>): Oddity {
    const { operation, field, value, count } = input
    for (const [name, text] of Object.entries({ operation, field, value })) {
      if (typeof text !== "string" || text === "") {
        throw new InputError(`${name} is ${String(text)}: give a text`)
      }
    }
    if (count !== undefined && !(Number.isInteger(count) && Number(count) > 0)) {
      throw new InputError(`count is ${String(count)}: give a whole number above 0`)
    }
    this.last += 1
    const rule = {
      id: this.last,
      ...{ operation: String(operation), field: String(field), value: String(value) },
      count: count === undefined ? null : Number(count),
    }
    this.rules.push(rule)
    return rule
  }

  list(): Oddity[] {
    return this.rules
  }

  clear(): void {
    this.rules = []
  }

  /** The body with the values of the rules for the operation. */
  apply<Body extends object | string | undefined>(operation: string, body: Body): Body {
    const fitting = this.rules.filter((rule) => ["*", operation].includes(rule.operation))
    if (fitting.length === 0 || typeof body !== "object") {
      return body
    }
    return fitting.reduce<Body>((result, rule) => {
      const { changed, value } = put(result, rule)
      if (changed && rule.count !== null) {
        rule.count -= 1
        this.rules = this.rules.filter(({ count }) => count !== 0)
      }
      return value as Body
    }, body)
  }
}

/** A text gives way to the value; a list of texts gets it in addition. */
function put(source: unknown, rule: Oddity): { changed: boolean; value: unknown } {
  if (typeof source !== "object" || source === null) {
    return { changed: false, value: source }
  }
  let changed = false
  const visit = (name: string, value: unknown): unknown => {
    if (name === rule.field && typeof value === "string") {
      changed = true
      return rule.value
    }
    if (name === rule.field && isTexts(value)) {
      changed = true
      return [...value, rule.value]
    }
    const inner = put(value, rule)
    changed ||= inner.changed
    return inner.value
  }
  const value = Array.isArray(source)
    ? source.map((entry) => visit("", entry))
    : Object.fromEntries(Object.entries(source).map(([name, entry]) => [name, visit(name, entry)]))
  return { changed, value }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string")
}
