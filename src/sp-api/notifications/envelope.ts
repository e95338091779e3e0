import { fieldOf, isObject, textOf, timeOf, type Json } from "./fields"

/** What every notification of Amazon's says of itself. */
export interface NotificationEnvelope {
  /** The same in every delivery of the same notification. */
  notificationId: string
  type: string
  notificationVersion: string | null
  payloadVersion: string | null
  /** When it happened, and when Amazon sent it. ISO 8601. */
  eventTime: string | null
  publishTime: string | null
  applicationId: string | null
  subscriptionId: string | null
  payload: unknown
}

/** Why a message of the queue is no notification. None of its content. */
export type MalformedReason = "not_json" | "not_a_notification" | "no_type" | "no_id"

export type ParsedMessage = { envelope: NotificationEnvelope } | { malformed: MalformedReason }

/**
 * Reads the body of a queue's message: a notification as Amazon puts it into a queue, or one that an
 * EventBridge rule forwarded, which carries it in `detail`. Never throws.
 */
export function parseMessage(body: string): ParsedMessage {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return { malformed: "not_json" }
    throw error
  }
  if (!isObject(json)) {
    return { malformed: "not_a_notification" }
  }
  const bridged = isBridged(json)
  const notification = bridged ? fieldOf(json, "detail") : json
  const metadata = fieldOf(notification, "NotificationMetadata")
  const type = textOf(notification, "NotificationType")
  const notificationId = textOf(metadata, "NotificationId")
  if (!type) {
    return { malformed: metadata ? "no_type" : "not_a_notification" }
  }
  if (!notificationId) {
    return { malformed: "no_id" }
  }
  return {
    envelope: {
      notificationId,
      type,
      notificationVersion: textOf(notification, "NotificationVersion"),
      payloadVersion: textOf(notification, "PayloadVersion"),
      eventTime: timeOf(notification, "EventTime"),
      publishTime: timeOf(metadata, "PublishTime"),
      applicationId: textOf(metadata, "ApplicationId"),
      subscriptionId: textOf(metadata, "SubscriptionId"),
      payload: fieldOf(notification, "Payload") ?? null,
    },
  }
}

/** An event of EventBridge: `detail-type`, `source` and `detail` stand on every one. */
const isBridged = (json: Json): boolean =>
  typeof json["detail-type"] === "string" && isObject(json.detail)
