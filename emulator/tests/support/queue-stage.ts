import assert from "node:assert/strict"
import { afterEach, beforeEach } from "node:test"
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { NOTIFICATION_KINDS } from "../../src/notifications/kinds.js"
import { Client, Harness } from "./harness.js"

/* A seller, the application's own token and AWS's client, anew before each test of the importing file. */
export const BASE = "/notifications/v1"
export const ARN = "arn:aws:sqs:eu-west-1:000000000000:sp-api-notifications"
export const SKU = "TULP-MUG-RED"

export let harness: Harness
export let client: Client
export let application: Client
export let sqs: SQSClient
export let QueueUrl: string
beforeEach(async () => {
  harness = await Harness.start({ rateScale: 1000 })
  client = await harness.connect("EU")
  application = await grantless("sellingpartnerapi::notifications")
  sqs = new SQSClient({
    ...{ endpoint: harness.emulator.url, region: "eu-west-1", maxAttempts: 1 },
    credentials: { accessKeyId: "emulator", secretAccessKey: "emulator" },
  })
  const url = await sqs.send(new GetQueueUrlCommand({ QueueName: "sp-api-notifications" }))
  QueueUrl = url.QueueUrl as string
})
afterEach(async () => {
  sqs.destroy()
  await harness.stop()
})

export async function grantless(scope: string): Promise<Client> {
  const reply = await harness.token({ grant_type: "client_credentials", scope })
  assert.equal(reply.status, 200, reply.text)
  assert.equal(reply.body.refresh_token, undefined)
  return new Client(harness, reply.body.access_token as string, "")
}

export async function destination(arn = ARN, name = "queue"): Promise<string> {
  const body = { name, resourceSpecification: { sqs: { arn } } }
  const reply = await application.call("POST", `${BASE}/destinations`, {}, body)
  assert.equal(reply.status, 200, reply.text)
  return reply.body.payload.destinationId as string
}

export async function subscribe(
  type: string,
  destinationId: string,
  more: object = {},
  by = client
) {
  const payloadVersion = NOTIFICATION_KINDS[type]?.versions[0]
  const body = { payloadVersion, destinationId, ...more }
  return by.call("POST", `${BASE}/subscriptions/${type}`, {}, body)
}

export async function receive(more: object = {}) {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more })
  )
  return Messages
}
// Whatever its case, the type stands in every notification.
export const bodies = async () => (await receive()).map(({ Body }) => JSON.parse(Body as string))
export const typesOf = (messages: Record<string, unknown>[]) =>
  messages.map((message) => message.NotificationType ?? message.notificationType)
export const placeOrder = async () =>
  (await harness.control("POST", "/orders", { marketplaceId: "DE", items: [{ sku: SKU }] }))
    .orders[0] as { orderId: string }
export const fault = (input: object) => harness.control("POST", "/notification-faults", input)
