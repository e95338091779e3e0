import { requireField } from "../answers"

type FieldType = Parameters<typeof requireField>[2]

/** Takes the whole answer for what Amazon documents when it has `field`. */
export function whole<T>(field: string, type: FieldType): (answer: unknown) => T {
  return (answer) => {
    requireField(answer, field, type)
    return answer as T
  }
}

/** Takes what the answer wraps in `field`, and of it what must be in `inner`. */
export function unwrapped<T>(
  field: string,
  type: FieldType,
  inner?: readonly [string, FieldType]
): (answer: unknown) => T {
  return (answer) => {
    const value = requireField(answer, field, type)
    if (inner) {
      requireField(value, inner[0], inner[1])
    }
    return value as T
  }
}
