import { failure, json } from "./helpers/scripted-amazon"
import { failureOf, useScriptedAmazon } from "./helpers/setup"

const QUEUE = "arn:aws:sqs:eu-west-1:444455556666:amazon-news"
const subscription = { subscriptionId: "sub-1", payloadVersion: "1.0", destinationId: "dest-1" }
const destination = { destinationId: "dest-1", name: "shop", resource: { sqs: { arn: QUEUE } } }

describe("notifications operations", () => {
  const test_ = useScriptedAmazon()
  type Client = ReturnType<typeof test_.client>

  it.each<[string, string, string, unknown, unknown, (client: Client) => Promise<unknown>]>([
    [
      "getSubscriptions",
      "GET",
      "/notifications/v1/subscriptions?notificationTypes=ORDER_CHANGE&pageSize=30",
      { payload: { subscriptions: [subscription], nextToken: "more" } },
      { subscriptions: [subscription], nextToken: "more" },
      ({ notifications }) =>
        notifications.getSubscriptions({ notificationTypes: ["ORDER_CHANGE"], pageSize: 30 }),
    ],
    [
      "getSubscriptions of an account without any",
      "GET",
      "/notifications/v1/subscriptions?notificationTypes=ORDER_CHANGE",
      { payload: {} },
      { subscriptions: [] },
      ({ notifications }) =>
        notifications.getSubscriptions({ notificationTypes: ["ORDER_CHANGE"] }),
    ],
    [
      "getSubscription",
      "GET",
      "/notifications/v1/subscriptions/ORDER_CHANGE?payloadVersion=1.0",
      { payload: subscription },
      subscription,
      ({ notifications }) => notifications.getSubscription("ORDER_CHANGE", "1.0"),
    ],
    [
      "createSubscription, of a type that is newer than any table",
      "POST",
      "/notifications/v1/subscriptions/APPLICATION_OAUTH_CLIENT_NEW_SECRET",
      { payload: subscription },
      subscription,
      ({ notifications }) =>
        notifications.createSubscription("APPLICATION_OAUTH_CLIENT_NEW_SECRET", {
          payloadVersion: "1.0",
          destinationId: "dest-1",
        }),
    ],
    [
      "getSubscriptionById",
      "GET",
      "/notifications/v1/subscriptions/ORDER_CHANGE/sub-1",
      { payload: subscription },
      subscription,
      ({ notifications }) => notifications.getSubscriptionById("ORDER_CHANGE", "sub-1"),
    ],
    [
      "deleteSubscriptionById",
      "DELETE",
      "/notifications/v1/subscriptions/ORDER_CHANGE/sub-1",
      {},
      undefined,
      ({ notifications }) => notifications.deleteSubscriptionById("ORDER_CHANGE", "sub-1"),
    ],
    [
      "sendTestNotification",
      "POST",
      "/notifications/v1/subscriptions/ORDER_CHANGE/testNotification",
      {},
      undefined,
      ({ notifications }) =>
        notifications.sendTestNotification("ORDER_CHANGE", {
          destinationId: "dest-1",
          testNotification: { payloadVersion: "1.0", testScenario: "Shipped" },
        }),
    ],
    [
      "getDestinations",
      "GET",
      "/notifications/v1/destinations",
      { payload: [destination] },
      [destination],
      ({ notifications }) => notifications.getDestinations(),
    ],
    [
      "createDestination",
      "POST",
      "/notifications/v1/destinations",
      { payload: destination },
      destination,
      ({ notifications }) =>
        notifications.createDestination({
          name: "shop",
          resourceSpecification: { sqs: { arn: QUEUE } },
        }),
    ],
    [
      "getDestination",
      "GET",
      "/notifications/v1/destinations/dest-1",
      { payload: destination },
      destination,
      ({ notifications }) => notifications.getDestination("dest-1"),
    ],
    [
      "deleteDestination",
      "DELETE",
      "/notifications/v1/destinations/dest-1",
      {},
      undefined,
      ({ notifications }) => notifications.deleteDestination("dest-1"),
    ],
  ])("sends %s and reads its answer", async (_, method, url, answer, expected, run) => {
    test_.amazon.api = [json(200, answer)]
    expect(await run(test_.client())).toEqual(expected)
    expect(test_.amazon.calls).toHaveLength(1)
    expect(test_.amazon.calls[0]).toMatchObject({ method, url })
  })

  it("says that a subscription is there already", async () => {
    test_.amazon.api = [failure(409, "Conflict", "A subscription already exists")]
    const error = await failureOf(
      test_.client().notifications.createSubscription("ORDER_CHANGE", {
        payloadVersion: "1.0",
        destinationId: "dest-1",
      })
    )
    expect(error.kind).toBe("conflict")
  })

  it.each<[string, string, (client: Client) => Promise<unknown>]>([
    [
      "two types at once",
      "notificationTypes has 2 values",
      ({ notifications }) =>
        notifications.getSubscriptions({ notificationTypes: ["ORDER_CHANGE", "PRICING_HEALTH"] }),
    ],
    [
      "a page that is too small",
      "pageSize 29",
      ({ notifications }) =>
        notifications.getSubscriptions({ notificationTypes: ["ORDER_CHANGE"], pageSize: 29 }),
    ],
    [
      "a filter expression that is too long",
      "257 characters",
      ({ notifications }) =>
        notifications.createSubscription("ORDER_CHANGE", {
          payloadVersion: "1.0",
          destinationId: "dest-1",
          processingDirective: { filterExpression: "x".repeat(257) },
        }),
    ],
    [
      "a queue's address in place of its ARN",
      "is not the ARN",
      ({ notifications }) =>
        notifications.createDestination({
          name: "shop",
          resourceSpecification: { sqs: { arn: "https://sqs.eu-west-1.amazonaws.com/1/q" } },
        }),
    ],
    [
      "a FIFO queue, which Amazon takes and never sends anything",
      "FIFO",
      ({ notifications }) =>
        notifications.createDestination({
          name: "shop",
          resourceSpecification: { sqs: { arn: `${QUEUE}.fifo` } },
        }),
    ],
  ])("refuses %s before anything is sent", async (_, message, run) => {
    const error = await failureOf(run(test_.client()))
    expect(error).toMatchObject({ kind: "invalid_input" })
    expect(error.message).toContain(message)
    expect(test_.amazon.calls).toHaveLength(0)
  })
})
