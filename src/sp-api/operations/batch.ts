import { errorFromAnswer } from "../answers"
import type { AmazonApiError } from "../errors"
import type { HttpStatusLine, PartErrors } from "../types"
import type { Operation } from "./operation"

export interface BatchPart {
  status: HttpStatusLine
  body?: PartErrors
}

/**
 * The error of one part of a batch, null when the part succeeded: a batch that was answered with
 * 200 may consist of failures.
 */
export function errorOfPart(operation: Operation, part: BatchPart): AmazonApiError | null {
  const status = part.status.statusCode ?? 0
  if (status >= 200 && status <= 299) {
    return null
  }
  const answer = { status, headers: {}, body: Buffer.from(JSON.stringify(part.body ?? {})) }
  const { name, repeatable } = operation
  return errorFromAnswer(name, answer, { repeatable, now: new Date(0) })
}
