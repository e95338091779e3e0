import { InputError } from "../core/input-error.js"
import { appliesTo, FAULT_KINDS, isKind } from "./kinds.js"
import type { FaultKind } from "./kinds.js"

/** A fault to inject; `operation` "*" means every operation. */
export interface FaultRule {
  id: number
  operation: string
  /** Only calls to the endpoint of this region, or of sellers there. */
  region?: string
  kind?: FaultKind
  /** The next n calls. */
  count?: number
  /** Each call with this probability. */
  rate?: number
  /** One entry per call; "ok" lets the call through. */
  script?: (FaultKind | "ok")[]
  /** An outage: every call up to this instant of the emulator's clock, whoever calls. */
  until?: number
  /** How long `slow_body` takes. */
  delayMs: number
}

const REGIONS = ["eu", "na", "fe"]
const LONGEST_OUTAGE = 366 * 86_400

/** A rule from the control API; throws naming the field that is wrong. */
export function readRule(input: Record<string, unknown>, id: number, now: number): FaultRule {
  const { operation, kind, count, rate, script, seconds, delayMs, region } = input
  if (region !== undefined && !REGIONS.includes(region as string)) {
    throw new InputError(`region "${String(region)}" is unknown: use ${REGIONS.join(", ")}`)
  }
  if (typeof operation !== "string" || operation === "") {
    throw new InputError(
      'operation: give the name of an operation ("searchOrders", "token") or "*"'
    )
  }
  if ([count, rate, script, seconds].filter((value) => value !== undefined).length !== 1) {
    throw new InputError("give exactly one of count, rate, script and seconds")
  }
  if (script === undefined && !isKind(kind)) {
    throw new InputError(`kind "${String(kind)}" is unknown: use ${FAULT_KINDS.join(", ")}`)
  }
  if (script === undefined && !appliesTo(kind as FaultKind, operation)) {
    throw new InputError(
      `kind "${String(kind)}" is for calls with an access token, not ${operation}`
    )
  }
  if (count !== undefined && !(Number.isInteger(count) && (count as number) > 0)) {
    throw new InputError(`count is ${String(count)}: give a whole number above 0`)
  }
  if (rate !== undefined && !(typeof rate === "number" && rate > 0 && rate <= 1)) {
    throw new InputError(`rate is ${String(rate)}: give a number above 0 and at most 1`)
  }
  if (seconds !== undefined && !isBetween(seconds, 0, LONGEST_OUTAGE)) {
    throw new InputError(`seconds is ${String(seconds)}: give a number above 0, a year at most`)
  }
  if (
    script !== undefined &&
    !(Array.isArray(script) && script.every((entry) => entry === "ok" || isKind(entry)))
  ) {
    throw new InputError(`script: give a list of "ok" and ${FAULT_KINDS.join(", ")}`)
  }
  if (delayMs !== undefined && !(typeof delayMs === "number" && delayMs >= 0)) {
    throw new InputError(`delayMs is ${String(delayMs)}: give milliseconds`)
  }
  return {
    id,
    operation,
    ...(region !== undefined && { region: region as string }),
    ...(script === undefined && { kind: kind as FaultKind }),
    ...(count !== undefined && { count: count as number }),
    ...(rate !== undefined && { rate: rate as number }),
    ...(script !== undefined && { script: [...(script as FaultKind[])] }),
    ...(seconds !== undefined && { until: now + (seconds as number) * 1000 }),
    delayMs: (delayMs as number | undefined) ?? 2000,
  }
}

function isBetween(value: unknown, above: number, most: number): boolean {
  return typeof value === "number" && value > above && value <= most
}
