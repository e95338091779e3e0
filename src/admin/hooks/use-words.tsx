import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import { formatMoney } from "../lib/format-money"
import { NAMESPACE } from "../lib/namespace"
import { toLocale } from "../lib/locale"
import { withReadableNumbers } from "../lib/with-readable-numbers"

type Parameters = Record<string, unknown>

/** The plugin's texts, and money as the viewer writes it. */
export const useWords = () => {
  const { t: translate, i18n } = useTranslation(NAMESPACE)
  const locale = toLocale(i18n.language)

  /** A text; numbers among its parameters stand in it as the viewer writes them. */
  const t = useCallback(
    (key: string, parameters: Parameters = {}): string =>
      translate(key, withReadableNumbers(locale, parameters)),
    [translate, locale]
  )

  /** A text for a code of the API; one we have no words for is shown as it is. */
  const code = (group: string, value: string, parameters: Parameters = {}): string => {
    const key = `${group}.${value}`
    if (!i18n.exists(key, { ns: NAMESPACE, ...countOf(parameters) })) {
      return t(`${group}.unknown`, { defaultValue: value, code: value })
    }
    // A parameter the API did not give shows as a dash, not as its name in braces.
    return t(key, { ...parameters, ...countOf(parameters) }).replace(/\{\{[^}]*\}\}/g, "–")
  }

  const money = (amount: string | null, currency: string | null) =>
    formatMoney(amount, currency, locale)

  const number = (value: number) => new Intl.NumberFormat(locale).format(value)

  return { t, code, money, number, locale }
}

/** A count chooses the plural form only when it is a number. */
function countOf(parameters: Parameters): { count?: number } {
  return typeof parameters.count === "number" ? { count: parameters.count } : {}
}
