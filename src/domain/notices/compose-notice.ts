import type { DataflowId } from "../../types"
import { flowNames } from "./flow-names"
import type { NoticeKind, NoticeLanguage, NoticeParameters } from "./kinds"
import { noticeTexts } from "./texts"

export interface ComposedNotice {
  /** Starts with the name of the store or account. */
  title: string
  text: string
}

/** Parameters that are instants. */
const INSTANTS = ["date", "since"]
/** Dates as people of the shop write them. */
const LOCALES: Record<NoticeLanguage, string> = { en: "en-GB", nl: "nl", de: "de" }
const PARAMETER = /\{\{(\w+)\}\}/g

/** The words of a notice; a parameter that is not given shows as a dash. */
export const composeNotice = (
  language: NoticeLanguage,
  kind: NoticeKind,
  parameters: NoticeParameters
): ComposedNotice => {
  const forms = noticeTexts[language][kind] as Record<string, string | undefined>
  const count = Number(parameters.count ?? 0)
  const plural = new Intl.PluralRules(LOCALES[language]).select(count)
  const sentence = (name: "title" | "text"): string => {
    const form =
      (count === 0 ? forms[`${name}_zero`] : undefined) ??
      forms[`${name}_${plural}`] ??
      forms[`${name}_other`] ??
      forms[name]
    return (form ?? "").replace(PARAMETER, (_, key: string) =>
      readable(language, key, parameters[key])
    )
  }
  return { title: sentence("title"), text: sentence("text") }
}

const readable = (
  language: NoticeLanguage,
  key: string,
  value: string | number | null | undefined
): string => {
  if (value === null || value === undefined || value === "") {
    return "–"
  }
  if (typeof value === "number") {
    return new Intl.NumberFormat(LOCALES[language]).format(value)
  }
  if (INSTANTS.includes(key) && !Number.isNaN(Date.parse(value))) {
    return new Intl.DateTimeFormat(LOCALES[language], {
      dateStyle: "long",
      timeZone: "UTC",
    }).format(new Date(value))
  }
  return key === "flow" ? (flowNames[language][value as DataflowId] ?? value) : value
}
