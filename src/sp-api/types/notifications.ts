import type { Open } from "./common"

/** Why an order-change notification is sent; one that Amazon adds is as good. */
export type OrderChangeType =
  "OrderStatusChange" | "BuyerRequestedChange" | "DeliveryTipChange" | (string & {})

/** Which events Amazon leaves out, or puts together. */
export interface ProcessingDirective {
  eventFilter?: {
    eventFilterType: Open<
      "ANY_OFFER_CHANGED" | "ORDER_CHANGE" | "SHIPMENT_TRACKING_MILESTONE_CHANGED"
    >
    marketplaceIds?: string[]
    aggregationSettings?: { aggregationTimePeriod: Open<"FiveMinutes" | "TenMinutes"> }
    orderChangeTypes?: OrderChangeType[]
    trackingIdentifier?: {
      id?: string
      acsin?: string
      aftn?: string
      containerNumber?: string
      houseBillOfLadingNumber?: string
      carrierTracking?: { trackingNumber: string; carrierCode?: string }
    }
  }
  /** In the Common Expression Language, up to 256 characters. */
  filterExpression?: string
}

/** Notifications API v1: a type of notification that goes to a destination. */
export interface Subscription {
  subscriptionId: string
  payloadVersion: string
  destinationId: string
  processingDirective?: ProcessingDirective
}

export interface GetSubscriptionsParameters {
  /** Exactly one. */
  notificationTypes: string[]
  payloadVersion?: string
  /** 30 to 100; default 30. */
  pageSize?: number
  nextToken?: string
}

export interface GetSubscriptionsPayload {
  subscriptions: Subscription[]
  nextToken?: string
}

export interface CreateSubscriptionRequest {
  payloadVersion: string
  destinationId: string
  processingDirective?: ProcessingDirective
}

/** Where notifications go: an SQS queue, or an account's EventBridge. */
export interface Destination {
  destinationId: string
  name: string
  resource: {
    sqs?: { arn: string }
    eventBridge?: { name: string; region: string; accountId: string }
  }
}

export interface CreateDestinationRequest {
  name: string
  resourceSpecification: {
    sqs?: { arn: string }
    eventBridge?: { region: string; accountId: string }
  }
}

export interface SendTestNotificationRequest {
  destinationId: string
  testNotification: {
    payloadVersion: string
    /** Without one Amazon refuses; which there are depends on the type. */
    testScenario?: string
  }
}
