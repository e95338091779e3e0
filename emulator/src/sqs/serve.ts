import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { faultAnswer } from "../faults/answers.js"
import type { FaultKind } from "../faults/kinds.js"
import type { Answer } from "../http/answer.js"
import { readJsonObject } from "../http/request.js"
import type { Request } from "../http/request.js"
import type { Outcome } from "../sp-api/dispatch.js"
import { ACTIONS } from "./actions.js"
import { SqsError, sqsAnswer } from "./protocol.js"
import { receiveMessage } from "./receive.js"

const TARGET = /^AmazonSQS\.(\w+)$/

/** Amazon SQS in AWS's JSON protocol, at any path; null: the request is not for it. */
export async function serveQueue(
  emulator: Emulator,
  request: Request,
  gone: AbortSignal
): Promise<Outcome | null> {
  const action = TARGET.exec(String(request.headers["x-amz-target"] ?? ""))?.[1]
  if (action === undefined) {
    return null
  }
  const operation = `sqs.${action}`
  const fault = emulator.faults.outage(operation) ?? emulator.faults.next(operation)
  const answer =
    (fault && queueFaultAnswer(fault.kind)) ?? (await answerQueue(emulator, action, request, gone))
  return { answer, operation, fault, sellerId: null }
}

async function answerQueue(
  emulator: Emulator,
  action: string,
  request: Request,
  gone: AbortSignal
): Promise<Answer> {
  try {
    if (!String(request.headers.authorization ?? "").startsWith("AWS4-HMAC-SHA256 ")) {
      throw new SqsError("MissingAuthenticationToken", "The request is not signed.", 403)
    }
    const input = readInput(request)
    if (action === "ReceiveMessage") {
      return sqsAnswer(await receiveMessage(emulator, input, gone))
    }
    const run = ACTIONS[action]
    if (!run) {
      throw new SqsError("UnsupportedOperation", `${action} is not served by this emulator.`)
    }
    return sqsAnswer(run(emulator, input))
  } catch (error) {
    if (error instanceof SqsError) {
      return error.toAnswer()
    }
    throw error
  }
}

function readInput(request: Request): Record<string, unknown> {
  try {
    return readJsonObject(request)
  } catch (error) {
    throw error instanceof InputError
      ? new SqsError("SerializationException", error.message)
      : error
  }
}

function queueFaultAnswer(kind: FaultKind): Answer | null {
  switch (kind) {
    case "throttle":
    case "throttle_with_limit":
      return new SqsError("RequestThrottled", "Rate exceeded.").toAnswer()
    case "500":
      return new SqsError("InternalError", "Internal error.", 500).toAnswer()
    case "503":
      return new SqsError("ServiceUnavailable", "Service unavailable.", 503).toAnswer()
    default:
      return faultAnswer(kind)
  }
}
