import { endOfSecret } from "./secret-life"

/** A client secret that may be valid, and what is known of its life. */
export interface KnownSecret {
  /** Where it comes from; `rotation`: Amazon or a person gave it beside an older one. */
  origin: "options" | "form" | "rotation"
  value: string
  since: Date | null
  expiresAt: Date | null
}

/** A secret as it may be shown. */
export interface SecretSummary {
  origin: KnownSecret["origin"]
  /** Its last four characters; null where it is too short to show any. */
  ends_with: string | null
  since: Date | null
  expires_at: Date | null
}

const SHOWN = 4
/** Of a shorter one four characters would be too much. */
const LEAST_LENGTH = 16

/** The last characters, by which a person tells one secret from another. */
export const endsWith = (secret: string): string | null =>
  secret.length < LEAST_LENGTH ? null : secret.slice(-SHOWN)

/**
 * The secrets without themselves. One that came by a rotation and was put into the options since is
 * one secret, of which the rotation knows when it ends.
 */
export const summariseSecrets = (secrets: readonly KnownSecret[]): SecretSummary[] => {
  const byValue = new Map<string, KnownSecret>()
  for (const secret of secrets) {
    const known = byValue.get(secret.value)
    const { since, expiresAt } = secret.origin === "rotation" || !known ? secret : known
    byValue.set(secret.value, { ...(known ?? secret), since, expiresAt })
  }
  return [...byValue.values()].map(({ origin, value, since, expiresAt }) => ({
    ...{ origin, ends_with: endsWith(value), since },
    expires_at: expiresAt ?? (since && endOfSecret(since)),
  }))
}

/** When the last of them ends; null while that is not known of one. */
export const endOfLast = (secrets: readonly Pick<SecretSummary, "expires_at">[]): Date | null => {
  const ends = secrets.map(({ expires_at }) => expires_at?.getTime() ?? Infinity)
  const last = Math.max(...ends)
  return Number.isFinite(last) ? new Date(last) : null
}
