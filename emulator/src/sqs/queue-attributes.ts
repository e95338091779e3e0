import { isRecord } from "../contract/json-pointer.js"
import { wrongValue } from "./protocol.js"
import type { Queue } from "./types.js"

/** Takes the attributes over that the emulator knows; others are accepted without effect. */
export function readQueueAttributes(queue: Queue, attributes: unknown): void {
  if (!isRecord(attributes)) {
    return
  }
  const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = attributes
  if (VisibilityTimeout !== undefined) {
    queue.visibilityTimeout = whole(VisibilityTimeout, 43_200)
  }
  if (MessageRetentionPeriod !== undefined) {
    queue.retentionSeconds = whole(MessageRetentionPeriod, 1_209_600)
  }
  if (typeof RedrivePolicy === "string" && RedrivePolicy !== "") {
    const policy = readPolicy(RedrivePolicy)
    queue.redrive = {
      deadLetterTargetArn: String(policy.deadLetterTargetArn),
      maxReceiveCount: whole(policy.maxReceiveCount, 1000),
    }
  }
}

function readPolicy(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (error) {
    throw wrongValue(`RedrivePolicy is not JSON: ${(error as Error).message}`)
  }
}

/** What GetQueueAttributes tells; "All" is every one. */
export function viewQueueAttributes(
  queue: Queue,
  now: number,
  names: readonly string[]
): Record<string, string> {
  const hidden = queue.messages.filter(({ visibleAt }) => visibleAt > now)
  const inHands = hidden.filter(({ receiveCount }) => receiveCount > 0)
  const all: Record<string, string> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.messages.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(inHands.length),
    ApproximateNumberOfMessagesDelayed: String(hidden.length - inHands.length),
    VisibilityTimeout: String(queue.visibilityTimeout),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    ...(queue.fifo && { FifoQueue: "true" }),
    ...(queue.redrive && { RedrivePolicy: JSON.stringify(queue.redrive) }),
  }
  return names.includes("All")
    ? all
    : Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
}

function whole(value: unknown, most: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > most) {
    throw wrongValue(`Invalid value ${String(value)} for an attribute of the queue.`)
  }
  return number
}
