import type { Page } from "playwright-core"
import { mergeTexts, type Texts } from "../../../src/admin/i18n/merge-texts"
import { texts, type Language } from "../words"

/** Words that neither Dutch nor German has: a sentence with two of them is English. */
const ENGLISH =
  /\b(the|with|and|your|from|this|are|has|have|been|when|which|there|they|could|should|cannot|again)\b/gi
/** A key that found no text. */
const KEY = /^(amazon:)?[a-z][A-Za-z]*(\.[A-Za-z0-9_-]+)+$/

const flatten = (node: Texts): string[] =>
  Object.values(node).flatMap((value) => (typeof value === "string" ? [value] : flatten(value)))

const keysOf = (node: Texts, prefix = ""): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key] : keysOf(value, `${prefix}${key}.`)
  )

/** A text as it stands on a screen, whatever its parameters are. */
const pattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\{\{[^}]*\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
    "s"
  )

/** Letters of its own; what is all parameters could be anything. */
const says = (text: string): boolean =>
  (text.replace(/\{\{[^}]*\}\}/g, "").match(/\p{L}/gu) ?? []).length > 3

/** Says whether something is on the screen in another language than the viewer's. */
export interface Judge {
  (shown: string): "key" | "english" | null
}

/** A judge for one language; names that are the same in both languages are fine. */
export const judgeOf = (language: Language, own: Texts = texts(language)): Judge => {
  const english = mergeTexts(texts("en"))
  const groups = new Set(keysOf(english).map((key) => key.split(".")[0]))
  const ours = flatten(own).filter(says).map(pattern)
  const known = new Set(flatten(own))
  const theirs = flatten(english)
    .filter((text) => !known.has(text) && says(text))
    .map(pattern)
  return (shown) => {
    const text = shown.trim()
    if (KEY.test(text) && groups.has(text.replace(/^amazon:/, "").split(".")[0])) {
      return "key"
    }
    if (language === "en" || ours.some((one) => one.test(text))) {
      return null
    }
    const words = new Set((text.match(ENGLISH) ?? []).map((word) => word.toLowerCase()))
    return words.size >= 2 || theirs.some((one) => one.test(text)) ? "english" : null
  }
}

/**
 * Everything a person reads or hears on our part of the page: texts, labels, hints. Not: code, what
 * was typed, and what only a technician unfolds.
 */
const shownOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const silent = "code, pre, script, style, textarea, [data-raw], details:not([open])"
    const roots = [...document.querySelectorAll("main, [role=dialog], [role=alertdialog]")]
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement
        if (parent && !parent.closest(silent) && parent.checkVisibility()) {
          found.push(node.textContent ?? "")
        }
      }
      for (const element of root.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
        if (!element.closest(silent)) {
          for (const name of ["aria-label", "placeholder", "title", "alt"]) {
            found.push(element.getAttribute(name) ?? "")
          }
        }
      }
    }
    return [...new Set(found.map((text) => text.trim()).filter(Boolean))]
  })

/**
 * What the page says in another language than the viewer's, each with what is wrong with it.
 * @param except names of data, e.g. of products
 */
export const foreignWords = async (
  page: Page,
  judge: Judge,
  except: RegExp[] = []
): Promise<string[]> => {
  const shown = await shownOn(page)
  return shown.flatMap((text) => {
    const verdict = except.some((one) => one.test(text)) ? null : judge(text)
    return verdict ? [`${verdict}: ${text}`] : []
  })
}
