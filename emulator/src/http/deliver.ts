import type { ServerResponse } from "node:http"
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
  const isText = typeof answer.body === "string"
  const body = Buffer.from(
    answer.body === undefined ? "" : isText ? (answer.body as string) : JSON.stringify(answer.body)
  )
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
