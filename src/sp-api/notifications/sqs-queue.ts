import type { SQSClient as Client } from "@aws-sdk/client-sqs"
import { QueueError, type NotificationQueue, type QueueMessage } from "./queue"

/** As many as SQS gives and takes at once. */
const BATCH = 10
const CONNECT_MS = 5_000
/** A long poll answers within 20 seconds. */
const ANSWER_MS = 30_000

export interface SqsQueueOptions {
  queueUrl: string
  region: string
  /** Both or none: without them AWS's default chain is asked (environment, role, profile). */
  accessKeyId?: string
  secretAccessKey?: string
  /** Of an emulator; default: the origin that AWS's client has for the region. */
  endpoint?: string
}

type Sdk = typeof import("@aws-sdk/client-sqs")

/**
 * An SQS queue by AWS's own client. It is loaded at the first use: a shop without a queue does not
 * pay for it.
 */
export class SqsQueue implements NotificationQueue {
  private loading?: Promise<{ sdk: Sdk; client: Client }>

  constructor(private readonly options: SqsQueueOptions) {}

  async receive(
    { waitSeconds, hideSeconds }: { waitSeconds: number; hideSeconds: number },
    signal: AbortSignal
  ): Promise<QueueMessage[]> {
    const { sdk } = await this.client()
    const answer = await this.send(
      "ReceiveMessage",
      (client) =>
        client.send(
          new sdk.ReceiveMessageCommand({
            QueueUrl: this.options.queueUrl,
            MaxNumberOfMessages: BATCH,
            WaitTimeSeconds: waitSeconds,
            VisibilityTimeout: hideSeconds,
            MessageSystemAttributeNames: ["ApproximateReceiveCount"],
          }),
          { abortSignal: signal }
        ),
      signal
    )
    return (answer.Messages ?? []).flatMap((message) =>
      message.ReceiptHandle
        ? [
            {
              id: message.MessageId ?? "",
              body: message.Body ?? "",
              receipt: message.ReceiptHandle,
              deliveries: Number(message.Attributes?.ApproximateReceiveCount) || 1,
            },
          ]
        : []
    )
  }

  async remove(messages: QueueMessage[], signal: AbortSignal): Promise<QueueMessage[]> {
    if (!messages.length) {
      return []
    }
    const { sdk } = await this.client()
    const answer = await this.send(
      "DeleteMessageBatch",
      (client) =>
        client.send(
          new sdk.DeleteMessageBatchCommand({
            QueueUrl: this.options.queueUrl,
            Entries: messages.map(({ receipt }, index) => ({
              Id: String(index),
              ReceiptHandle: receipt,
            })),
          }),
          { abortSignal: signal }
        ),
      signal
    )
    return (answer.Failed ?? []).flatMap(({ Id }) => messages[Number(Id)] ?? [])
  }

  async hide(messages: QueueMessage[], seconds: number, signal: AbortSignal): Promise<void> {
    if (!messages.length) {
      return
    }
    const { sdk } = await this.client()
    await this.send(
      "ChangeMessageVisibilityBatch",
      (client) =>
        client.send(
          new sdk.ChangeMessageVisibilityBatchCommand({
            QueueUrl: this.options.queueUrl,
            Entries: messages.map(({ receipt }, index) => ({
              Id: String(index),
              ReceiptHandle: receipt,
              VisibilityTimeout: seconds,
            })),
          }),
          { abortSignal: signal }
        ),
      signal
    )
  }

  async describe(signal: AbortSignal): Promise<{ arn: string; waiting: number }> {
    const { sdk } = await this.client()
    const { Attributes = {} } = await this.send(
      "GetQueueAttributes",
      (client) =>
        client.send(
          new sdk.GetQueueAttributesCommand({
            QueueUrl: this.options.queueUrl,
            AttributeNames: ["QueueArn", "ApproximateNumberOfMessages"],
          }),
          { abortSignal: signal }
        ),
      signal
    )
    if (!Attributes.QueueArn) {
      throw new QueueError("GetQueueAttributes", "NoQueueArn", "the queue does not tell its ARN")
    }
    return {
      arn: Attributes.QueueArn,
      waiting: Number(Attributes.ApproximateNumberOfMessages) || 0,
    }
  }

  close(): void {
    const loaded = this.loading
    this.loading = undefined
    // What could not be loaded has nothing to be closed.
    loaded?.then(({ client }) => client.destroy()).catch(() => undefined)
  }

  private client(): Promise<{ sdk: Sdk; client: Client }> {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = undefined
      throw error
    })
    return this.loading
  }

  private async load() {
    const sdk = await import("@aws-sdk/client-sqs")
    const { region, accessKeyId, secretAccessKey, endpoint } = this.options
    const client = new sdk.SQSClient({
      region,
      endpoint,
      // Without it the client would send to the host of the queue's URL in place of the endpoint.
      useQueueUrlAsEndpoint: !endpoint,
      credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
      },
    })
    return { sdk, client }
  }

  private async send<T>(
    action: string,
    work: (client: Client) => Promise<T>,
    signal: AbortSignal
  ): Promise<T> {
    const { client } = await this.client()
    signal.throwIfAborted()
    try {
      return await work(client)
    } catch (error) {
      signal.throwIfAborted()
      throw toQueueError(action, error)
    }
  }
}

/**
 * The name that AWS or the network gives to a failure, and the first line of what it says: of a
 * signature that is refused the next ones repeat the signed headers, a session's token among them.
 */
const toQueueError = (action: string, error: unknown): QueueError => {
  const { name, code, message } = error as { name?: unknown; code?: unknown; message?: unknown }
  const [text] = (typeof message === "string" ? message : "").split("\n")
  const known =
    [code, name].find((one): one is string => typeof one === "string" && one !== "Error") ??
    // AWS's client wraps an error that is not of its own realm and keeps the message only.
    /\bE[A-Z]{3,}\b/.exec(text)?.[0] ??
    "Unknown"
  return new QueueError(action, known, `${action}: ${known}${text ? ` – ${text}` : ""}`)
}
