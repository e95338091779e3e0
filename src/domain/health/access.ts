import type { AccountFacts, Places, RoleFact } from "./facts"
import { fail, ok, unknown, warn, type Finding } from "./verdict"

const DAY_MS = 86_400_000
/** A permission or a secret that ends within this many days needs somebody. */
export const SOON_DAYS = 30

/** @param missing options without which no store can be connected */
export const judgeKeys = (missing: string[], { settings }: Pick<Places, "settings">): Finding =>
  missing.length
    ? fail(
        "keys_missing",
        { code: "enter_keys", action: "open_settings", link: settings },
        { options: missing.join(", ") }
      )
    : ok("keys_set")

/** @param fault code of the refusal that opening what is stored ended in; null: it opens */
export const judgeEncryptionKey = (
  { configured, fault, key }: { configured: boolean; fault: string | null; key: string | null },
  { settings }: Pick<Places, "settings">
): Finding => {
  if (fault === "encryption_key_wrong" || fault === "encryption_key_missing") {
    const remedy = { code: "put_key_back", action: "check_again" as const }
    return fail(fault === "encryption_key_wrong" ? "key_wrong" : "key_missing", remedy, { key })
  }
  if (fault === "secret_unreadable") {
    return fail("key_unreadable", { code: "connect_anew", action: "open_settings", link: settings })
  }
  return configured && !fault
    ? ok("key_opens")
    : fail("key_unset", { code: "set_key", action: "open_settings", link: settings })
}

/** `lapsed`: the flows were refused, twice and ten minutes apart; what was asked before counts no more. */
export type Access = "none" | "works" | "lapsed"

/** Whether Amazon lets us in: the permission was traded for a fresh token and used. */
export const judgeToken = (
  access: Access,
  fact: AccountFacts["token"],
  { connect, settings }: Pick<Places, "connect" | "settings">
): Finding => {
  if (access === "none") {
    return fail("not_connected", { code: "connect_store", action: "connect", link: connect })
  }
  switch (access === "lapsed" ? "refused" : fact?.outcome) {
    case "works":
      return ok("token_works")
    case "refused":
      return fail("token_refused", { code: "renew_access", action: "renew", link: connect })
    case "application_refused":
      return fail("application_refused", {
        code: "correct_keys",
        action: "open_settings",
        link: settings,
      })
    case "unclear":
      return unknown("no_clear_answer")
    default:
      return unknown("not_asked")
  }
}

/** Until when Amazon lets us in; Amazon gives no end to a private application's own token. */
export const judgePermission = (
  { expiresAt, now, lapsed }: { expiresAt: Date | null; now: Date; lapsed: boolean },
  { connect }: Pick<Places, "connect">
): Finding => {
  const renew = { code: "renew_access", action: "renew" as const, link: connect }
  if (lapsed && (!expiresAt || expiresAt > now)) {
    return fail("permission_withdrawn", renew)
  }
  if (!expiresAt) {
    return ok("permission_without_end")
  }
  return judgeEnd(expiresAt, now, {
    fine: "permission_until",
    soon: "permission_ends",
    over: "permission_over",
    remedy: renew,
  })
}

/** Amazon ends a client secret 180 days after it was made. */
export const judgeClientSecret = (
  { expiresAt, now }: { expiresAt: Date | null; now: Date },
  { settings }: Pick<Places, "settings">
): Finding =>
  expiresAt
    ? judgeEnd(expiresAt, now, {
        fine: "secret_until",
        soon: "secret_ends",
        over: "secret_over",
        remedy: { code: "rotate_secret", action: "open_settings", link: settings },
      })
    : unknown("secret_age_unknown")

const judgeEnd = (
  end: Date,
  now: Date,
  told: { fine: string; soon: string; over: string; remedy: NonNullable<Finding["remedy"]> }
): Finding => {
  const left = (end.getTime() - now.getTime()) / DAY_MS
  const parameters = { date: end.toISOString(), count: Math.max(0, Math.floor(left)) }
  if (left <= 0) {
    return fail(told.over, told.remedy, parameters)
  }
  return left < SOON_DAYS ? warn(told.soon, told.remedy, parameters) : ok(told.fine, parameters)
}

/** A role added to the application counts after the seller has agreed again. */
const ROLES_PAGE = "https://developer-docs.amazon.com/sp-api/docs/renew-authorizations"

export const judgeRole = ({ outcome, needed, ask_for }: RoleFact): Finding => {
  const roles = ask_for.join(" / ")
  switch (outcome) {
    case "works":
      return ok("role_works")
    case "refused":
      return needed
        ? fail("role_refused", {
            code: "add_role",
            parameters: { roles },
            action: "role_guide",
            link: ROLES_PAGE,
          })
        : ok("role_not_needed")
    case "not_tested":
      return unknown("role_not_tested")
    default:
      return unknown("no_clear_answer")
  }
}
