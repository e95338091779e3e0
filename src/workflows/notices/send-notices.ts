import { setTimeout as sleep } from "node:timers/promises"
import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  afterFailure,
  composeNotice,
  noticeChannels,
  pauseBefore,
  planDeliveries,
  type Delivery,
  type NoticeChannel,
} from "../../domain/notices"
import { AMAZON_MODULE } from "../../modules/amazon"
import type { Settings } from "../../modules/amazon/lib/settings"
import { providedChannels } from "../../modules/amazon/medusa-tables/notification-providers"
import type AmazonModuleService from "../../modules/amazon/service"
import type { NoticeRow } from "../../modules/amazon/services/notices"
import { noticeTarget, type NoticeTarget } from "./notice-target"

const AT_ONCE = 50
const PATIENCE_MS = 60_000

/** Channels of Medusa's notification module, and the template asked of its provider. */
const MEDUSA: Record<NoticeChannel, { channel: string; template: string }> = {
  bell: { channel: "feed", template: "admin-ui" },
  email: { channel: "email", template: "amazon-notice" },
}

const UNDELIVERED = { owner_id: "installation", code: "notice_undelivered" }

interface Post {
  settings: Settings["notices"]
  provided: NoticeChannel[]
  /** Accounts that another installation connected. */
  foreign: string[]
  notifications: INotificationModuleService
}

/**
 * Sends what waits, each way once. A way that fails is tried again a few times, then becomes a problem;
 * the others go on. The caller holds the lease.
 */
export const sendNotices = async (container: MedusaContainer, signal: AbortSignal) => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const due = await amazon.notices.due(AT_ONCE)
  if (!due.length) {
    return
  }
  const channels = await providedChannels(amazon.db.knex)
  const post: Post = {
    settings: await amazon.settings.read("notices"),
    foreign: (await amazon.installation.view()).foreign.map(({ id }) => id),
    provided: noticeChannels.filter((channel) => channels.includes(MEDUSA[channel].channel)),
    notifications: container.resolve(Modules.NOTIFICATION),
  }
  for (const notice of due) {
    if (signal.aborted) {
      return
    }
    await sendNotice(container, amazon, post, notice, signal)
  }
}

const sendNotice = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  post: Post,
  notice: NoticeRow,
  signal: AbortSignal
): Promise<void> => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const target = await noticeTarget(container, amazon, notice)
  const { settings, provided, foreign } = post
  const addresses = [...target.addresses, ...settings.addresses]
  const copy = target.account_ids.some((id) => foreign.includes(id))
  const deliveries =
    notice.deliveries ??
    planDeliveries(notice.kind, { off: settings.off, addresses, provided, copy })
  // Who is to be told is settled before the first is told.
  await amazon.notices.save(notice.id, deliveries, 0)
  for (const [index, delivery] of deliveries.entries()) {
    if (delivery.state !== "waiting") {
      continue
    }
    try {
      await within(signal, deliver(post, notice, delivery, target))
      deliveries[index] = { ...delivery, state: "sent" }
    } catch (error) {
      if (signal.aborted) {
        return
      }
      // A provider's words may hold addresses and keys.
      logger.error(
        `amazon notice ${notice.kind} could not be sent by ${delivery.channel}: ${(error as Error).name}`
      )
      deliveries[index] =
        error instanceof NoAnswer ? { ...delivery, state: "failed" } : afterFailure(delivery)
    }
    await amazon.notices.save(notice.id, deliveries, 0)
  }
  await amazon.notices.save(notice.id, deliveries, pauseBefore(deliveries))
  await judgeChannels(amazon, deliveries)
}

/** A provider that did not answer: nobody knows whether it sent, so it is not asked again. */
class NoAnswer extends Error {
  override readonly name = "NoAnswer"
}

/** A provider that hangs holds up neither the other notices nor a process that stops. */
const within = async (signal: AbortSignal, sending: Promise<void>): Promise<void> => {
  const ended = new AbortController()
  const limit = async () => {
    await sleep(PATIENCE_MS, undefined, { signal: AbortSignal.any([signal, ended.signal]) })
    throw new NoAnswer("the provider did not answer")
  }
  try {
    await Promise.race([sending, limit()])
  } finally {
    ended.abort()
  }
}

/**
 * Medusa sends nothing twice under one key. A new attempt has a new one: under the key of a failed
 * attempt Medusa would send, and then fail to note it.
 */
const deliver = async (
  { settings, notifications }: Post,
  { id, kind, owner_id, parameters }: NoticeRow,
  { channel, to, attempts }: Delivery,
  { name, url }: NoticeTarget
): Promise<void> => {
  const language = settings.language ?? "en"
  const { title, text } = composeNotice(language, kind, { account: name, ...parameters, name })
  await notifications.createNotifications({
    ...MEDUSA[channel],
    to,
    data:
      channel === "bell"
        ? { title, description: text }
        : { kind, language, name, title, text, url, parameters },
    trigger_type: `amazon.${kind}`,
    resource_id: owner_id,
    idempotency_key: [id, channel, to, attempts].join(":"),
  })
}

/** A channel that gave up on somebody is a problem until it works again. */
const judgeChannels = async (
  amazon: AmazonModuleService,
  deliveries: readonly Delivery[]
): Promise<void> => {
  for (const channel of noticeChannels) {
    const own = deliveries.filter((delivery) => delivery.channel === channel)
    if (own.some(({ state }) => state === "failed")) {
      await amazon.problems.raise({
        ...UNDELIVERED,
        ...{ subject: channel, severity: "note", parameters: { channel } },
      })
    } else if (own.length && own.every(({ state }) => state === "sent")) {
      await amazon.problems.resolve(UNDELIVERED.owner_id, UNDELIVERED.code, channel)
    }
  }
}
