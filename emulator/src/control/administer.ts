import { InputError } from "../core/input-error.js"
import { toIso } from "../core/clock.js"
import { requireSeller } from "../amazon/sellers.js"
import type { Emulator } from "../emulator.js"
import { confirmConsent } from "../lwa/consent.js"

type Json = Record<string, unknown>

const LONGEST_ADVANCE = 10 * 366 * 86_400

/** The seller takes all consents back: refresh and access tokens stop working at once. */
export function revokeGrants(emulator: Emulator, input: Json) {
  const seller = requireSeller(String(input.sellerId ?? input.region ?? ""))
  if (input.region !== undefined && String(input.region).toLowerCase() !== seller.region) {
    throw new InputError(
      `region "${String(input.region)}": ${seller.sellerId} is in ${seller.region}`
    )
  }
  const active = emulator.state.grants.filter(
    (grant) => grant.sellerId === seller.sellerId && grant.revokedAt === null
  )
  for (const grant of active) {
    grant.revokedAt = emulator.clock.now()
  }
  emulator.changed()
  return { revoked: active.length }
}

/** Moves the clock: `advanceSeconds`, or `now` as an instant. */
export function moveClock(emulator: Emulator, input: Json) {
  const { advanceSeconds, now } = input
  if (typeof advanceSeconds === "number" && Math.abs(advanceSeconds) <= LONGEST_ADVANCE) {
    emulator.clock.advance(advanceSeconds * 1000)
  } else if (typeof now === "string" && !Number.isNaN(Date.parse(now))) {
    emulator.clock.moveTo(Date.parse(now))
  } else {
    throw new InputError(
      "give advanceSeconds (a number, ten years at most) or now (an ISO 8601 instant)"
    )
  }
  emulator.changed()
  return { now: toIso(emulator.clock.now()) }
}

/** Sets the factor on Amazon's limits and fills the buckets. */
export function rescale(emulator: Emulator, input: Json) {
  const scale = input.scale
  if (typeof scale !== "number" || !(scale > 0) || !Number.isFinite(scale)) {
    throw new InputError(`scale is ${String(scale)}: give a number above 0`)
  }
  emulator.limits.rescale(scale)
  return { scale }
}

/** Rotates the application's secret: the listed one or two secrets are valid from now on. */
export function setClientSecrets(emulator: Emulator, input: Json) {
  const secrets = input.secrets
  const valid =
    Array.isArray(secrets) &&
    secrets.length >= 1 &&
    secrets.length <= 2 &&
    secrets.every((secret) => typeof secret === "string" && secret !== "")
  if (!valid) {
    throw new InputError("secrets: give a list of one or two client secrets")
  }
  emulator.options.clientSecrets = secrets as string[]
  return { valid: secrets.length }
}

/** What a person's click on "Confirm" does. */
export function consent(emulator: Emulator, input: Json) {
  const optional = (value: unknown) => (typeof value === "string" && value !== "" ? value : null)
  const redirect = confirmConsent(
    emulator,
    {
      applicationId: String(input.application_id ?? ""),
      state: String(input.state ?? ""),
      version: optional(input.version),
      redirectUri: optional(input.redirect_uri),
    },
    String(input.seller ?? "")
  )
  return { redirect }
}
