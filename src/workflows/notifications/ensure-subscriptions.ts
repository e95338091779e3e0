import type { DataflowContext } from "../../dataflows/types"
import type { SubscriptionRow } from "../../modules/amazon/services/subscriptions"
import { AmazonApiError, type SpApiClient, type Subscription } from "../../sp-api"
import type { NotificationQueue } from "../../sp-api/notifications"
import {
  findDestination,
  targetOf,
  wantedTypes,
  type NotificationOptions,
  type WantedType,
} from "./destinations"

/** So often it is looked whether Amazon still has the subscriptions, and whether it allows more. */
const CHECK_MS = 24 * 3600_000
/** Amazon does not allow the type to this account or application. */
const REFUSALS = ["access_denied", "invalid_input"]

type SubscribeContext = Pick<DataflowContext, "amazon" | "account" | "count" | "signal">

/**
 * Sees to it that Amazon notifies the account of what the options want: what is there is taken, what
 * is missing is made, what goes to another destination than ours is left alone and becomes a problem.
 * Safe to repeat and to be killed anywhere: Amazon is asked before anything is made.
 */
export const ensureSubscriptions = async (
  context: SubscribeContext,
  queue: NotificationQueue
): Promise<void> => {
  const { amazon, account, signal } = context
  const options = amazon.options.notifications!
  const known = await amazon.subscriptions.list(account.id)
  const wanted = wantedTypes(options)
  await dropUnwanted(context, known, wanted)
  const due = wanted.filter((one) => isDue(context, one, known, options))
  if (!due.length) {
    return
  }
  const client = await amazon.client(account.id)
  const { arn } = await queue.describe(signal)
  const destinations = new Map<string, string>()
  const refusals: AmazonApiError[] = []
  for (const one of due) {
    const destination =
      destinations.get(one.workflow) ??
      (await findDestination(client, one.workflow, { arn, options, signal }))
    destinations.set(one.workflow, destination)
    const row = known.find(({ type }) => type === one.type)
    const outcome = await subscribe(context, client, one, destination, row)
    if (outcome.refusal) {
      refusals.push(outcome.refusal)
    }
    await amazon.subscriptions.save({
      account_id: account.id,
      type: one.type,
      payload_version: one.payloadVersion,
      target: targetOf(one.workflow, options),
      destination_id: destination,
      ...outcome.row,
    })
  }
  await tellProblems(context)
  // All of them: that is about the account's access and not about a type.
  if (refusals.length === due.length && refusals[0].kind === "access_denied") {
    throw refusals[0]
  }
}

/** Never looked at, looked at long ago or before the account was authorized anew, or to go elsewhere. */
const isDue = (
  { account }: SubscribeContext,
  { type, workflow }: WantedType,
  known: SubscriptionRow[],
  options: NotificationOptions
): boolean => {
  const row = known.find((one) => one.type === type)
  const checkedAt = row ? new Date(row.checked_at).getTime() : 0
  const authorizedAt = account.authorized_at ? new Date(account.authorized_at).getTime() : 0
  return (
    !row ||
    row.target !== targetOf(workflow, options) ||
    checkedAt < authorizedAt ||
    Date.now() - checkedAt > CHECK_MS
  )
}

type Outcome = {
  row: Pick<SubscriptionRow, "subscription_id" | "state" | "reason">
  refusal?: AmazonApiError
}

const subscribe = async (
  { count, signal }: SubscribeContext,
  { notifications }: SpApiClient,
  { type, payloadVersion }: WantedType,
  destinationId: string,
  row: SubscriptionRow | undefined
): Promise<Outcome> => {
  const find = () =>
    notifications
      .getSubscription(type, payloadVersion, { signal })
      .catch((error: unknown) => orNull(error, "not_found"))
  const create = () =>
    notifications
      .createSubscription(type, { payloadVersion, destinationId, ...directiveOf(type) }, { signal })
      .catch((error: unknown) => orNull(error, "conflict"))
  try {
    let present = await find()
    if (present && present.destinationId !== destinationId && isOurs(present, row)) {
      await notifications.deleteSubscriptionById(type, present.subscriptionId, { signal })
      present = null
    }
    if (!present) {
      present = (await create()) ?? (await find())
      count("subscribed")
    }
    if (!present) {
      return { row: { subscription_id: null, state: "refused", reason: "conflict" } }
    }
    const state = present.destinationId === destinationId ? "active" : "elsewhere"
    return { row: { subscription_id: present.subscriptionId, state, reason: null } }
  } catch (error) {
    if (error instanceof AmazonApiError && REFUSALS.includes(error.kind)) {
      const reason = error.code ?? error.kind
      return { row: { subscription_id: null, state: "refused", reason }, refusal: error }
    }
    throw error
  }
}

/** Made by us for the destination of before. */
const isOurs = (present: Subscription, row: SubscriptionRow | undefined): boolean =>
  row?.state === "active" && row.subscription_id === present.subscriptionId

const orNull = (error: unknown, kind: AmazonApiError["kind"]): null => {
  if (error instanceof AmazonApiError && error.kind === kind) {
    return null
  }
  throw error
}

/** Offers change all the time: Amazon puts those of five minutes together. */
const directiveOf = (type: string) =>
  type === "ANY_OFFER_CHANGED"
    ? {
        processingDirective: {
          eventFilter: {
            eventFilterType: type,
            aggregationSettings: { aggregationTimePeriod: "FiveMinutes" },
          },
        } as const,
      }
    : {}

/** Types that the options no longer want. */
const dropUnwanted = async (
  { amazon, account, signal }: SubscribeContext,
  known: SubscriptionRow[],
  wanted: WantedType[]
): Promise<void> => {
  for (const row of known.filter(({ type }) => !wanted.some((one) => one.type === type))) {
    const client = await amazon.client(account.id)
    if (row.state === "active" && row.subscription_id) {
      await client.notifications
        .deleteSubscriptionById(row.type, row.subscription_id, { signal })
        .catch((error: unknown) => orNull(error, "not_found"))
    }
    await amazon.subscriptions.forget(account.id, row.type)
  }
}

const PROBLEMS = [
  { code: "notifications_refused", state: "refused" },
  { code: "notifications_elsewhere", state: "elsewhere" },
] as const

const tellProblems = async ({ amazon, account }: SubscribeContext): Promise<void> => {
  const rows = await amazon.subscriptions.list(account.id)
  for (const { code, state } of PROBLEMS) {
    const types = rows.filter((row) => row.state === state).map(({ type }) => type)
    if (types.length) {
      const parameters = { types: types.join(", "), account: account.selling_partner_id }
      await amazon.problems.raise({ owner_id: account.id, code, severity: "note", parameters })
    } else {
      await amazon.problems.resolve(account.id, code)
    }
  }
}
