import { consumeQueue, QueueError, SqsQueue, type QueueMessage } from ".."
import { ScriptedSqs } from "./helpers/scripted-sqs"

const open = new AbortController().signal
const soon = () => new Date(Date.now() + 60_000)

describe("an SQS queue", () => {
  let sqs: ScriptedSqs
  let queue: SqsQueue

  beforeEach(async () => {
    sqs = new ScriptedSqs()
    await sqs.start()
    queue = new SqsQueue({
      queueUrl: sqs.queueUrl,
      region: "eu-west-1",
      accessKeyId: "test",
      secretAccessKey: "test-secret",
      endpoint: sqs.url,
    })
  })

  afterEach(async () => {
    queue.close()
    await sqs.stop()
  })

  const consume = (
    store: (messages: QueueMessage[]) => Promise<QueueMessage[]>,
    signal = open,
    deadline = soon()
  ) => consumeQueue({ queue, store, signal, deadline, waitSeconds: 0 })

  it("is asked in AWS's JSON protocol, with signed requests", async () => {
    sqs.push({ hello: 1 })
    const [message] = await queue.receive({ waitSeconds: 20, hideSeconds: 60 }, open)
    expect(message).toMatchObject({ body: '{"hello":1}', deliveries: 1 })
    expect(sqs.seen).toEqual([
      {
        action: "ReceiveMessage",
        signed: true,
        input: {
          QueueUrl: sqs.queueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 20,
          VisibilityTimeout: 60,
          MessageSystemAttributeNames: ["ApproximateReceiveCount"],
        },
      },
    ])
    await queue.hide([message], 90, open)
    expect(sqs.seen.at(-1)?.input).toMatchObject({
      Entries: [{ Id: "0", ReceiptHandle: message.receipt, VisibilityTimeout: 90 }],
    })
    expect(await queue.describe(open)).toEqual({ arn: sqs.arn, waiting: 0 })
    expect(await queue.remove([message], open)).toEqual([])
    expect(sqs.size).toBe(0)
  })

  it("tells which messages it could not remove", async () => {
    sqs.push("a", "b")
    const [first, second] = await queue.receive({ waitSeconds: 0, hideSeconds: 60 }, open)
    const lapsed = { ...second, receipt: "lapsed" }
    expect(await queue.remove([first, lapsed], open)).toEqual([lapsed])
    expect(sqs.size).toBe(1)
  })

  it("is read in batches of ten until it is empty; what is stored is removed", async () => {
    sqs.push(...Array.from({ length: 23 }, (_, index) => `message ${index}`))
    const sizes: number[] = []
    const result = await consume(async (messages) => {
      sizes.push(messages.length)
      return messages
    })
    expect(result).toEqual({ received: 23, emptied: true })
    expect(sizes).toEqual([10, 10, 3])
    expect(sqs.size).toBe(0)
    expect(sqs.count("ReceiveMessage")).toBe(4)
  })

  it("keeps what could not be stored, and brings it again", async () => {
    sqs.push("good", "bad")
    await consume(async (messages) => messages.filter(({ body }) => body === "good"))
    expect(sqs.size).toBe(1)
    await expect(
      consume(() => {
        throw new Error("the database is away")
      })
    ).resolves.toEqual({ received: 0, emptied: true })
    sqs.reappear()
    await expect(
      consume(async () => {
        throw new Error("the database is away")
      })
    ).rejects.toThrow("the database is away")
    expect(sqs.size).toBe(1)
    sqs.reappear()
    const again: QueueMessage[] = []
    await consume(async (messages) => {
      again.push(...messages)
      return messages
    })
    expect(again).toMatchObject([{ body: "bad", deliveries: 3 }])
    expect(sqs.size).toBe(0)
  })

  it("fails with what AWS says, after a bounded number of attempts", async () => {
    sqs.refusals.ReceiveMessage = Array.from({ length: 50 }, () => ({
      status: 503,
      code: "ServiceUnavailable",
    }))
    const failure = await consume(async (messages) => messages).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(QueueError)
    expect(failure).toMatchObject({ action: "ReceiveMessage", code: "ServiceUnavailable" })
    expect(sqs.count("ReceiveMessage")).toBe(3)
  })

  it("does not repeat what AWS refuses for good", async () => {
    sqs.refusals.ReceiveMessage = [{ status: 403, code: "AccessDeniedException" }]
    await expect(consume(async (messages) => messages)).rejects.toMatchObject({
      code: "AccessDeniedException",
    })
    expect(sqs.count("ReceiveMessage")).toBe(1)
  })

  it("repeats nothing of what was signed", async () => {
    const message =
      "The request signature does not match.\n\nThe Canonical String should have been\n" +
      "'POST\n/\n\nx-amz-security-token:session-token-of-aws'"
    sqs.refusals.ReceiveMessage = [{ status: 403, code: "SignatureDoesNotMatch", message }]
    await expect(consume(async (messages) => messages)).rejects.toMatchObject({
      code: "SignatureDoesNotMatch",
      message: "ReceiveMessage: SignatureDoesNotMatch – The request signature does not match.",
    })
  })

  it("says that nobody is there", async () => {
    await sqs.stop()
    await expect(consume(async (messages) => messages)).rejects.toMatchObject({
      name: "QueueError",
      code: "ECONNREFUSED",
    })
    await sqs.start()
  })

  it("is left within a moment when the process is to stop", async () => {
    sqs.hanging = true
    const stop = new AbortController()
    const waiting = sqs.waits()
    const consuming = consume(async (messages) => messages, stop.signal)
    await waiting
    stop.abort(new Error("stopping"))
    await expect(consuming).resolves.toEqual({ received: 0, emptied: false })
  })

  it("is told of what was stored even when the process is to stop meanwhile", async () => {
    sqs.push("a")
    const stop = new AbortController()
    await consume(async (messages) => {
      stop.abort(new Error("stopping"))
      return messages
    }, stop.signal)
    expect(sqs.size).toBe(0)
    expect(sqs.count("ReceiveMessage")).toBe(1)
  })

  it("is not asked once the time is over", async () => {
    await consume(async (messages) => messages, open, new Date())
    expect(sqs.seen).toEqual([])
  })
})
