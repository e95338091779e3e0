import type { AccountStatus } from "./account-events.js"
import { arnOf, DEFAULT_QUEUE } from "../sqs/queues.js"

export interface Destination {
  destinationId: string
  name: string
  resource: { sqs: { arn: string } } | { eventBridge: EventBridge }
}

export interface EventBridge {
  name: string
  region: string
  accountId: string
}

export interface Subscription {
  subscriptionId: string
  sellerId: string
  notificationType: string
  payloadVersion: string
  destinationId: string
  processingDirective?: Record<string, unknown>
}

/** A notification on its way to a queue. */
export interface Delivery {
  notificationId: string
  /** For the control API: what it tells of and about whom. */
  notificationType: string
  sellerId: string | null
  dueAt: number
  arn: string
  body: string
  /** Held back until another one to the same queue has come. */
  afterNext: boolean
}

/** What goes wrong on the way of the next notifications, or of a share of them. */
export interface DeliveryFault {
  kind: "duplicate" | "delay" | "lose" | "reorder"
  /** Null: of every type. */
  notificationType: string | null
  count?: number
  rate?: number
  /** For `delay`, and between the copies of `duplicate`. */
  seconds: number
}

export interface NotificationsState {
  destinations: Destination[]
  subscriptions: Subscription[]
  deliveries: Delivery[]
  faults: DeliveryFault[]
  /** Where news of the application itself (its client secret) goes; null: nowhere. */
  applicationQueueArn: string | null
  /** Old client secrets that still work for a while. */
  retiredSecrets: { secret: string; until: number }[]
  /** Client secrets that rotation has made. */
  issuedSecrets: string[]
  /** By seller; NORMAL when missing. */
  accountStatuses: Record<string, AccountStatus>
  sent: number
  lost: number
}

export function emptyNotifications(): NotificationsState {
  return {
    ...{ destinations: [], subscriptions: [], deliveries: [], faults: [] },
    ...{ applicationQueueArn: arnOf(DEFAULT_QUEUE), retiredSecrets: [], issuedSecrets: [] },
    ...{ accountStatuses: {}, sent: 0, lost: 0 },
  }
}
