/**
 * A BCP 47 tag for `Intl` from the dashboard's language code, which joins its parts ("ptBR",
 * "enGB", "zhCN").
 */
export function toLocale(language: string): string {
  const joined = /^([a-z]{2})([A-Z]{2})$/.exec(language)
  return joined ? `${joined[1]}-${joined[2]}` : language || "en"
}
