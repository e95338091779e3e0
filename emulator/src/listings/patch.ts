import { selectorsOf } from "../product-types/selectors.js"
import type { AttributeValue, Attributes } from "./types.js"

export type PatchOperation = "add" | "replace" | "merge" | "delete"

export interface Patch {
  op: PatchOperation
  path: string
  value?: AttributeValue[]
}

/** The top-level attribute of "/attributes/<name>", or null: deeper paths are not accepted. */
export function attributeOf(path: string): string | null {
  const name = /^\/attributes\/([a-z0-9_]+)$/.exec(path)?.[1]
  // "constructor" is something of every object, and no attribute.
  return name === undefined || name in Object.prototype ? null : name
}

/**
 * Attributes after the patches; the given ones are not changed.
 *
 * `add` and `replace` put whole instances in place of those with the same selectors, so what they
 * leave out is lost (a lead time, a sale price); `merge` changes only what it names; `delete`
 * removes the instances whose selectors match.
 */
export function applyPatches(attributes: Attributes, patches: readonly Patch[]): Attributes {
  const result = { ...attributes }
  for (const patch of patches) {
    const name = attributeOf(patch.path) as string
    const values = structuredClone(patch.value ?? [])
    result[name] = applyOne(name, result[name] ?? [], patch.op, values)
    if (result[name].length === 0) {
      delete result[name]
    }
  }
  return result
}

function applyOne(
  name: string,
  current: AttributeValue[],
  op: PatchOperation,
  values: AttributeValue[]
): AttributeValue[] {
  const keys = current.map((value) => keyOf(name, value))
  if (op === "delete") {
    const wanted = new Set(values.map((value) => keyOf(name, value)))
    return values.length === 0 ? [] : current.filter((_, at) => !wanted.has(keys[at] as string))
  }
  let result = current
  for (const [key, group] of grouped(name, values)) {
    const old = result.filter((value) => keyOf(name, value) === key)
    const [before, change] = [old[0], group[0]]
    const merged =
      op === "merge" && old.length === 1 && group.length === 1 ? [{ ...before, ...change }] : group
    result = inPlace(result, (value) => keyOf(name, value) === key, merged)
  }
  return result
}

/** The new ones where the first old one was, or at the end. */
function inPlace(
  list: AttributeValue[],
  isOld: (value: AttributeValue) => boolean,
  values: AttributeValue[]
): AttributeValue[] {
  const at = list.findIndex(isOld)
  if (at < 0) {
    return [...list, ...values]
  }
  const rest = list.slice(at).filter((value) => !isOld(value))
  return [...list.slice(0, at), ...values, ...rest]
}

function grouped(name: string, values: AttributeValue[]): Map<string, AttributeValue[]> {
  const groups = new Map<string, AttributeValue[]>()
  for (const value of values) {
    const key = keyOf(name, value)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}

function keyOf(name: string, value: AttributeValue): string {
  return JSON.stringify(
    selectorsOf(name).map((key) => value[key] ?? (key === "audience" ? "ALL" : null))
  )
}
