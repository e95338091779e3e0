export interface Texts {
  [key: string]: string | Texts
}

/**
 * One tree of texts of several files; groups of the same name are joined.
 * @throws Error naming a text that two files give.
 */
export const mergeTexts = (...parts: Texts[]): Texts =>
  parts.reduce<Texts>((all, part) => join(all, part, ""), {})

const join = (all: Texts, part: Texts, path: string): Texts =>
  Object.entries(part).reduce<Texts>((joined, [key, value]) => {
    const known = joined[key]
    const name = path ? `${path}.${key}` : key
    if (known === undefined) {
      return { ...joined, [key]: value }
    }
    if (typeof known === "string" || typeof value === "string") {
      throw new Error(`The text "${name}" is given twice`)
    }
    return { ...joined, [key]: join(known, value, name) }
  }, all)
