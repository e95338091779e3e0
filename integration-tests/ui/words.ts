import fs from "node:fs"
import path from "node:path"
import { root } from "../../demo/lib/paths"
import { mergeTexts, type Texts } from "../../src/admin/i18n/merge-texts"

export type Language = "en" | "nl" | "de"

const folder = path.join(root, "src", "admin", "i18n")
const read = (file: string): Texts => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"))

/** Every text of a language, of all topics. */
export function texts(language: Language): Texts {
  const topics = fs.readdirSync(path.join(folder, "topics"))
  return mergeTexts(
    read(`json/${language}.json`),
    ...topics.map((topic) => read(`topics/${topic}/${language}.json`))
  )
}

/** A text of the plugin by its key; singular and plural forms count as one. */
function find(language: Language, key: string): string[] {
  const parts = key.split(".")
  const last = parts.pop()!
  const group = parts.reduce<Texts | string | undefined>(
    (place, part) => (typeof place === "object" ? place[part] : undefined),
    texts(language)
  )
  const found = ["", "_one", "_other"]
    .map((form) => (typeof group === "object" ? group[last + form] : undefined))
    .filter((text): text is string => typeof text === "string")
  if (found.length > 0) return found
  throw new Error(`The admin has no ${language} text "${key}"`)
}

/**
 * What the screen must say for a key, whatever stands for its parameters: tests hold no texts of
 * their own, so that rewording breaks none and a missing translation breaks them.
 */
export function words(key: string, language: Language = "en"): RegExp {
  const alternatives = find(language, key).map((text) =>
    text
      .split(/\{\{[^}]*\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".+")
  )
  return new RegExp(`^\\s*(?:${alternatives.join("|")})\\s*$`)
}
