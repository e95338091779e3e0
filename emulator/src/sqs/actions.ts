import type { Emulator } from "../emulator.js"
import { badHandle, noSuchQueue, wrongValue } from "./protocol.js"
import { md5, newQueue } from "./queues.js"
import { readQueueAttributes, viewQueueAttributes } from "./queue-attributes.js"
import type { Queue } from "./types.js"

export type Input = Record<string, unknown>
export type Action = (emulator: Emulator, input: Input) => object

/** Actions that answer at once; ReceiveMessage waits and stands for itself. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  CreateQueue: createQueue,
  DeleteQueue: deleteQueue,
  GetQueueUrl: (emulator, input) => ({ QueueUrl: urlOf(emulator, byName(emulator, input)) }),
  ListQueues: ({ url, state }, { QueueNamePrefix: prefix = "" }) => ({
    QueueUrls: Object.values(state.queues)
      .filter(({ name }) => name.startsWith(String(prefix)))
      .map((queue) => urlOf({ url }, queue)),
  }),
  GetQueueAttributes: (emulator, input) => ({
    Attributes: viewQueueAttributes(
      requireQueue(emulator, input),
      emulator.clock.now(),
      (input.AttributeNames as string[] | undefined) ?? []
    ),
  }),
  SetQueueAttributes: (emulator, input) => {
    readQueueAttributes(requireQueue(emulator, input), input.Attributes)
    emulator.changed()
    return {}
  },
  SendMessage: (emulator, input) => send(emulator, requireQueue(emulator, input), input),
  SendMessageBatch: (emulator, input) => {
    const queue = requireQueue(emulator, input)
    return batch(input, (entry) => send(emulator, queue, entry))
  },
  DeleteMessage: (emulator, input) => {
    emulator.queues.delete(requireQueue(emulator, input), handleOf(input))
    return {}
  },
  DeleteMessageBatch: (emulator, input) => {
    const queue = requireQueue(emulator, input)
    return batch(input, (entry) => {
      emulator.queues.delete(queue, handleOf(entry))
      return {}
    })
  },
  ChangeMessageVisibility: (emulator, input) =>
    hide(emulator, requireQueue(emulator, input), input),
  ChangeMessageVisibilityBatch: (emulator, input) => {
    const queue = requireQueue(emulator, input)
    return batch(input, (entry) => hide(emulator, queue, entry))
  },
  PurgeQueue: (emulator, input) => {
    requireQueue(emulator, input).messages = []
    emulator.changed()
    return {}
  },
}

/** The queue of `QueueUrl`, by the last part of its path. */
export function requireQueue({ state }: Emulator, { QueueUrl: url }: Input): Queue {
  const name = typeof url === "string" ? (url.split("/").pop() ?? "") : ""
  const queue = state.queues[name]
  if (!queue) {
    throw noSuchQueue()
  }
  return queue
}

function urlOf({ url }: Pick<Emulator, "url">, { arn, name }: Queue): string {
  return `${url}/${arn.split(":")[4]}/${name}`
}

function byName({ state }: Emulator, { QueueName: name }: Input): Queue {
  const queue = state.queues[String(name)]
  if (!queue) {
    throw noSuchQueue()
  }
  return queue
}

function createQueue(emulator: Emulator, input: Input) {
  const name = String(input.QueueName ?? "")
  if (!/^[A-Za-z0-9_-]{1,75}(\.fifo)?$/.test(name) || name in Object.prototype) {
    throw wrongValue("Can only include alphanumeric characters, hyphens, or underscores.")
  }
  const queue = (emulator.state.queues[name] ??= newQueue(name))
  readQueueAttributes(queue, input.Attributes)
  emulator.changed()
  return { QueueUrl: urlOf(emulator, queue) }
}

function deleteQueue(emulator: Emulator, input: Input) {
  delete emulator.state.queues[requireQueue(emulator, input).name]
  emulator.changed()
  return {}
}

function send(emulator: Emulator, queue: Queue, input: Input) {
  const body = input.MessageBody
  if (typeof body !== "string" || body === "") {
    throw wrongValue("MessageBody must not be empty.")
  }
  const { messageId } = emulator.queues.put(queue, body, Number(input.DelaySeconds ?? 0))
  return { MessageId: messageId, MD5OfMessageBody: md5(body) }
}

function hide(emulator: Emulator, queue: Queue, input: Input) {
  const seconds = Number(input.VisibilityTimeout)
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 43_200) {
    throw wrongValue("VisibilityTimeout must be from 0 to 43200.")
  }
  if (!emulator.queues.hide(queue, handleOf(input), seconds)) {
    throw badHandle()
  }
  return {}
}

function handleOf(input: Input): string {
  const handle = input.ReceiptHandle
  if (typeof handle !== "string" || !/^AQEB[0-9a-f]{32}$/.test(handle)) {
    throw badHandle()
  }
  return handle
}

/** Up to ten entries; one that fails leaves the others alone. */
function batch(input: Input, run: (entry: Input) => object) {
  const entries = (input.Entries ?? []) as Input[]
  if (entries.length === 0 || entries.length > 10) {
    throw wrongValue("A batch has one to ten entries.")
  }
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) })
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code === undefined) {
        throw error
      }
      Failed.push({ Id: entry.Id, Code: code, Message: message, SenderFault: true })
    }
  }
  return { Successful, ...(Failed.length > 0 && { Failed }) }
}
