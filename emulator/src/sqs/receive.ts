import type { Emulator } from "../emulator.js"
import { requireQueue } from "./actions.js"
import type { Input } from "./actions.js"
import { wrongValue } from "./protocol.js"
import { ACCOUNT, md5 } from "./queues.js"
import type { QueueMessage } from "./types.js"

/**
 * `ReceiveMessage`: what can be taken now, else what comes within `WaitTimeSeconds` (of the
 * machine's time). A client that has gone away takes nothing.
 */
export async function receiveMessage(
  emulator: Emulator,
  input: Input,
  gone: AbortSignal
): Promise<object> {
  const queue = requireQueue(emulator, input)
  const most = between("MaxNumberOfMessages", input.MaxNumberOfMessages ?? 1, 1, 10)
  const visibilityTimeout =
    input.VisibilityTimeout === undefined
      ? null
      : between("VisibilityTimeout", input.VisibilityTimeout, 0, 43_200)
  const waitMs = between("WaitTimeSeconds", input.WaitTimeSeconds ?? 0, 0, 20) * 1000
  const until = performance.now() + waitMs
  for (;;) {
    emulator.timeline.run()
    const messages = gone.aborted ? [] : emulator.queues.take(queue, { most, visibilityTimeout })
    const left = until - performance.now()
    if (messages.length > 0 || left <= 0 || gone.aborted) {
      const names = systemNames(input)
      return messages.length > 0 ? { Messages: messages.map((entry) => view(entry, names)) } : {}
    }
    await emulator.queues.arrival(queue, left, gone)
  }
}

function between(name: string, value: unknown, low: number, high: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < low || number > high) {
    throw wrongValue(`Value ${String(value)} for parameter ${name} is invalid: ${low} to ${high}.`)
  }
  return number
}

function systemNames(input: Input): string[] {
  return [input.AttributeNames, input.MessageSystemAttributeNames].flatMap(
    (names) => (names ?? []) as string[]
  )
}

function view(message: QueueMessage, names: readonly string[]) {
  const all: Record<string, string> = {
    SenderId: ACCOUNT,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  }
  const told = Object.entries(all).filter(([name]) => names.includes("All") || names.includes(name))
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(told.length > 0 && { Attributes: Object.fromEntries(told) }),
  }
}
