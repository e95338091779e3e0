import type { NotificationQueue, QueueMessage } from "./queue"

/** Hidden from other consumers for so long; renewed while the work on a batch goes on. */
const HIDE_SECONDS = 60
/** As long as SQS waits at the most. */
const LONGEST_WAIT_SECONDS = 20
const REMOVE_MS = 5_000

export interface ConsumeOptions {
  queue: NotificationQueue
  /**
   * Stores what the messages say and answers with those that may be removed from the queue. What it
   * does not name comes again. When it throws, the whole batch comes again.
   */
  store: (messages: QueueMessage[]) => Promise<QueueMessage[]>
  /** Called when a batch is stored and removed, before the next one is asked for. */
  stored?: () => Promise<void>
  signal: AbortSignal
  /** No new batch is asked for after it. */
  deadline: Date
  /** How long one call waits for messages; default 20. */
  waitSeconds?: number
}

/**
 * Receives batches until the queue is empty, the time is over or the signal aborts. A message is
 * removed only after what it says is stored: a process that dies in between gets it again.
 * @returns how many messages came, and whether the queue was empty at the end.
 * @throws QueueError when the queue cannot be read: the caller decides when to try again.
 */
export async function consumeQueue(
  options: ConsumeOptions
): Promise<{ received: number; emptied: boolean }> {
  const { queue, signal, deadline } = options
  let received = 0
  while (!signal.aborted) {
    const leftSeconds = Math.floor((deadline.getTime() - Date.now()) / 1000)
    if (leftSeconds <= 0) {
      return { received, emptied: false }
    }
    const waitSeconds = Math.min(options.waitSeconds ?? LONGEST_WAIT_SECONDS, leftSeconds)
    const messages = await receive(queue, waitSeconds, signal)
    if (!messages) {
      break
    }
    if (!messages.length) {
      return { received, emptied: true }
    }
    received += messages.length
    const done = await whileHidden(queue, messages, signal, () => options.store(messages))
    // Also when the process is to stop: what is stored need not come again.
    await queue.remove(done, AbortSignal.timeout(REMOVE_MS))
    await options.stored?.()
  }
  return { received, emptied: false }
}

/** Null when the signal ended the wait. */
const receive = async (
  queue: NotificationQueue,
  waitSeconds: number,
  signal: AbortSignal
): Promise<QueueMessage[] | null> => {
  try {
    return await queue.receive({ waitSeconds, hideSeconds: HIDE_SECONDS }, signal)
  } catch (error) {
    if (signal.aborted) {
      return null
    }
    throw error
  }
}

/** Renews the time for which the messages are hidden at half of it, as long as `work` takes. */
const whileHidden = async <T>(
  queue: NotificationQueue,
  messages: QueueMessage[],
  signal: AbortSignal,
  work: () => Promise<T>
): Promise<T> => {
  const renewal = setInterval(
    () => {
      // Renewed too late the batch comes again, which changes nothing: no reason to break the work off.
      queue.hide(messages, HIDE_SECONDS, signal).catch(() => undefined)
    },
    (HIDE_SECONDS * 1000) / 2
  )
  try {
    return await work()
  } finally {
    clearInterval(renewal)
  }
}
