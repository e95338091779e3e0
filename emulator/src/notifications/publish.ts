import { randomUUID } from "node:crypto"
import { isRecord } from "../contract/json-pointer.js"
import type { EmulatorEvent } from "../core/events.js"
import type { Emulator } from "../emulator.js"
import { envelope } from "./envelope.js"
import { send } from "./send.js"
import type { Subscription } from "./types.js"

/** Tells every subscription that an event is for; sellers hear of their own only. */
export function publish(emulator: Emulator, event: EmulatorEvent): void {
  const { destinations, subscriptions } = emulator.state.notifications
  for (const subscription of subscriptions) {
    const { destinationId, subscriptionId } = subscription
    const destination = destinations.find((entry) => entry.destinationId === destinationId)
    if (!destination || !wants(subscription, event) || !("sqs" in destination.resource)) {
      continue
    }
    const notificationId = randomUUID()
    const now = emulator.clock.now()
    const body = envelope({
      ...{ notificationType: event.type, notificationId, subscriptionId, payload: event.payload },
      ...{ applicationId: emulator.options.applicationId, at: event.at, publishedAt: now },
    })
    send(emulator, {
      ...{ notificationId, notificationType: event.type, sellerId: event.sellerId, body },
      arn: destination.resource.sqs.arn,
    })
  }
}

/** By seller, type and the filter of the subscription. */
function wants(subscription: Subscription, event: EmulatorEvent): boolean {
  if (subscription.sellerId !== event.sellerId || subscription.notificationType !== event.type) {
    return false
  }
  const filter = subscription.processingDirective?.eventFilter
  if (!isRecord(filter)) {
    return true
  }
  const { marketplaceIds, orderChangeTypes } = filter
  const inPlace =
    !Array.isArray(marketplaceIds) ||
    event.marketplaceId === null ||
    marketplaceIds.includes(event.marketplaceId)
  const isKind =
    !Array.isArray(orderChangeTypes) ||
    event.type !== "ORDER_CHANGE" ||
    orderChangeTypes.includes(event.payload.OrderChangeNotification.OrderChangeType)
  return inPlace && isKind
}
