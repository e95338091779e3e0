import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type {
  CreateDestinationRequest,
  CreateSubscriptionRequest,
  Destination,
  GetSubscriptionsParameters,
  GetSubscriptionsPayload,
  SendTestNotificationRequest,
  Subscription,
} from "../types"
import { at, finding } from "./description"
import type { Caller, Operation } from "./operation"
import { checkListLength, invalidInput, toQuery } from "./parameters"

const ofType: Operation["describe"] = ({ pathParameters }) => ({
  kind: "notifications",
  subject: pathParameters.notificationType,
  told: { subscription: pathParameters.subscriptionId },
})

const ofDestination: Operation["describe"] = ({ pathParameters }) => ({
  kind: "notifications",
  subject: pathParameters.destinationId,
})

const NOTIFICATIONS = {
  api: "notifications",
  version: "v1",
  usagePlan: { rate: 1, burst: 5 },
} as const
const GRANTLESS = { ...NOTIFICATIONS, scope: "sellingpartnerapi::notifications" } as const

export const getSubscriptions: Operation = {
  ...NOTIFICATIONS,
  name: "getSubscriptions",
  method: "GET",
  path: "/notifications/v1/subscriptions",
  repeatable: true,
  describe: ({ query }) => ({ kind: "notifications", subject: query.notificationTypes }),
  describeAnswer: finding("subscriptions"),
}

export const getSubscription: Operation = {
  ...NOTIFICATIONS,
  name: "getSubscription",
  method: "GET",
  path: "/notifications/v1/subscriptions/{notificationType}",
  repeatable: true,
  describe: ofType,
}

/** Repeatable: a second one is refused as a conflict and makes nothing. */
export const createSubscription: Operation = {
  ...NOTIFICATIONS,
  name: "createSubscription",
  method: "POST",
  path: "/notifications/v1/subscriptions/{notificationType}",
  repeatable: true,
  describe: ({ pathParameters, body }) => ({
    kind: "notifications",
    subject: pathParameters.notificationType,
    told: {
      payloadVersion: at(body, "payloadVersion"),
      destination: at(body, "destinationId"),
    },
  }),
}

export const getSubscriptionById: Operation = {
  ...GRANTLESS,
  name: "getSubscriptionById",
  method: "GET",
  path: "/notifications/v1/subscriptions/{notificationType}/{subscriptionId}",
  repeatable: true,
  describe: ofType,
}

export const deleteSubscriptionById: Operation = {
  ...GRANTLESS,
  name: "deleteSubscriptionById",
  method: "DELETE",
  path: "/notifications/v1/subscriptions/{notificationType}/{subscriptionId}",
  repeatable: true,
  describe: ofType,
}

/** Not repeatable: each call puts one more message into the queue. */
export const sendTestNotification: Operation = {
  ...GRANTLESS,
  name: "sendTestNotification",
  method: "POST",
  path: "/notifications/v1/subscriptions/{notificationType}/testNotification",
  repeatable: false,
  describe: ofType,
}

export const getDestinations: Operation = {
  ...GRANTLESS,
  name: "getDestinations",
  method: "GET",
  path: "/notifications/v1/destinations",
  repeatable: true,
  describe: () => ({ kind: "notifications" }),
  describeAnswer: finding(),
}

/** Repeatable: a second one for the same resource is refused as a conflict. */
export const createDestination: Operation = {
  ...GRANTLESS,
  name: "createDestination",
  method: "POST",
  path: "/notifications/v1/destinations",
  repeatable: true,
  describe: () => ({ kind: "notifications" }),
}

export const getDestination: Operation = {
  ...GRANTLESS,
  name: "getDestination",
  method: "GET",
  path: "/notifications/v1/destinations/{destinationId}",
  repeatable: true,
  describe: ofDestination,
}

export const deleteDestination: Operation = {
  ...GRANTLESS,
  name: "deleteDestination",
  method: "DELETE",
  path: "/notifications/v1/destinations/{destinationId}",
  repeatable: true,
  describe: ofDestination,
}

export interface NotificationsApi {
  /** All subscriptions of the type, of which there are several where filter expressions are used. */
  getSubscriptions(
    p: GetSubscriptionsParameters,
    options?: CallOptions
  ): Promise<GetSubscriptionsPayload>
  /** Without `payloadVersion`: of the newest one. Kind `not_found` when there is none. */
  getSubscription(
    type: string,
    payloadVersion?: string,
    options?: CallOptions
  ): Promise<Subscription>
  /** Kind `conflict` when the account has one of this type and payload version. */
  createSubscription(
    type: string,
    body: CreateSubscriptionRequest,
    options?: CallOptions
  ): Promise<Subscription>
  getSubscriptionById(type: string, id: string, options?: CallOptions): Promise<Subscription>
  deleteSubscriptionById(type: string, id: string, options?: CallOptions): Promise<void>
  sendTestNotification(
    type: string,
    body: SendTestNotificationRequest,
    options?: CallOptions
  ): Promise<void>
  /** Of the application, in the account's region. */
  getDestinations(options?: CallOptions): Promise<Destination[]>
  /** Kind `conflict` when the application has one with this resource. */
  createDestination(body: CreateDestinationRequest, options?: CallOptions): Promise<Destination>
  getDestination(id: string, options?: CallOptions): Promise<Destination>
  deleteDestination(id: string, options?: CallOptions): Promise<void>
}

/** Notifications API v1. All but the first three are grantless: in the application's name. */
export function notificationsOf(call: Caller): NotificationsApi {
  return {
    getSubscriptions: async (parameters, options) => {
      checkListLength("getSubscriptions", "notificationTypes", parameters.notificationTypes, 1)
      checkPageSize(parameters.pageSize)
      const query = toQuery(getSubscriptions, { ...parameters })
      return call({ operation: getSubscriptions, query, read: readSubscriptions }, options)
    },
    getSubscription: async (notificationType, payloadVersion, options) =>
      call(
        {
          operation: getSubscription,
          pathParameters: { notificationType },
          query: toQuery(getSubscription, { payloadVersion }),
          read: readSubscription,
        },
        options
      ),
    createSubscription: async (notificationType, body, options) => {
      checkExpression(body)
      return call(
        {
          operation: createSubscription,
          pathParameters: { notificationType },
          body,
          read: readSubscription,
        },
        options
      )
    },
    getSubscriptionById: async (notificationType, subscriptionId, options) =>
      call(
        {
          operation: getSubscriptionById,
          pathParameters: { notificationType, subscriptionId },
          read: readSubscription,
        },
        options
      ),
    deleteSubscriptionById: async (notificationType, subscriptionId, options) =>
      call(
        {
          operation: deleteSubscriptionById,
          pathParameters: { notificationType, subscriptionId },
          read: () => undefined,
        },
        options
      ),
    sendTestNotification: async (notificationType, body, options) =>
      call(
        {
          operation: sendTestNotification,
          pathParameters: { notificationType },
          body,
          read: () => undefined,
        },
        options
      ),
    getDestinations: async (options) =>
      call(
        {
          operation: getDestinations,
          read: (answer) => requireField(answer, "payload", "array") as Destination[],
        },
        options
      ),
    createDestination: async (body, options) => {
      checkResource(body)
      return call({ operation: createDestination, body, read: readDestination }, options)
    },
    getDestination: async (destinationId, options) =>
      call(
        { operation: getDestination, pathParameters: { destinationId }, read: readDestination },
        options
      ),
    deleteDestination: async (destinationId, options) =>
      call(
        {
          operation: deleteDestination,
          pathParameters: { destinationId },
          read: () => undefined,
        },
        options
      ),
  }
}

function readSubscription(answer: unknown): Subscription {
  const payload = requireField(answer, "payload", "object")
  requireField(payload, "subscriptionId", "string")
  requireField(payload, "destinationId", "string")
  return payload as Subscription
}

/** Amazon requires no field of the payload: an account without any is told so by an empty one. */
function readSubscriptions(answer: unknown): GetSubscriptionsPayload {
  const payload = requireField(answer, "payload", "object") as Partial<GetSubscriptionsPayload>
  if (payload.subscriptions !== undefined) {
    requireField(payload, "subscriptions", "array")
  }
  return { ...payload, subscriptions: payload.subscriptions ?? [] }
}

function readDestination(answer: unknown): Destination {
  const payload = requireField(answer, "payload", "object")
  requireField(payload, "destinationId", "string")
  requireField(payload, "resource", "object")
  return payload as Destination
}

function checkPageSize(pageSize: number | undefined): void {
  if (pageSize !== undefined && !(pageSize >= 30 && pageSize <= 100)) {
    throw invalidInput("getSubscriptions", `pageSize ${pageSize} must be 30 to 100`)
  }
}

function checkExpression({ processingDirective }: CreateSubscriptionRequest): void {
  const expression = processingDirective?.filterExpression
  if (expression !== undefined && (expression.length < 1 || expression.length > 256)) {
    throw invalidInput(
      "createSubscription",
      `processingDirective.filterExpression has ${expression.length} characters; Amazon takes 1 to 256`
    )
  }
}

/** Amazon's pattern; a queue named `….fifo` is taken but is never sent anything. */
function checkResource({ resourceSpecification: { sqs } }: CreateDestinationRequest): void {
  if (sqs && !(/^arn:aws:sqs:\S+:\S+:\S+/.test(sqs.arn) && sqs.arn.length <= 1000)) {
    throw invalidInput("createDestination", `"${sqs.arn}" is not the ARN of an SQS queue`)
  }
  if (sqs?.arn.endsWith(".fifo")) {
    throw invalidInput("createDestination", `"${sqs.arn}" is a FIFO queue; use a standard queue`)
  }
}
