/** The first place where two JSON values differ, in words; null when they are equal. */
export function difference(actual: unknown, expected: unknown, at = ""): string | null {
  if (isContainer(actual) && isContainer(expected) && isList(actual) === isList(expected)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)])
    for (const name of names) {
      const found = difference(actual[name], expected[name], `${at}/${name}`)
      if (found !== null) {
        return found
      }
    }
    return null
  }
  return Object.is(actual, expected)
    ? null
    : `${at || "it"} is ${brief(actual)} instead of ${brief(expected)}`
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function isList(value: object): boolean {
  return Array.isArray(value)
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing"
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
