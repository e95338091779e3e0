/**
 * Options of a text: its parameters, whose numbers stand in the text as the viewer writes them (1,234
 * or 1.234). i18next chooses the plural form by the number itself, which therefore stays beside it.
 */
export function withReadableNumbers(locale: string, parameters: Record<string, unknown>) {
  const format = new Intl.NumberFormat(locale)
  const replace = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === "number" ? format.format(value) : value,
    ])
  )
  return { ...parameters, replace }
}
