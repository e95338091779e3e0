import { randomUUID } from "node:crypto"
import { isRecord } from "../../contract/json-pointer.js"
import { ApiError, invalidInput, notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import type { Destination } from "../../notifications/types.js"
import type { ApplicationCall } from "../operations.js"

/**
 * `POST /notifications/v1/destinations`: a queue, which must exist and let Amazon in, or an event
 * bus (which gets nothing here).
 */
export function createDestination({ emulator, request }: ApplicationCall): Answer {
  const { name, resourceSpecification } = readJsonObject(request)
  const { destinations } = emulator.state.notifications
  const resource = readResource(resourceSpecification, String(name))
  if ("sqs" in resource) {
    const { arn } = resource.sqs
    if (!Object.values(emulator.state.queues).some((queue) => queue.arn === arn)) {
      throw invalidInput(`The queue ${arn} does not exist, or does not let Amazon send to it.`)
    }
  }
  const same = (entry: Destination) => JSON.stringify(entry.resource) === JSON.stringify(resource)
  if (destinations.some((entry) => entry.name === name || same(entry))) {
    throw new ApiError(409, "Conflict", "A destination of this name or resource exists already.")
  }
  const destination = { destinationId: randomUUID(), name: String(name), resource }
  destinations.push(destination)
  emulator.changed()
  return ok({ payload: destination })
}

function readResource(specification: unknown, name: string): Destination["resource"] {
  const { sqs, eventBridge } = specification as Record<string, unknown>
  if (isRecord(sqs)) {
    return { sqs: { arn: String(sqs.arn) } }
  }
  if (!isRecord(eventBridge)) {
    throw invalidInput("resourceSpecification must name sqs or eventBridge.")
  }
  const { region, accountId } = eventBridge
  return { eventBridge: { name, region: String(region), accountId: String(accountId) } }
}

/** `GET /notifications/v1/destinations`. */
export function getDestinations({ emulator }: ApplicationCall): Answer {
  return ok({ payload: emulator.state.notifications.destinations })
}

/** `GET /notifications/v1/destinations/{destinationId}`. */
export function getDestination(call: ApplicationCall): Answer {
  return ok({ payload: findDestination(call) })
}

/** `DELETE /notifications/v1/destinations/{destinationId}`. */
export function deleteDestination(call: ApplicationCall): Answer {
  const found = findDestination(call)
  const { notifications } = call.emulator.state
  notifications.destinations = notifications.destinations.filter((entry) => entry !== found)
  call.emulator.changed()
  return ok({})
}

function findDestination({ emulator, path }: ApplicationCall): Destination {
  const found = emulator.state.notifications.destinations.find(
    (entry) => entry.destinationId === path[0]
  )
  if (!found) {
    throw notFound(`The destination ${path[0]} was not found.`)
  }
  return found
}
