import { AmazonApiError, type Destination, type SpApiClient } from "../../sp-api"
import type { AmazonOptions } from "../../modules/amazon/lib/options"
import { NOTIFICATION_TYPES, type NotificationType } from "../../sp-api/notifications"

export type NotificationOptions = NonNullable<AmazonOptions["notifications"]>

/** Where a type goes to: the queue, or the EventBridge account that forwards to it. */
export type Workflow = "sqs" | "eventbridge"

/** What the dataflows use; the others come often and are for whoever asks for them by option. */
const USED: NotificationType[] = [
  "ORDER_CHANGE",
  "FEED_PROCESSING_FINISHED",
  "REPORT_PROCESSING_FINISHED",
  "ACCOUNT_STATUS_CHANGED",
  "LISTINGS_ITEM_STATUS_CHANGE",
  "LISTINGS_ITEM_ISSUES_CHANGE",
]

export interface WantedType {
  type: NotificationType
  payloadVersion: string
  workflow: Workflow
}

/** Types an account is to be subscribed to; those that need EventBridge only where that is set up. */
export const wantedTypes = ({ types, eventBridge }: NotificationOptions): WantedType[] =>
  (types ?? USED).flatMap((type) => {
    const { payloadVersion, workflow } = NOTIFICATION_TYPES[type]
    return workflow === "application" || (workflow === "eventbridge" && !eventBridge)
      ? []
      : [{ type, payloadVersion, workflow }]
  })

/** Names a destination in our own row, so that another one in the options is noticed. */
export const targetOf = (workflow: Workflow, options: NotificationOptions): string =>
  workflow === "sqs"
    ? options.queueUrl
    : `eventbridge:${options.eventBridge?.region}:${options.eventBridge?.accountId}`

/**
 * Id of the destination, which belongs to the application: one that is there is taken, whoever made
 * it; of two processes that make it at once one is told so and takes the other's.
 */
export const findDestination = async (
  { notifications }: SpApiClient,
  workflow: Workflow,
  { arn, options, signal }: { arn: string; options: NotificationOptions; signal: AbortSignal }
): Promise<string> => {
  const { eventBridge } = options
  const isOurs = ({ resource }: Destination): boolean =>
    workflow === "sqs"
      ? resource.sqs?.arn === arn
      : resource.eventBridge?.accountId === eventBridge?.accountId &&
        resource.eventBridge?.region === eventBridge?.region
  const find = async () => (await notifications.getDestinations({ signal })).find(isOurs)
  const known = await find()
  if (known) {
    return known.destinationId
  }
  try {
    const made = await notifications.createDestination(
      {
        name: `medusa-${workflow}`,
        resourceSpecification: workflow === "sqs" ? { sqs: { arn } } : { eventBridge },
      },
      { signal }
    )
    return made.destinationId
  } catch (error) {
    const other =
      error instanceof AmazonApiError && error.kind === "conflict" ? await find() : undefined
    if (!other) {
      throw error
    }
    return other.destinationId
  }
}
