import { randomUUID } from "node:crypto"
import { isRecord } from "../../contract/json-pointer.js"
import { ApiError, invalidInput, notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { listOf, readJsonObject } from "../../http/request.js"
import { NOTIFICATION_KINDS } from "../../notifications/kinds.js"
import type { Subscription } from "../../notifications/types.js"
import type { ApplicationCall, Call } from "../operations.js"

/** Of the application: told in the Developer Console's queue, never subscribed to. */
const APPLICATION = /^APPLICATION_/

/** `POST /notifications/v1/subscriptions/{notificationType}`. */
export function createSubscription(call: Call): Answer {
  const { emulator, caller, request, path } = call
  const notificationType = requireType(path[0] as string)
  const body = readJsonObject(request)
  const payloadVersion = String(body.payloadVersion)
  if (!NOTIFICATION_KINDS[notificationType]?.versions.includes(payloadVersion)) {
    throw invalidInput(`payloadVersion ${payloadVersion} is not one of ${notificationType}.`)
  }
  const { destinations, subscriptions } = emulator.state.notifications
  const destinationId = String(body.destinationId)
  if (!destinations.some((entry) => entry.destinationId === destinationId)) {
    throw invalidInput(`destinationId ${destinationId} is not a destination.`)
  }
  const { processingDirective } = body
  checkDirective(notificationType, processingDirective)
  if (ownSubscription(call, notificationType)) {
    throw new ApiError(409, "Conflict", `A subscription to ${notificationType} exists already.`)
  }
  const subscription: Subscription = {
    subscriptionId: randomUUID(),
    sellerId: caller.seller.sellerId,
    ...{ notificationType, payloadVersion, destinationId },
    ...(isRecord(processingDirective) && { processingDirective }),
  }
  subscriptions.push(subscription)
  emulator.changed()
  return ok({ payload: present(subscription) })
}

/** `GET /notifications/v1/subscriptions/{notificationType}`: the seller's own one. */
export function getSubscription(call: Call): Answer {
  const type = requireType(call.path[0] as string)
  const found = ownSubscription(call, type)
  const version = call.request.query.get("payloadVersion")
  if (!found || (version !== null && version !== found.payloadVersion)) {
    throw notFound(`There is no subscription to ${type}.`)
  }
  return ok({ payload: present(found) })
}

/** `GET /notifications/v1/subscriptions`: the seller's ones of a type. */
export function getSubscriptions(call: Call): Answer {
  const { query } = call.request
  const [type] = listOf(query, "notificationTypes")
  const version = query.get("payloadVersion")
  const found = ownSubscription(call, requireType(type ?? ""))
  const fits = found && (version === null || version === found.payloadVersion)
  return ok({ payload: { subscriptions: fits ? [present(found)] : [] } })
}

/** `GET …/{notificationType}/{subscriptionId}`, grantless. */
export function getSubscriptionById(call: ApplicationCall): Answer {
  return ok({ payload: present(byId(call)) })
}

/** `DELETE …/{notificationType}/{subscriptionId}`, grantless. */
export function deleteSubscriptionById(call: ApplicationCall): Answer {
  const found = byId(call)
  const { notifications } = call.emulator.state
  notifications.subscriptions = notifications.subscriptions.filter((entry) => entry !== found)
  call.emulator.changed()
  return ok({})
}

export function ownSubscription({ emulator, caller }: Call, type: string) {
  return emulator.state.notifications.subscriptions.find(
    (entry) => entry.sellerId === caller.seller.sellerId && entry.notificationType === type
  )
}

export function requireType(type: string): string {
  if (!Object.hasOwn(NOTIFICATION_KINDS, type) || APPLICATION.test(type)) {
    throw invalidInput(`${type} is not a notification type that can be subscribed to here.`)
  }
  return type
}

/** "eventFilterType: An eventFilterType value that is supported by the specific notificationType." */
function checkDirective(notificationType: string, directive: unknown): void {
  const filter = isRecord(directive) ? directive.eventFilter : undefined
  if (isRecord(filter) && filter.eventFilterType !== notificationType) {
    throw invalidInput(`eventFilterType must be ${notificationType}.`)
  }
}

function byId({ emulator, path: [type, id] }: ApplicationCall): Subscription {
  const found = emulator.state.notifications.subscriptions.find(
    (entry) => entry.subscriptionId === id && entry.notificationType === type
  )
  if (!found) {
    throw notFound(`The subscription ${id} to ${type} was not found.`)
  }
  return found
}

function present({ subscriptionId, payloadVersion, destinationId, ...rest }: Subscription) {
  const { processingDirective } = rest
  return {
    ...{ subscriptionId, payloadVersion, destinationId },
    ...(processingDirective && { processingDirective }),
  }
}
