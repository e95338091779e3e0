const SECRETS = [
  /Atz[\w.]*\|[^\s"'<>,]+/g, // access, refresh and restricted data tokens
  /amzn1\.(oa2-cs|application-oa2-client)\.[^\s"'<>,]+/g,
  /[^\s"'<>@:]+@[^\s"'<>@]+\.[^\s"'<>@]+/g, // e-mail addresses
]
const MAX_LENGTH = 500

/** Text of Amazon's that may stand in an error or log: no tokens, secrets, e-mail addresses. */
export function redact(text: string): string {
  const clean = SECRETS.reduce((kept, pattern) => kept.replace(pattern, "[removed]"), text)
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean
}
