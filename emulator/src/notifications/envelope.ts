import { schemaFaults } from "../contract/schemas.js"
import { NOTIFICATION_KINDS } from "./kinds.js"

export interface Enveloped {
  notificationType: string
  notificationId: string
  applicationId: string
  subscriptionId: string
  at: number
  publishedAt: number
  payload: object
}

/**
 * A notification as it stands in the queue, in the case that its type has. What Amazon's schema
 * does not allow is a defect of the emulator and is never sent.
 */
export function envelope(wish: Enveloped): string {
  const kind = NOTIFICATION_KINDS[wish.notificationType]
  if (!kind) {
    throw new Error(`the emulator sends no ${wish.notificationType}`)
  }
  const { versions, capitals, schema } = kind
  const key = (name: string) => (capitals ? name : name.charAt(0).toLowerCase() + name.slice(1))
  const iso = (instant: number) => new Date(instant).toISOString()
  const message = {
    [key("NotificationVersion")]: kind.notificationVersion,
    [key("NotificationType")]: wish.notificationType,
    [key("PayloadVersion")]: versions[versions.length - 1],
    [key("EventTime")]: iso(wish.at),
    [key("Payload")]: wish.payload,
    [key("NotificationMetadata")]: {
      [key("ApplicationId")]: wish.applicationId,
      [key("SubscriptionId")]: wish.subscriptionId,
      [key("PublishTime")]: iso(wish.publishedAt),
      [key("NotificationId")]: wish.notificationId,
    },
  }
  // One schema lists the type as "LISTINGS_ITEM_STATUS_CHANGED", against its own example.
  const [fault] = (schema === null ? [] : schemaFaults(schema, message)).filter(
    (text) => !text.startsWith("/NotificationType ")
  )
  if (fault !== undefined) {
    throw new Error(
      `a ${wish.notificationType} that Amazon's schema does not allow: ${fault} in ${JSON.stringify(message)}`
    )
  }
  return JSON.stringify(message)
}
