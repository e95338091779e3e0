/** A message as the queue delivers it. */
export interface QueueMessage {
  /** The queue's own id. */
  id: string
  body: string
  /** Names this delivery, for removing it or keeping it hidden for longer. */
  receipt: string
  /** How often the queue has delivered it, this time included. */
  deliveries: number
}

/** What is known of the queue. */
export interface QueueState {
  arn: string
  /** Messages that wait, about. */
  waiting: number
}

/**
 * A queue of notifications. A message received stays hidden from others for `hideSeconds` and comes
 * back unless it is removed by then: remove it only when what it says is stored.
 */
export interface NotificationQueue {
  /** Waits up to `waitSeconds` for the first of up to ten messages. Rejects when `signal` aborts. */
  receive(
    options: { waitSeconds: number; hideSeconds: number },
    signal: AbortSignal
  ): Promise<QueueMessage[]>
  /** @returns those that could not be removed: they come again. */
  remove(messages: QueueMessage[], signal: AbortSignal): Promise<QueueMessage[]>
  /** Keeps messages hidden for so many more seconds from now. */
  hide(messages: QueueMessage[], seconds: number, signal: AbortSignal): Promise<void>
  describe(signal: AbortSignal): Promise<QueueState>
  /** Closes connections. */
  close(): void
}

/** The queue did not do what was asked of it. The message holds no secret. */
export class QueueError extends Error {
  constructor(
    /** The action of the queue's API, e.g. `ReceiveMessage`. */
    readonly action: string,
    /** What AWS calls it, e.g. `AccessDenied`, or a code of the network's. */
    readonly code: string,
    message: string
  ) {
    super(message)
    this.name = "QueueError"
  }
}
