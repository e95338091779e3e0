import type { MonitoringFacts } from "./facts"

export type HealthCheck =
  | { check: "database" | "migrations"; ok: boolean }
  | { check: "workers"; ok: boolean; alive: number }
  | {
      check: "flow"
      ok: boolean
      owner: string
      flow: string
      age_seconds: number | null
      objective_seconds: number
    }
  | { check: "access"; ok: boolean; account: string; status: string }
  | { check: "backlog"; ok: boolean; kind: string; waiting: number; oldest_seconds: number }

/** A process is taken for gone when it has not been heard of for longer. */
const HEARTBEAT_SECONDS = 30
/** What could be sent goes out within minutes; an hour is no busy time any more. */
const BACKLOG_SECONDS = 3_600
const WORKING_MODES = ["shared", "worker"]

/** The checks of a monitor; all must be ok. Nothing connected: nothing to be late with. */
export const judgeHealth = (facts: MonitoringFacts): HealthCheck[] => {
  const connected = facts.accounts.filter(({ status }) => status !== "disconnected")
  const alive = facts.processes.filter(
    ({ worker_mode, age_seconds }) =>
      WORKING_MODES.includes(worker_mode) && age_seconds <= HEARTBEAT_SECONDS
  ).length
  return [
    { check: "database", ok: true },
    { check: "migrations", ok: true },
    { check: "workers", ok: alive > 0, alive },
    ...connected.map(({ account, status }): HealthCheck => ({
      ...{ check: "access", ok: status !== "lapsed", account, status },
    })),
    ...facts.flows
      .filter(({ runnable }) => runnable)
      .map(({ owner, flow, late, last_success_at, objective_seconds }): HealthCheck => ({
        ...{ check: "flow", ok: !late, owner, flow, objective_seconds },
        age_seconds: last_success_at
          ? Math.round((facts.at.getTime() - last_success_at.getTime()) / 1000)
          : null,
      })),
    // Read-only: it waits because a person or another installation wants it.
    ...facts.outbox.map(({ kind, count, oldest_seconds }): HealthCheck => ({
      check: "backlog",
      ok: facts.read_only || oldest_seconds <= BACKLOG_SECONDS,
      ...{ kind, waiting: count, oldest_seconds },
    })),
  ]
}
