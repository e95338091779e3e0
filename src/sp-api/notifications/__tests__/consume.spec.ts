import { consumeQueue, type NotificationQueue, type QueueMessage } from ".."

const message = (id: string): QueueMessage => ({ id, body: "{}", receipt: id, deliveries: 1 })

/** A queue of the test's making, at the edge. */
const aQueue = (batches: QueueMessage[][]) => {
  const log: string[] = []
  const queue: NotificationQueue = {
    receive: async ({ waitSeconds }) => {
      log.push(`receive ${waitSeconds}`)
      return batches.shift() ?? []
    },
    remove: async (messages) => {
      log.push(`remove ${messages.map(({ id }) => id).join()}`)
      return []
    },
    hide: async (messages, seconds) => {
      log.push(`hide ${messages.map(({ id }) => id).join()} ${seconds}`)
    },
    describe: async () => ({ arn: "", waiting: 0 }),
    close: () => undefined,
  }
  return { queue, log }
}

describe("consuming a queue", () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  const { signal } = new AbortController()
  const deadline = () => new Date(Date.now() + 300_000)

  it("keeps messages hidden for as long as the work on them takes", async () => {
    const { queue, log } = aQueue([[message("a")]])
    const consuming = consumeQueue({
      ...{ queue, signal, deadline: deadline() },
      store: async (messages) => {
        await new Promise((resolve) => setTimeout(resolve, 100_000))
        return messages
      },
    })
    await jest.advanceTimersByTimeAsync(100_000)
    expect(await consuming).toEqual({ received: 1, emptied: true })
    expect(log).toEqual([
      "receive 20",
      "hide a 60",
      "hide a 60",
      "hide a 60",
      "remove a",
      "receive 20",
    ])
    expect(jest.getTimerCount()).toBe(0)
  })

  it("goes on when they could not be kept hidden", async () => {
    const { queue, log } = aQueue([[message("a")]])
    queue.hide = async () => {
      throw new Error("AWS is away")
    }
    const consuming = consumeQueue({
      ...{ queue, signal, deadline: deadline() },
      store: async (messages) => {
        await new Promise((resolve) => setTimeout(resolve, 40_000))
        return messages
      },
    })
    await jest.advanceTimersByTimeAsync(40_000)
    await consuming
    expect(log).toContain("remove a")
  })

  it("waits no longer than its time, and calls back only for what is removed", async () => {
    const { queue, log } = aQueue([[message("a")], [message("b")]])
    await consumeQueue({
      ...{ queue, signal, deadline: new Date(Date.now() + 7_500) },
      store: async (messages) => messages,
      stored: async () => void log.push("stored"),
    })
    expect(log).toEqual([
      ...["receive 7", "remove a", "stored"],
      ...["receive 7", "remove b", "stored", "receive 7"],
    ])
  })
})
