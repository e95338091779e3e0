import { InputError } from "../core/input-error.js"
import type { Random } from "../core/random.js"

/** Header by which an answer that was disturbed on purpose is marked. */
export const FAULT_HEADER = "x-emulator-fault"

export const FAULT_KINDS = [
  "throttle",
  "500",
  "502",
  "503",
  "html_500",
  "html_502",
  "html_503",
  "reset_before",
  "reset_after",
  "slow_body",
  "truncated_body",
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** A fault to inject; `operation` "*" means every operation. */
export interface FaultRule {
  id: number
  operation: string
  kind?: FaultKind
  /** The next n calls. */
  count?: number
  /** Each call with this probability. */
  rate?: number
  /** One entry per call; "ok" lets the call through. */
  script?: (FaultKind | "ok")[]
  /** How long `slow_body` takes. */
  delayMs: number
}

export interface Fault {
  kind: FaultKind
  delayMs: number
}

/** Faults in the order in which they were asked for: the first that applies to a call is used. */
export class Faults {
  private rules: FaultRule[] = []
  private lastId = 0

  constructor(private readonly random: Random) {}

  /** Adds a rule from the control API; throws naming the field that is wrong. */
  add(input: Record<string, unknown>): FaultRule {
    const { operation, kind, count, rate, script, delayMs } = input
    if (typeof operation !== "string" || operation === "") {
      throw new InputError(
        'operation: give the name of an operation ("searchOrders", "token") or "*"'
      )
    }
    if ([count, rate, script].filter((value) => value !== undefined).length !== 1) {
      throw new InputError("give exactly one of count, rate and script")
    }
    if (script === undefined && !isKind(kind)) {
      throw new InputError(`kind "${String(kind)}" is unknown: use ${FAULT_KINDS.join(", ")}`)
    }
    if (count !== undefined && !(Number.isInteger(count) && (count as number) > 0)) {
      throw new InputError(`count is ${String(count)}: give a whole number above 0`)
    }
    if (rate !== undefined && !(typeof rate === "number" && rate > 0 && rate <= 1)) {
      throw new InputError(`rate is ${String(rate)}: give a number above 0 and at most 1`)
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
    const rule: FaultRule = {
      id: ++this.lastId,
      operation,
      ...(script === undefined && { kind: kind as FaultKind }),
      ...(count !== undefined && { count: count as number }),
      ...(rate !== undefined && { rate: rate as number }),
      ...(script !== undefined && { script: [...(script as FaultKind[])] }),
      delayMs: (delayMs as number | undefined) ?? 2000,
    }
    this.rules.push(rule)
    return rule
  }

  list(): readonly FaultRule[] {
    return this.rules
  }

  clear(): void {
    this.rules = []
  }

  /** The fault of this call, if any; counts and scripts go on by one. */
  next(operation: string): Fault | null {
    for (const rule of this.rules) {
      if (rule.operation !== "*" && rule.operation !== operation) {
        continue
      }
      const kind = this.apply(rule)
      if (kind === "ok") {
        return null
      }
      if (kind) {
        return { kind, delayMs: rule.delayMs }
      }
    }
    return null
  }

  private apply(rule: FaultRule): FaultKind | "ok" | null {
    if (rule.script) {
      const kind = rule.script.shift() ?? null
      this.dropWhen(rule.script.length === 0, rule)
      return kind
    }
    if (rule.count !== undefined) {
      rule.count -= 1
      this.dropWhen(rule.count === 0, rule)
      return rule.kind ?? null
    }
    return this.random.chance(rule.rate ?? 0) ? (rule.kind ?? null) : null
  }

  private dropWhen(done: boolean, rule: FaultRule): void {
    if (done) {
      this.rules = this.rules.filter((entry) => entry !== rule)
    }
  }
}

function isKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.includes(value as FaultKind)
}
