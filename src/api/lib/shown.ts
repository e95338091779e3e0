const LONGEST_SHOWN = 80
/** Amazon's tokens and client secrets, told by their form. */
const SECRETS = /(Atz[\w.]*\||Atc\||amzn1\.oa2-cs\.)[^\s"'<>,]+/g

/** What was sent, without what may be a secret: people paste it into the wrong field. */
export const withoutSecrets = (text: string): string => text.replace(SECRETS, "$1…")

/** A value that was sent, as a sentence may show it. */
export const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value))
  const clean = withoutSecrets(text)
  return clean.length > LONGEST_SHOWN ? `${clean.slice(0, LONGEST_SHOWN)}…` : clean
}
