import type { Emulator } from "../emulator.js"
import { faultAnswer, quotaExceeded } from "../faults/answers.js"
import type { Fault } from "../faults/faults.js"
import { ApiError, invalidInput, notFound } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { UsagePlan } from "../limits/usage-plans.js"
import { applicationScope, authenticate, authenticateApplication, regionOf } from "./access.js"
import { checked, errorAnswer } from "./judged.js"
import { findOperation } from "./operations.js"
import type { ApplicationCall, Call, Found } from "./operations.js"

export interface Outcome {
  answer: Answer
  operation: string
  fault: Fault | null
  sellerId: string | null
}

/**
 * Answers a call of the Selling Partner API: outage, access, injected fault, rate limit, contract,
 * effect, in this order. Amazon tells its rate limit only with 2xx, 400 and 404.
 */
export function dispatch(emulator: Emulator, request: Request): Outcome {
  const found =
    emulator.replay?.find(emulator.contract, request) ?? findOperation(emulator.contract, request)
  if (!found) {
    const error = notFound(`${request.method} ${request.path} is not served by this emulator.`)
    return { answer: error.toAnswer(), operation: "unknown", fault: null, sellerId: null }
  }
  const { operation, path } = found
  const plan = emulator.usagePlan(found.api, operation)
  const outcome: Outcome = { answer: { status: 500 }, operation, fault: null, sellerId: null }
  outcome.fault = emulator.faults.outage(operation, regionOf(emulator, request))
  const instead = outcome.fault && faultAnswer(outcome.fault.kind)
  if (instead) {
    return { ...outcome, answer: instead }
  }
  try {
    const { handle } = found
    const own = found.replayed ? applicationScope(emulator, request) : null
    if (typeof handle === "object" || own !== null) {
      // Replayed examples do not say whose call it is: the token does.
      const scope = typeof handle === "object" ? handle.scope : (own as string)
      authenticateApplication(emulator, request, scope)
      outcome.fault ??= emulator.faults.next(operation, regionOf(emulator, request))
      const run = () => runForApplication(handle, { emulator, request, path })
      outcome.answer = answer(emulator, request, { found, plan, ...outcome, run })
    } else {
      const caller = authenticate(emulator, request)
      outcome.sellerId = caller.seller.sellerId
      outcome.fault ??= emulator.faults.next(operation, caller.grant.region)
      const run = () => handle({ emulator, caller, request, path })
      outcome.answer = answer(emulator, request, { found, plan, ...outcome, run })
    }
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error
    }
    outcome.answer = found.replayed ? error.toAnswer() : errorAnswer(emulator, request, error)
  }
  const { status } = outcome.answer
  const told = (status >= 200 && status < 300) || status === 400 || status === 404
  if (told || outcome.fault?.kind === "throttle_with_limit") {
    outcome.answer.headers = {
      ...outcome.answer.headers,
      "x-amzn-RateLimit-Limit": emulator.limits.header(plan),
    }
  }
  return outcome
}

function runForApplication(handle: Found["handle"], call: ApplicationCall): Answer {
  return typeof handle === "object" ? handle.handle(call) : handle(call as Call)
}

interface Answering {
  found: Found
  plan: UsagePlan
  fault: Fault | null
  sellerId: string | null
  run: () => Answer
}

function answer(
  emulator: Emulator,
  request: Request,
  { found, plan, fault, sellerId, run }: Answering
): Answer {
  const instead = fault && faultAnswer(fault.kind)
  if (instead) {
    return instead
  }
  const bucket = `${emulator.options.applicationId}/${sellerId ?? "-"}/${found.operation}`
  if (!emulator.limits.take(bucket, plan)) {
    throw quotaExceeded()
  }
  if (found.replayed) {
    return run()
  }
  const [violation] = emulator.options.judge ? emulator.contract.request(request) : []
  if (violation) {
    emulator.refusals.count(violation)
    throw invalidInput(`${violation.where}: ${violation.message}`)
  }
  const right = checked(emulator, request, run())
  // What Amazon does not publish comes after the models have had their say.
  return { ...right, body: emulator.oddities.apply(found.operation, right.body) }
}
