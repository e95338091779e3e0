import { SECRET_STAGES } from "../../domain/application"
import type { NoticeKind } from "../../domain/notices"
import { countdownOf, dueStep } from "../../domain/renewal"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { NewNotice } from "../../modules/amazon/services/notices"
import { lateNotice } from "./late-notice"

type Problem = Awaited<ReturnType<AmazonModuleService["listAmazonProblems"]>>[number]

const CODES: Record<string, NoticeKind> = {
  access_lapsed: "access_lapsed",
  client_secret_expires: "client_secret_expires",
  client_secret_ended: "client_secret_expires",
  dataflow_late: "flow_late",
  orders_held: "orders_held",
  read_only: "read_only",
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null)

/** What an open problem gives people to know, once for as long as it is open. */
const noticeOf = ({
  id,
  code,
  owner_id,
  subject,
  severity,
  parameters,
  first_seen_at,
}: Problem): NewNotice | null => {
  const given = parameters as Record<string, unknown>
  const since = text(given.since) ?? new Date(first_seen_at).toISOString()
  const once = { kind: CODES[code], owner_id, subject: id, step: "" }
  switch (once.kind) {
    case "access_lapsed":
      // Suspected only: transient refusals of everything have happened at Amazon.
      return severity === "blocks_orders" ? { ...once, parameters: { since } } : null
    case "flow_late":
      // Without notifications everything is polled: a note is nobody's alarm.
      return severity === "note" ? null : lateNotice(owner_id, subject, since)
    default:
      return { ...once, parameters: {} }
  }
}

interface HeldOrders {
  owner_id: string
  count: number
  /** When the latest of them came. */
  latest: Date
}

/**
 * Held orders come and go: a store's are told once a day at most, all reasons together, and only on a
 * day with a new one or a new reason. One that nobody mends must not keep silent those that follow it.
 */
const tellHeld = async (amazon: AmazonModuleService, problems: Problem[]): Promise<void> => {
  const held = await rows<HeldOrders>(
    amazon.db.knex,
    `select coalesce(store_id, account_id) as owner_id, count(*)::int as count,
       max(created_at) as latest
     from amazon_order where state = 'held' and deleted_at is null group by 1`
  )
  for (const { owner_id, count, latest } of held) {
    const own = problems.filter((problem) => problem.owner_id === owner_id)
    if (!own.length) {
      continue
    }
    const days = [latest, ...own.map(({ first_seen_at }) => first_seen_at)].map((at) =>
      new Date(at).toISOString().slice(0, 10)
    )
    await amazon.notices.add({
      ...{ kind: "orders_held", owner_id, subject: owner_id, step: days.sort().at(-1)! },
      parameters: { count },
    })
  }
}

/** The end of the client secret counts down as an access does; that it is over is the last step. */
const tellSecret = async (amazon: AmazonModuleService, problem: Problem): Promise<void> => {
  const date = text((problem.parameters as Record<string, unknown>).expires_at)
  const { daysLeft } = countdownOf(date ? new Date(date) : null, amazon.now())
  const subject = `${problem.owner_id} ${date}`
  const told = await amazon.notices.toldSteps("client_secret_expires", subject)
  const step = daysLeft === 0 ? 0 : dueStep(daysLeft, told, SECRET_STAGES)
  if (step !== null) {
    await amazon.notices.add({
      ...{ kind: "client_secret_expires", owner_id: problem.owner_id, subject, step: String(step) },
      parameters: { count: daysLeft, date },
    })
  }
}

/** Who made the shop read-only knows; the others are told. */
const tellReadOnly = async (amazon: AmazonModuleService): Promise<void> => {
  const { by_hand, since } = await amazon.settings.read("read_only")
  if (by_hand) {
    const owner = "installation"
    await amazon.notices.add({
      ...{ kind: "read_only", owner_id: owner, subject: owner, step: since ?? "" },
    })
  }
}

/** Notices of the open problems that people are told of, and of what is no problem but stops sending. */
export const judgeProblems = async (amazon: AmazonModuleService): Promise<void> => {
  await tellReadOnly(amazon)
  const open = await amazon.listAmazonProblems(
    { code: Object.keys(CODES), resolved_at: null },
    { take: null }
  )
  const [held, others] = [true, false].map((isHeld) =>
    open.filter(({ code }) => (code === "orders_held") === isHeld)
  )
  for (const problem of others) {
    if (CODES[problem.code] === "client_secret_expires") {
      await tellSecret(amazon, problem)
      continue
    }
    const notice = noticeOf(problem)
    if (notice) {
      await amazon.notices.add(notice)
    }
  }
  if (held.length) {
    await tellHeld(amazon, held)
  }
}
