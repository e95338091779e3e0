import type { DataflowContext } from "../../dataflows/types"
import { crashPoint } from "../../modules/amazon/lib/crash-points"
import { digest } from "../../modules/amazon/lib/ids"
import type { NewMessage } from "../../modules/amazon/services/notifications"
import {
  consumeQueue,
  parseMessage,
  readFact,
  readNewSecret,
  sellerOf,
  subjectOf,
  type NotificationEnvelope,
  type NotificationFact,
  type NotificationQueue,
  type QueueMessage,
} from "../../sp-api/notifications"
import { acceptNewSecret, noteSecretEnd } from "../application/accept-secret"

type DrainContext = Pick<
  DataflowContext,
  "amazon" | "logger" | "account" | "count" | "deadline" | "signal"
>

const LEASE_SECONDS = 60

/** What an account's flow works on; the rest is kept for whoever asks. */
const WORKED_ON: NotificationFact["kind"][] = [
  "order_change",
  "listing_status",
  "listing_issues",
  "account_status",
]

/**
 * Takes what waits in the queue into our table, for all accounts, and removes it from the queue. One
 * process does so at a time; the flow of another account, which finds it busy, has nothing to do here.
 * @param apply called after each batch that brought this account something
 */
export const drainQueue = async (
  context: DrainContext,
  queue: NotificationQueue,
  apply: () => Promise<void>
): Promise<void> => {
  const { amazon, signal, deadline, count } = context
  const { queueUrl, waitSeconds } = amazon.options.notifications!
  await amazon.leases.run(`notifications:${digest(queueUrl)}`, LEASE_SECONDS, async (lost) => {
    let mine = false
    await consumeQueue({
      queue,
      deadline,
      waitSeconds,
      signal: AbortSignal.any([signal, lost]),
      store: async (messages) => {
        const accounts = await storeMessages(context, messages)
        count("received", messages.length)
        await crashPoint("notifications.stored")
        mine = accounts.includes(context.account.id)
        const others = accounts.filter((id) => id !== context.account.id)
        if (others.length) {
          await amazon.dataflows.hasten(others, "notifications")
        }
        return messages
      },
      stored: async () => {
        if (mine) {
          await apply()
        }
      },
    })
  })
}

const storeMessages = async (
  context: DrainContext,
  messages: QueueMessage[]
): Promise<string[]> => {
  const { amazon } = context
  const read: NewMessage[] = []
  for (const { body } of messages) {
    const parsed = parseMessage(body)
    if ("malformed" in parsed) {
      read.push(malformed(body, parsed.malformed))
    } else {
      const fact = readFact(parsed.envelope)
      await noteSecret(context, parsed.envelope, fact)
      read.push(toMessage(context, parsed.envelope, fact, body))
    }
  }
  const { stored, accounts } = await amazon.notifications.store(read)
  context.count("repeated", messages.length - stored)
  if (read.some(({ state }) => state === "malformed")) {
    await noteMalformed(context)
  }
  return accounts
}

/** Its reason and size, and nothing of its content, which may be anybody's. */
const malformed = (body: string, reason: string): NewMessage => ({
  notification_id: `malformed:${digest(body)}`,
  type: "",
  payload_version: null,
  subscription_id: null,
  seller_id: null,
  subject: null,
  event_at: null,
  published_at: null,
  fact: { kind: "malformed", reason, bytes: Buffer.byteLength(body) },
  sealed: null,
  state: "malformed",
})

const toMessage = (
  { amazon }: DrainContext,
  envelope: NotificationEnvelope,
  fact: NotificationFact,
  body: string
): NewMessage => ({
  notification_id: envelope.notificationId,
  type: envelope.type,
  payload_version: envelope.payloadVersion,
  subscription_id: envelope.subscriptionId,
  seller_id: sellerOf(fact),
  subject: subjectOf(fact),
  event_at: envelope.eventTime,
  published_at: envelope.publishTime,
  fact,
  sealed: fact.kind === "unknown" ? amazon.secrets.seal(body) : null,
  state: WORKED_ON.includes(fact.kind) ? "received" : "kept",
})

/** A secret is stored before its message leaves the queue: Amazon tells it once. */
const noteSecret = async (
  { amazon, logger }: DrainContext,
  envelope: NotificationEnvelope,
  fact: NotificationFact
): Promise<void> => {
  if (fact.kind !== "secret_expiry" && fact.kind !== "new_secret") {
    return
  }
  const ours = await amazon.applications.clientId()
  if (fact.kind === "secret_expiry" && fact.clientId === ours && fact.expiresAt) {
    await noteSecretEnd(amazon, new Date(fact.expiresAt))
  }
  const secret = readNewSecret(envelope)
  if (fact.kind !== "new_secret" || !secret) {
    return
  }
  if (fact.clientId !== ours) {
    logger.warn("amazon notifications: a client secret of another application was left out")
    return
  }
  await acceptNewSecret(amazon, {
    clientId: fact.clientId,
    secret,
    expiresAt: fact.expiresAt ? new Date(fact.expiresAt) : null,
    previousExpiresAt: fact.oldExpiresAt ? new Date(fact.oldExpiresAt) : null,
    notificationId: envelope.notificationId,
  })
}

/** One problem however many there are. */
export const noteMalformed = async ({ amazon }: Pick<DrainContext, "amazon">): Promise<void> => {
  const problem = { owner_id: "installation", code: "notifications_malformed" }
  const count = await amazon.notifications.countMalformed()
  if (count) {
    await amazon.problems.raise({ ...problem, severity: "note", count, parameters: { count } })
  } else {
    await amazon.problems.resolve(problem.owner_id, problem.code)
  }
}
