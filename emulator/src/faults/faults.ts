import type { Clock } from "../core/clock.js"
import type { Random } from "../core/random.js"
import { appliesTo, endpointOf } from "./kinds.js"
import type { FaultKind } from "./kinds.js"
import { readRule } from "./rule.js"
import type { FaultRule } from "./rule.js"

export { FAULT_KINDS } from "./kinds.js"
export type { FaultKind } from "./kinds.js"
export type { FaultRule } from "./rule.js"

/** Header by which an answer that was disturbed on purpose is marked. */
export const FAULT_HEADER = "x-emulator-fault"

export interface Fault {
  kind: FaultKind
  delayMs: number
}

/** Faults in the order in which they were asked for: the first that applies to a call is used. */
export class Faults {
  private rules: FaultRule[] = []
  private lastId = 0

  constructor(
    private readonly random: Random,
    private readonly clock: Clock
  ) {}

  /** Adds a rule from the control API; throws naming the field that is wrong. */
  add(input: Record<string, unknown>): FaultRule {
    const rule = readRule(input, this.lastId + 1, this.clock.now())
    this.lastId = rule.id
    this.rules.push(rule)
    return rule
  }

  list(): readonly FaultRule[] {
    this.dropEnded()
    return this.rules
  }

  clear(): void {
    this.rules = []
  }

  /** Ends one rule; false: there is none with this id. */
  remove(id: number): boolean {
    const before = this.rules.length
    this.rules = this.rules.filter((rule) => rule.id !== id)
    return this.rules.length < before
  }

  /** The outage that a call meets before anybody looks who calls; null: Amazon is there. */
  outage(operation: string, region: string | null = null): Fault | null {
    this.dropEnded()
    const rule = this.rules.find(
      (entry) =>
        entry.until !== undefined && matches(entry, operation, region) && fits(entry, operation)
    )
    return rule ? { kind: rule.kind as FaultKind, delayMs: rule.delayMs } : null
  }

  /** The fault of this call, if any; counts and scripts go on by one. */
  next(operation: string, region: string | null = null): Fault | null {
    for (const rule of this.rules) {
      if (rule.until !== undefined || !matches(rule, operation, region) || !fits(rule, operation)) {
        continue
      }
      const kind = this.apply(rule)
      if (kind === "ok") {
        return null
      }
      if (kind) {
        return appliesTo(kind, operation) ? { kind, delayMs: rule.delayMs } : null
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

  private dropEnded(): void {
    const now = this.clock.now()
    this.rules = this.rules.filter(({ until }) => until === undefined || until > now)
  }
}

function matches(rule: FaultRule, operation: string, region: string | null): boolean {
  return (
    (rule.region === undefined || rule.region === region) &&
    (rule.operation === "*" ||
      rule.operation === operation ||
      rule.operation === endpointOf(operation))
  )
}

/** A rule of one kind leaves calls alone that cannot have this fault, and is not used up by them. */
function fits(rule: FaultRule, operation: string): boolean {
  return rule.kind === undefined || appliesTo(rule.kind, operation)
}
