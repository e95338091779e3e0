import type { ServerResponse } from "node:http"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { setTimeout as wait } from "node:timers/promises"
import { FAULT_HEADER } from "../faults/faults.js"
import type { Fault } from "../faults/faults.js"
import { endOf } from "../faults/kinds.js"
import { contentType } from "./answer.js"
import type { Answer } from "./answer.js"

/**
 * Sends the answer, spoilt by the fault if it is one of slow, cut off or lost answers. What is
 * sent with a fault is marked by a header.
 */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null = null
): Promise<void> {
  const end = fault && endOf(fault.kind)
  if (end) {
    if (end === "reset") {
      response.socket?.resetAndDestroy()
    }
    // "none": the connection stays open until the client gives up.
    return
  }
  if (answer.body instanceof Readable) {
    return deliverStream(response, answer, answer.body, fault)
  }
  const body = bytesOf(answer.body)
  response.writeHead(answer.status, {
    ...contentType(answer),
    ...(answer.status !== 204 && { "content-length": String(body.length) }),
    ...answer.headers,
    ...(fault && { [FAULT_HEADER]: fault.kind }),
  })
  const half = Math.floor(body.length / 2)
  if (fault?.kind === "slow_body") {
    response.write(body.subarray(0, half))
    await wait(fault.delayMs, undefined, { ref: false })
    response.end(body.subarray(half))
  } else if (fault?.kind === "truncated_body") {
    response.write(body.subarray(0, half), () => response.socket?.destroy())
  } else {
    response.end(body)
  }
}

function bytesOf(body: Answer["body"]): Buffer {
  if (Buffer.isBuffer(body)) {
    return body
  }
  return Buffer.from(
    body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body)
  )
}

/** A body whose length is not known: it is spoilt after its first piece. */
async function deliverStream(
  response: ServerResponse,
  answer: Answer,
  body: Readable,
  fault: Fault | null
): Promise<void> {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(fault && { [FAULT_HEADER]: fault.kind }),
  })
  const spoil = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      yield piece
      if (fault?.kind === "truncated_body") {
        throw new CutOff()
      }
      if (fault?.kind === "slow_body") {
        await wait(fault.delayMs, undefined, { ref: false })
      }
    }
  }
  try {
    await pipeline(body, spoil, response)
  } catch (error) {
    // The client gave up, or the body is cut off on purpose: there is nobody to be told.
    if (!(error instanceof CutOff) && !response.destroyed) {
      throw error
    }
  }
}

class CutOff extends Error {}
