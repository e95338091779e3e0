import type { AmazonDataflowDto } from "../../types/dataflows"
import type { Places } from "./facts"
import { fail, ok, unknown, warn, type Finding } from "./verdict"

export type FlowFact = Pick<
  AmazonDataflowDto,
  "id" | "state" | "blocked_by" | "last_success_at" | "late"
>

/** Held up by these, a flow waits for another check on this page. */
const BY_ACCESS = ["not_connected", "access_lapsed"]
/** Somebody chose so. */
const BY_CHOICE = ["not_configured", "stock_off", "paused"]

/** Started by one answer of a person: the check of the other one asks for it. */
const STARTED_WITH: Record<string, string> = { "full-stock-update": "stock-update" }

/** Whether a data flow has succeeded lately. */
export const judgeFlow = (
  { id, state, blocked_by, last_success_at, late }: FlowFact,
  { flow }: Pick<Places, "flow">
): Finding => {
  const remedy = { action: "open_flow" as const, link: flow(id) }
  const parameters = { at: last_success_at }
  if (state === "off") {
    return ok("flow_off")
  }
  if (blocked_by && BY_ACCESS.includes(blocked_by)) {
    return fail("flow_without_access", { ...remedy, code: "renew_first" }, parameters)
  }
  if (BY_CHOICE.includes(blocked_by ?? "")) {
    return ok("flow_not_used")
  }
  if (blocked_by === "not_acknowledged") {
    return id in STARTED_WITH
      ? ok("flow_not_used")
      : warn("flow_not_started", { ...remedy, code: "start_flow" })
  }
  if (late) {
    const code = last_success_at ? "flow_late" : "flow_never"
    return fail(code, { ...remedy, code: "run_flow" }, parameters)
  }
  if (last_success_at) {
    return ok("flow_fresh", parameters)
  }
  return blocked_by
    ? warn("flow_waits", { ...remedy, code: "wait_for_flow" }, { flow: blocked_by })
    : unknown("flow_not_run")
}
