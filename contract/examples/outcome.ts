import type { Example } from "../../emulator/src/replay/examples"
import { AmazonApiError } from "../../src/sp-api"
import { difference } from "./difference"

/** What a call gave: its result or what it threw. */
export type Outcome = { value: unknown } | { error: unknown }

export async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await work() }
  } catch (error) {
    return { error }
  }
}

/** The client found an argument wrong and sent nothing. */
export function isRefusal(outcome: Outcome): boolean {
  return (
    "error" in outcome &&
    outcome.error instanceof AmazonApiError &&
    outcome.error.kind === "invalid_input" &&
    outcome.error.status === null
  )
}

/** What an outcome lacks of the example's answer, one sentence each; empty when it is the same. */
export function compareOutcome(
  outcome: Outcome,
  example: Example,
  within: readonly string[] = []
): string[] {
  return example.status < 300
    ? compareValue(outcome, example.response, within)
    : compareError(outcome, example)
}

/** Put back to where it stood in Amazon's answer, the result must be the whole of that answer. */
function compareValue(outcome: Outcome, answer: unknown, within: readonly string[]): string[] {
  if ("error" in outcome) {
    return [`the call failed: ${String(outcome.error)}`]
  }
  const nothing = answer === undefined || difference(answer, {}) === null
  if (outcome.value === undefined && nothing) {
    return []
  }
  const whole = within.reduceRight<unknown>((inner, name) => ({ [name]: inner }), outcome.value)
  const found = difference(whole, answer)
  return found === null ? [] : [`the result differs from the example: ${found}`]
}

interface Entry {
  code: string
  message: string
  details?: string
}

function compareError(outcome: Outcome, { status, operation, response }: Example): string[] {
  if ("value" in outcome) {
    return [`the call succeeded where the example answers ${status}`]
  }
  const { error } = outcome
  if (!(error instanceof AmazonApiError)) {
    return [`the call threw no AmazonApiError but ${String(error)}`]
  }
  // Some of Amazon's models declare a bare list, some examples are empty.
  const given = Array.isArray(response) ? response : (response as { errors?: unknown }).errors
  const entries = (given ?? []) as Entry[]
  const errors = entries.map(({ code, message, details }) => ({
    ...{ code, message },
    details: details || null,
  }))
  const { code, details } = errors[0] ?? { code: null, details: null }
  const { operation: named, status: got, errors: all, code: first, details: more } = error
  const found = difference(
    { operation: named, status: got, errors: all, code: first, details: more },
    { operation, status, errors, code, details }
  )
  return found === null ? [] : [`the error differs from the example: ${found}`]
}
