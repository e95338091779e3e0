import { createHash, randomUUID } from "node:crypto"
import type { Clock } from "../core/clock.js"
import type { Queue, QueueMessage, Queues } from "./types.js"

export const ACCOUNT = "000000000000"
export const AWS_REGION = "eu-west-1"
/** Exists from the start, so that nothing needs to be set up. */
export const DEFAULT_QUEUE = "sp-api-notifications"

export function arnOf(name: string): string {
  return `arn:aws:sqs:${AWS_REGION}:${ACCOUNT}:${name}`
}

export function newQueue(name: string): Queue {
  return {
    ...{ name, arn: arnOf(name), fifo: name.endsWith(".fifo") },
    ...{ visibilityTimeout: 30, retentionSeconds: 345_600, messages: [] },
  }
}

export function md5(text: string): string {
  return createHash("md5").update(text, "utf8").digest("hex")
}

export interface Receipt {
  most: number
  visibilityTimeout: number | null
}

/** The queues' messages and who waits for them. */
export class QueueService {
  private readonly waiting = new Set<() => void>()

  constructor(
    private readonly queues: () => Queues,
    private readonly clock: Clock,
    private readonly changed: () => void
  ) {}

  put(queue: Queue, body: string, delaySeconds = 0): QueueMessage {
    const now = this.clock.now()
    const message: QueueMessage = {
      ...{ messageId: randomUUID(), body, sentAt: now, visibleAt: now + delaySeconds * 1000 },
      ...{ receiveCount: 0, firstReceivedAt: null, receiptHandle: null },
    }
    this.forgetOld(queue)
    queue.messages.push(message)
    this.changed()
    this.wake()
    return message
  }

  /** Messages that nobody else has in hands; they are hidden for a while. */
  take(queue: Queue, { most, visibilityTimeout }: Receipt): QueueMessage[] {
    this.tidy(queue)
    const now = this.clock.now()
    const hidden = (visibilityTimeout ?? queue.visibilityTimeout) * 1000
    const taken = queue.messages.filter(({ visibleAt }) => visibleAt <= now).slice(0, most)
    for (const message of taken) {
      message.visibleAt = now + hidden
      message.receiveCount += 1
      message.firstReceivedAt ??= now
      message.receiptHandle = `AQEB${randomUUID().replaceAll("-", "")}`
    }
    if (taken.length > 0) {
      this.changed()
    }
    return taken
  }

  /** False: the handle is not that of the last receipt of a message here. */
  delete(queue: Queue, receiptHandle: string): boolean {
    const before = queue.messages.length
    queue.messages = queue.messages.filter((entry) => entry.receiptHandle !== receiptHandle)
    this.changed()
    return queue.messages.length < before
  }

  /** Hides a message in hands for that long from now; null: there is none with the handle. */
  hide(queue: Queue, receiptHandle: string, seconds: number): QueueMessage | null {
    const message = queue.messages.find((entry) => entry.receiptHandle === receiptHandle)
    if (message) {
      message.visibleAt = this.clock.now() + seconds * 1000
      this.changed()
      this.wake()
    }
    return message ?? null
  }

  /** Until something may be there to be taken, or the time is over. */
  async arrival(queue: Queue, waitMs: number, signal: AbortSignal): Promise<void> {
    const now = this.clock.now()
    const next = Math.min(...queue.messages.map(({ visibleAt }) => Math.max(5, visibleAt - now)))
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.waiting.delete(done)
        signal.removeEventListener("abort", done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(waitMs, next))
      this.waiting.add(done)
      signal.addEventListener("abort", done)
    })
  }

  wake(): void {
    for (const done of [...this.waiting]) {
      done()
    }
  }

  /** What nobody takes does not pile up: it is gone after the retention period. */
  private forgetOld(queue: Queue): void {
    const oldest = this.clock.now() - queue.retentionSeconds * 1000
    if (queue.messages.some(({ sentAt }) => sentAt <= oldest)) {
      queue.messages = queue.messages.filter(({ sentAt }) => sentAt > oldest)
    }
  }

  /** Drops what is too old and moves what was taken too often. */
  private tidy(queue: Queue): void {
    this.forgetOld(queue)
    const now = this.clock.now()
    const { redrive } = queue
    const dead = Object.values(this.queues()).find(
      ({ arn }) => arn === redrive?.deadLetterTargetArn
    )
    if (redrive && dead) {
      const isDead = (entry: QueueMessage) =>
        entry.visibleAt <= now && entry.receiveCount >= redrive.maxReceiveCount
      dead.messages.push(...queue.messages.filter(isDead))
      queue.messages = queue.messages.filter((entry) => !isDead(entry))
    }
  }
}
