import type { Emulator } from "../emulator.js"
import { faultAnswer, quotaExceeded } from "../faults/answers.js"
import type { Fault } from "../faults/faults.js"
import { ApiError, invalidInput, notFound } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { OperationName } from "../limits/usage-plans.js"
import { authenticate } from "./access.js"
import type { Caller } from "./access.js"
import { findOperation } from "./operations.js"
import type { Call, Handler } from "./operations.js"

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
  const found = findOperation(request)
  if (!found) {
    const error = notFound(`${request.method} ${request.path} is not served by this emulator.`)
    return { answer: error.toAnswer(), operation: "unknown", fault: null, sellerId: null }
  }
  const { operation, handle, path } = found
  const outcome: Outcome = { answer: { status: 500 }, operation, fault: null, sellerId: null }
  outcome.fault = emulator.faults.outage(operation)
  const instead = outcome.fault && faultAnswer(outcome.fault.kind)
  if (instead) {
    return { ...outcome, answer: instead }
  }
  try {
    const caller = authenticate(emulator, request)
    outcome.sellerId = caller.seller.sellerId
    outcome.fault ??= emulator.faults.next(operation)
    const call = { emulator, caller, request, path }
    outcome.answer = answer(emulator, operation, handle, call, outcome.fault)
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error
    }
    outcome.answer = error.toAnswer()
  }
  const { status } = outcome.answer
  const told = (status >= 200 && status < 300) || status === 400 || status === 404
  if (told || outcome.fault?.kind === "throttle_with_limit") {
    outcome.answer.headers = {
      ...outcome.answer.headers,
      "x-amzn-RateLimit-Limit": emulator.limits.header(operation),
    }
  }
  return outcome
}

function answer(
  emulator: Emulator,
  operation: OperationName,
  handle: Handler,
  call: Call,
  fault: Fault | null
): Answer {
  const instead = fault && faultAnswer(fault.kind)
  if (instead) {
    return instead
  }
  takeToken(emulator, call.caller, operation)
  const [violation] =
    emulator.judge?.request({
      method: call.request.method,
      url: call.request.url,
      headers: call.request.headers,
      body: call.request.body,
    }) ?? []
  if (violation) {
    throw invalidInput(`${violation.where}: ${violation.message}`)
  }
  return handle(call)
}

function takeToken(emulator: Emulator, caller: Caller, operation: OperationName): void {
  const { applicationId } = caller.grant
  if (!emulator.limits.take(applicationId, caller.seller.sellerId, operation)) {
    throw quotaExceeded()
  }
}
