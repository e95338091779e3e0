import { randomUUID } from "node:crypto"
import { exampleOf } from "../../contract/schemas.js"
import { invalidInput, notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import { envelope } from "../../notifications/envelope.js"
import { NOTIFICATION_KINDS } from "../../notifications/kinds.js"
import { send } from "../../notifications/send.js"
import type { ApplicationCall } from "../operations-types.js"
import { requireType } from "./subscriptions.js"

/**
 * `POST …/{notificationType}/testNotification`, grantless: the example of Amazon's schema goes to the
 * destination, or to that of the first subscription to the type.
 */
export function sendTestNotification({ emulator, request, path }: ApplicationCall): Answer {
  const notificationType = requireType(path[0] as string)
  const { destinations, subscriptions } = emulator.state.notifications
  const subscription = subscriptions.find((entry) => entry.notificationType === notificationType)
  const id = readJsonObject(request).destinationId ?? subscription?.destinationId
  const destination = destinations.find((entry) => entry.destinationId === id)
  if (!destination || !("sqs" in destination.resource)) {
    throw notFound("There is no destination to send the test notification to.")
  }
  const payload = exampleOf(NOTIFICATION_KINDS[notificationType]?.schema ?? "")
  if (!payload) {
    throw invalidInput(`There is no test notification of ${notificationType}.`)
  }
  const notificationId = randomUUID()
  const now = emulator.clock.now()
  const body = envelope({
    ...{ notificationType, notificationId, payload, at: now, publishedAt: now },
    applicationId: emulator.options.applicationId,
    subscriptionId: subscription?.subscriptionId ?? "test",
  })
  const { arn } = destination.resource.sqs
  send(emulator, { notificationId, notificationType, sellerId: null, arn, body })
  return ok({ payload: {} })
}
