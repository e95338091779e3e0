import type { AccountFacts, Places } from "./facts"
import { fail, ok, unknown, warn, type Finding } from "./verdict"

/** Seconds: what time limits of tokens and reports tolerate with ease, and what they do not. */
export const CLOCK_WARN_SECONDS = 60
export const CLOCK_FAIL_SECONDS = 300
/** A wait for the next call that a person would notice. */
const LONG_WAIT_SECONDS = 60

/** @param skewSeconds the other clock less ours; null: not compared yet */
export const judgeClock = (skewSeconds: number | null): Finding => {
  if (skewSeconds === null) {
    return unknown("not_asked")
  }
  const off = Math.round(Math.abs(skewSeconds))
  const remedy = { code: "set_clock", action: "check_again" as const }
  const parameters = { seconds: off }
  if (off > CLOCK_FAIL_SECONDS) {
    return fail("clock_off", remedy, parameters)
  }
  return off > CLOCK_WARN_SECONDS
    ? warn("clock_off", remedy, parameters)
    : ok("clock_equal", parameters)
}

/** Whether the account still sells in the store's country. */
export const judgeParticipation = (
  fact: AccountFacts["participations"],
  { marketplaceId, country }: { marketplaceId: string; country: string },
  { sellerCentral }: Pick<Places, "sellerCentral">
): Finding => {
  if (!fact) {
    return unknown("not_asked")
  }
  const place = { action: "seller_central" as const, link: sellerCentral }
  const own = fact.marketplaces.find(({ id }) => id === marketplaceId)
  if (!own?.participating) {
    return fail("sells_not_here", { ...place, code: "register_country" }, { country })
  }
  return own.suspended
    ? fail("listings_suspended", { ...place, code: "mend_suspension" }, { country })
    : ok("sells_here", { country })
}

/** Amazon connects accounts of the Professional plan only. */
export const judgePlan = (
  fact: AccountFacts["plan"],
  { sellerCentral }: Pick<Places, "sellerCentral">
): Finding => {
  if (!fact) {
    return unknown("not_asked")
  }
  return fact.plan === "PROFESSIONAL"
    ? ok("plan_professional")
    : fail("plan_individual", {
        code: "change_plan",
        action: "seller_central",
        link: sellerCentral,
      })
}

/** @param waits of the operations that matter, how long until the next call */
export const judgeLimits = (
  waits: { operation: string; waitMs: number }[] | null,
  { store }: Pick<Places, "store">
): Finding => {
  if (!waits) {
    return unknown("not_asked")
  }
  const [worst] = [...waits].sort((a, b) => b.waitMs - a.waitMs)
  const seconds = Math.ceil((worst?.waitMs ?? 0) / 1000)
  if (!worst || seconds === 0) {
    return ok("limits_free")
  }
  const parameters = { operation: worst.operation, seconds }
  return seconds > LONG_WAIT_SECONDS
    ? warn(
        "limits_wait",
        { code: "wait_for_amazon", action: "open_store", link: store },
        parameters
      )
    : ok("limits_short_wait", parameters)
}

/** @param subscriptions null: no queue is set up, and orders are polled */
export const judgeNotifications = (
  subscriptions: { type: string; state: string }[] | null,
  { flow }: Pick<Places, "flow">
): Finding => {
  if (!subscriptions) {
    return ok("notifications_unset")
  }
  const remedy = { action: "open_flow" as const, link: flow("notifications") }
  const of = (state: string) => subscriptions.filter((one) => one.state === state)
  const names = (some: { type: string }[]) => some.map(({ type }) => type).join(", ")
  if (of("elsewhere").length) {
    const types = names(of("elsewhere"))
    return warn("notifications_elsewhere", { ...remedy, code: "own_queue" }, { types })
  }
  if (of("refused").length) {
    const types = names(of("refused"))
    return warn("notifications_refused", { ...remedy, code: "add_type" }, { types })
  }
  return subscriptions.length
    ? ok("notifications_active", { count: of("active").length })
    : warn("notifications_none", { ...remedy, code: "run_notifications" })
}
