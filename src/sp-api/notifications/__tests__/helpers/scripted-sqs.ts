import http from "node:http"
import { createHash, randomUUID } from "node:crypto"
import type { AddressInfo } from "node:net"

interface Stored {
  id: string
  body: string
  deliveries: number
  /** Of the present delivery; none: visible. */
  receipt?: string
}

interface Seen {
  action: string
  input: Record<string, unknown>
  signed: boolean
}

const ARN = "arn:aws:sqs:eu-west-1:444455556666:amazon-news"

/**
 * An SQS queue that speaks AWS's JSON protocol over HTTP: `X-Amz-Target: AmazonSQS.<Action>`, body and
 * answer in `application/x-amz-json-1.0`. What was received stays hidden until it is deleted or
 * `reappear` is called, in place of a clock.
 */
export class ScriptedSqs {
  readonly arn = ARN
  readonly seen: Seen[] = []
  /** Refuses the next calls of an action so, in order. */
  readonly refusals: Record<string, { status: number; code: string; message?: string }[]> = {}
  /** A call that waits for messages does not answer. */
  hanging = false
  private stored: Stored[] = []
  private waiting: (() => void)[] = []
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => void this.answer(request, response, Buffer.concat(chunks).toString()))
  })
  url = ""

  get queueUrl(): string {
    return `${this.url}/444455556666/amazon-news`
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
  }

  push(...bodies: unknown[]): void {
    for (const body of bodies) {
      const text = typeof body === "string" ? body : JSON.stringify(body)
      this.stored.push({ id: randomUUID(), body: text, deliveries: 0 })
    }
  }

  /** The visibility timeout of everything received is over. */
  reappear(): void {
    this.stored.forEach((message) => delete message.receipt)
  }

  get size(): number {
    return this.stored.length
  }

  count(action: string): number {
    return this.seen.filter((one) => one.action === action).length
  }

  /** Resolves when a call waits for messages. */
  waits(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  private async answer(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    body: string
  ): Promise<void> {
    const action = String(request.headers["x-amz-target"]).replace(/^AmazonSQS\./, "")
    const input = JSON.parse(body) as Record<string, unknown>
    const { authorization = "" } = request.headers
    this.seen.push({ action, input, signed: authorization.startsWith("AWS4-HMAC-SHA256 ") })
    const refusal = this.refusals[action]?.shift()
    if (refusal) {
      const { status, code, message = "refused by the test" } = refusal
      send(response, status, { __type: code, message })
      return
    }
    if (action === "ReceiveMessage" && this.hanging) {
      this.waiting.splice(0).forEach((resolve) => resolve())
      return
    }
    const answer = this.actions[action]
    send(response, answer ? 200 : 400, answer?.(input) ?? { __type: "InvalidAction" })
  }

  private readonly actions: Partial<Record<string, (input: Record<string, unknown>) => unknown>> = {
    ReceiveMessage: ({ MaxNumberOfMessages }) => ({
      Messages: this.stored
        .filter(({ receipt }) => !receipt)
        .slice(0, Number(MaxNumberOfMessages ?? 1))
        .map((message) => {
          message.receipt = randomUUID()
          message.deliveries += 1
          return {
            MessageId: message.id,
            ReceiptHandle: message.receipt,
            Body: message.body,
            MD5OfBody: createHash("md5").update(message.body).digest("hex"),
            Attributes: { ApproximateReceiveCount: String(message.deliveries) },
          }
        }),
    }),
    DeleteMessageBatch: ({ Entries }) => {
      const entries = Entries as { Id: string; ReceiptHandle: string }[]
      const known = (receipt: string) => this.stored.some((message) => message.receipt === receipt)
      const failed = entries.filter(({ ReceiptHandle }) => !known(ReceiptHandle))
      const removed = new Set(entries.map(({ ReceiptHandle }) => ReceiptHandle))
      this.stored = this.stored.filter(({ receipt }) => !receipt || !removed.has(receipt))
      return {
        Successful: entries.filter((one) => !failed.includes(one)).map(({ Id }) => ({ Id })),
        Failed: failed.map(({ Id }) => ({ Id, Code: "ReceiptHandleIsInvalid", SenderFault: true })),
      }
    },
    ChangeMessageVisibilityBatch: ({ Entries }) => ({
      Successful: (Entries as { Id: string }[]).map(({ Id }) => ({ Id })),
      Failed: [],
    }),
    GetQueueAttributes: () => ({
      Attributes: {
        QueueArn: ARN,
        ApproximateNumberOfMessages: String(this.stored.filter((m) => !m.receipt).length),
      },
    }),
  }
}

const send = (response: http.ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" })
  response.end(JSON.stringify(body))
}
