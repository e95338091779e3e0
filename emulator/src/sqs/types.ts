/** One message of a queue; times in milliseconds of the emulator's clock. */
export interface QueueMessage {
  messageId: string
  body: string
  sentAt: number
  /** Hidden until then: delayed, or in the hands of a receiver. */
  visibleAt: number
  receiveCount: number
  firstReceivedAt: number | null
  /** Of the last receipt; only that one deletes the message. */
  receiptHandle: string | null
}

export interface Queue {
  name: string
  arn: string
  fifo: boolean
  visibilityTimeout: number
  retentionSeconds: number
  messages: QueueMessage[]
  /** After that many receipts a message goes there. */
  redrive?: { deadLetterTargetArn: string; maxReceiveCount: number }
}

/** By name. */
export type Queues = Record<string, Queue>
