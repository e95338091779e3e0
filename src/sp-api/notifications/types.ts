/**
 * The notification types that are understood. `workflow`: where Amazon delivers them to (its
 * "Notification workflows"): an SQS queue, or an EventBridge bus, whose rule may have a queue as its
 * target. `application`: told to the developer, by an entry in the developer console; no seller
 * subscribes to it.
 */
export const NOTIFICATION_TYPES = {
  ORDER_CHANGE: { payloadVersion: "1.0", workflow: "sqs" },
  FEED_PROCESSING_FINISHED: { payloadVersion: "2020-09-04", workflow: "sqs" },
  REPORT_PROCESSING_FINISHED: { payloadVersion: "2020-09-04", workflow: "sqs" },
  ACCOUNT_STATUS_CHANGED: { payloadVersion: "2021-01-01", workflow: "sqs" },
  ANY_OFFER_CHANGED: { payloadVersion: "1.0", workflow: "sqs" },
  PRICING_HEALTH: { payloadVersion: "1.0", workflow: "sqs" },
  FBA_INVENTORY_AVAILABILITY_CHANGES: { payloadVersion: "1.0", workflow: "sqs" },
  LISTINGS_ITEM_STATUS_CHANGE: { payloadVersion: "1.0", workflow: "eventbridge" },
  LISTINGS_ITEM_ISSUES_CHANGE: { payloadVersion: "2023-12-13", workflow: "eventbridge" },
  APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY: { payloadVersion: null, workflow: "application" },
  APPLICATION_OAUTH_CLIENT_NEW_SECRET: { payloadVersion: null, workflow: "application" },
} as const satisfies Record<
  string,
  { payloadVersion: string | null; workflow: "sqs" | "eventbridge" | "application" }
>

export type NotificationType = keyof typeof NOTIFICATION_TYPES

export const isNotificationType = (type: string): type is NotificationType =>
  Object.keys(NOTIFICATION_TYPES).includes(type)
