import assert from "node:assert/strict"
import { test } from "node:test"
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs"
import { ARN, QueueUrl, harness, receive, sqs } from "./support/queue-stage.js"

test("AWS's own client sends, receives, hides, deletes and purges", async () => {
  const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "Käse 日本" }))
  const [message] = await receive({ MessageSystemAttributeNames: ["All"] })
  assert.deepEqual([message?.MessageId, message?.Body], [sent.MessageId, "Käse 日本"])
  assert.equal(message?.Attributes?.ApproximateReceiveCount, "1")
  assert.deepEqual(await receive(), [], "in somebody's hands")
  const { ReceiptHandle } = message ?? {}
  await sqs.send(
    new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })
  )
  const [again] = await receive({ MessageSystemAttributeNames: ["All"] })
  assert.equal(again?.Attributes?.ApproximateReceiveCount, "2")
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  harness.advance(30)
  const [third] = await receive()
  assert.ok(third, "an old handle deletes nothing")
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: third.ReceiptHandle }))
  const Entries = [1, 2, 3].map((index) => ({ Id: `m${index}`, MessageBody: `body ${index}` }))
  const batch = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  assert.equal(batch.Successful?.length, 3)
  const attributes = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] })
  )
  assert.equal(attributes.Attributes?.ApproximateNumberOfMessages, "3")
  const taken = await receive()
  const deleted = await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "right", ReceiptHandle: taken[0]?.ReceiptHandle },
        { Id: "wrong", ReceiptHandle: "nonsense" },
      ],
    })
  )
  assert.deepEqual(
    [deleted.Successful?.[0]?.Id, deleted.Failed?.[0]?.Code],
    ["right", "ReceiptHandleIsInvalid"]
  )
  await sqs.send(new PurgeQueueCommand({ QueueUrl }))
  harness.advance(60)
  assert.deepEqual(await receive(), [])
  await assert.rejects(
    sqs.send(new ReceiveMessageCommand({ QueueUrl: QueueUrl.replace("sp-api", "no") })),
    { name: "QueueDoesNotExist" }
  )
})

test("a long poll ends when something comes; a client that has gone takes nothing", async () => {
  const gone = new AbortController()
  const abandoned = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: gone.signal,
  })
  setImmediate(() => gone.abort())
  await assert.rejects(abandoned, { name: "AbortError" })
  const waiting = receive({ WaitTimeSeconds: 20 })
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "now" }))
  assert.deepEqual(
    (await waiting).map(({ Body }) => Body),
    ["now"]
  )
})

test("a message that is taken too often goes to the dead-letter queue", async () => {
  await sqs.send(new CreateQueueCommand({ QueueName: "dead" }))
  const policy = { deadLetterTargetArn: ARN.replace("sp-api-notifications", "dead") }
  const made = await sqs.send(
    new CreateQueueCommand({
      QueueName: "work",
      Attributes: {
        VisibilityTimeout: "10",
        RedrivePolicy: JSON.stringify({ ...policy, maxReceiveCount: 2 }),
      },
    })
  )
  const work = { QueueUrl: made.QueueUrl }
  await sqs.send(new SendMessageCommand({ ...work, MessageBody: "poison" }))
  for (const count of [1, 1, 0]) {
    assert.equal((await receive(work)).length, count)
    harness.advance(10)
  }
  const { queues } = await harness.control("GET", "/queues")
  assert.equal(queues.find((queue: { name: string }) => queue.name === "dead").visible, 1)
})

test("the queues fail as they are told to", async () => {
  await harness.control("POST", "/faults", {
    operation: "sqs",
    script: ["throttle", "503", "html_502", "reset_before"],
  })
  for (const name of ["RequestThrottled", "ServiceUnavailable"]) {
    await assert.rejects(receive(), { name })
  }
  await assert.rejects(receive())
  await assert.rejects(receive())
  assert.deepEqual(await receive(), [])
})
