import { InputError } from "../../core/input-error.js"

/** Part of a list for people: `offset` and `limit` (20, at most 200) of the query. */
export function readPage(query: URLSearchParams): { offset: number; limit: number } {
  return { offset: whole(query, "offset", 0), limit: Math.min(200, whole(query, "limit", 20)) }
}

function whole(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name) ?? ""
  const value = text === "" ? standard : Number(text)
  if (!Number.isInteger(value) || value < 0) {
    throw new InputError(`${name} is "${text}": give a whole number`)
  }
  return value
}

/** Whether one of the texts holds what is searched for, whatever the case. */
export function holds(texts: readonly string[], search: string | null): boolean {
  const wanted = (search ?? "").trim().toLowerCase()
  return wanted === "" || texts.some((text) => text.toLowerCase().includes(wanted))
}

export function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) {
    counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}
