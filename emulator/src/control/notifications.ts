import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { requireSeller } from "../amazon/sellers.js"
import { ACCOUNT_STATUSES } from "../notifications/account-events.js"
import { warnOfExpiry } from "../notifications/application.js"
import { NOTIFICATION_KINDS } from "../notifications/kinds.js"
import type { DeliveryFault } from "../notifications/types.js"
import type { Json, Route } from "./route.js"
import { body } from "./route.js"

const FAULTS = ["duplicate", "delay", "lose", "reorder"] as const

/** Notifications and queues: what there is, what goes wrong on the way, and news of accounts. */
export const NOTIFICATION_ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/notifications$/, viewNotifications],
  ["POST", /^\/emulator\/notification-faults$/, body(addFault)],
  ["DELETE", /^\/emulator\/notification-faults$/, clearFaults],
  ["GET", /^\/emulator\/queues$/, viewQueues],
  ["POST", /^\/emulator\/account-status$/, body(changeStatus)],
  ["POST", /^\/emulator\/application-queue$/, body(setQueue)],
  ["POST", /^\/emulator\/client-secret-expiry$/, body(warn)],
]

function viewNotifications({ state }: Emulator) {
  const { destinations, subscriptions, deliveries, faults, sent, lost } = state.notifications
  const { applicationQueueArn } = state.notifications
  const onTheWay = deliveries.map(({ body: _, ...delivery }) => delivery)
  return {
    ...{ types: Object.keys(NOTIFICATION_KINDS), destinations, subscriptions, applicationQueueArn },
    ...{ onTheWay, faults, sent, lost },
  }
}

/** The next `count` notifications, or a share (`rate`), of one type or of all. */
function addFault(emulator: Emulator, input: Json): DeliveryFault {
  const { notificationType = null, count, rate, seconds = 1 } = input
  const kind = FAULTS.find((entry) => entry === input.kind)
  if (!kind) {
    throw new InputError(`kind "${String(input.kind)}" is unknown: use ${FAULTS.join(", ")}`)
  }
  if ((count === undefined) === (rate === undefined)) {
    throw new InputError("give exactly one of count and rate")
  }
  if (count !== undefined && !(Number.isInteger(count) && Number(count) > 0)) {
    throw new InputError(`count is ${String(count)}: give a whole number above 0`)
  }
  if (rate !== undefined && !(typeof rate === "number" && rate > 0 && rate <= 1)) {
    throw new InputError(`rate is ${String(rate)}: give a number above 0 and at most 1`)
  }
  if (typeof seconds !== "number" || !(seconds >= 0)) {
    throw new InputError(`seconds is ${String(seconds)}: give a number of at least 0`)
  }
  if (notificationType !== null && !Object.hasOwn(NOTIFICATION_KINDS, String(notificationType))) {
    throw new InputError(`notificationType "${String(notificationType)}" is unknown`)
  }
  const fault: DeliveryFault = {
    ...{ kind, seconds, notificationType: notificationType as string | null },
    ...(count !== undefined ? { count: Number(count) } : { rate: Number(rate) }),
  }
  emulator.state.notifications.faults.push(fault)
  emulator.changed()
  return fault
}

function clearFaults(emulator: Emulator) {
  emulator.state.notifications.faults = []
  emulator.changed()
  return { faults: [] }
}

/** Queues with what is in them; a message of the application can hold a client secret: not shown. */
function viewQueues({ state, url, clock }: Emulator) {
  const now = clock.now()
  return {
    queues: Object.values(state.queues).map(({ name, arn, messages }) => ({
      ...{ name, arn, url: `${url}/${arn.split(":")[4]}/${name}` },
      visible: messages.filter(({ visibleAt }) => visibleAt <= now).length,
      hidden: messages.filter(({ visibleAt }) => visibleAt > now).length,
      types: messages.map(({ body: text }) => typeOf(text)),
    })),
  }
}

function typeOf(text: string): string {
  return /"[Nn]otificationType":"(\w+)"/.exec(text)?.[1] ?? "unknown"
}

/** Amazon finds the account healthy or not; only the subscription tells whose it is. */
function changeStatus(emulator: Emulator, input: Json) {
  const { sellerId } = requireSeller(String(input.sellerId ?? ""))
  const status = ACCOUNT_STATUSES.find((entry) => entry === input.status)
  if (!status) {
    throw new InputError(
      `status "${String(input.status)}" is unknown: use ${ACCOUNT_STATUSES.join(", ")}`
    )
  }
  const { accountStatuses } = emulator.state.notifications
  const previous = accountStatuses[sellerId] ?? "NORMAL"
  accountStatuses[sellerId] = status
  emulator.changed()
  emulator.events.emit({
    ...{ type: "ACCOUNT_STATUS_CHANGED", at: emulator.clock.now(), sellerId, marketplaceId: null },
    payload: {
      accountStatusChangeNotification: {
        ...{ previousAccountStatus: previous, currentAccountStatus: status },
      },
    },
  })
  return { sellerId, previous, status }
}

/** The queue registered for the application in the Developer Console; null: none. */
function setQueue(emulator: Emulator, { arn }: Json) {
  if (arn !== null && typeof arn !== "string") {
    throw new InputError("arn: give a queue's ARN, or null")
  }
  emulator.state.notifications.applicationQueueArn = arn
  emulator.changed()
  return { arn }
}

/** The secret in use ends in `days`. */
function warn(emulator: Emulator, { days = 30 }: Json) {
  if (typeof days !== "number" || !(days >= 0 && days <= 180)) {
    throw new InputError(`days is ${String(days)}: give 0 to 180`)
  }
  const expiresAt = emulator.clock.now() + days * 86_400_000
  warnOfExpiry(emulator, expiresAt)
  return { expiresAt: new Date(expiresAt).toISOString() }
}
