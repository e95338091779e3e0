import type { FlowFigure, MonitoringFacts } from "./facts"
import type { Metric } from "./metrics-text"

type Sample = Metric["samples"][number]

const seconds = (at: Date | null): number | null => (at ? at.getTime() / 1000 : null)
const flag = (value: boolean): number => (value ? 1 : 0)

/** Left out where there is no number: a gauge of 0 would say something else. */
const known = (labels: Record<string, string>, value: number | null): Sample[] =>
  value === null ? [] : [{ labels, value }]

/** Every metric, in one order; docs/monitoring.md says what each means. */
export const metricsOf = (facts: MonitoringFacts): Metric[] => [
  {
    name: "amazon_read_only",
    help: "1 while nothing is sent to Amazon from this installation.",
    samples: [{ value: flag(facts.read_only) }],
  },
  ...flowMetrics(facts.flows, facts.at),
  {
    name: "amazon_flow_runs",
    help: "Runs that began in the last hour, by flow and outcome.",
    samples: facts.runs.map(({ flow, outcome, count }) => ({
      labels: { flow, outcome },
      value: count,
    })),
  },
  ...accessMetrics(facts),
  ...workMetrics(facts),
  ...callMetrics(facts.calls),
  {
    name: "amazon_process_heartbeat_timestamp_seconds",
    help: "When each process was last heard of.",
    samples: facts.processes.flatMap(({ process, worker_mode, heartbeat_at }) =>
      known({ process, worker_mode }, seconds(heartbeat_at))
    ),
  },
]

const flowMetrics = (flows: FlowFigure[], at: Date): Metric[] => {
  const each = (
    name: string,
    help: string,
    value: (flow: FlowFigure) => number | null
  ): Metric => ({
    name: `amazon_flow_${name}`,
    help,
    samples: flows.flatMap((flow) => known({ owner: flow.owner, flow: flow.flow }, value(flow))),
  })
  return [
    each("last_success_timestamp_seconds", "When the flow last succeeded.", (flow) =>
      seconds(flow.last_success_at)
    ),
    each(
      "objective_seconds",
      "Without success for longer it is late.",
      (flow) => flow.objective_seconds
    ),
    each("runnable", "1 when it is switched on and nothing stands in its way.", (flow) =>
      flag(flow.runnable)
    ),
    each("late", "1 when it is late.", (flow) => flag(flow.late)),
    each("failing", "1 when its last run failed.", (flow) => flag(flow.failing)),
    each("backlog", "How much waits in the flow.", (flow) => flow.backlog),
    each("limit_wait_seconds", "How long Amazon's limits still let the flow wait.", (flow) =>
      flow.waiting_until ? Math.max(0, (flow.waiting_until.getTime() - at.getTime()) / 1000) : 0
    ),
  ]
}

const accessMetrics = ({ accounts, stores, secret_expires_at }: MonitoringFacts): Metric[] => [
  {
    name: "amazon_account_access",
    help: "1 for each account with the status of our access to it.",
    samples: accounts.map(({ account, region, status }) => ({
      labels: { account, region, status },
      value: 1,
    })),
  },
  {
    name: "amazon_grant_expiry_timestamp_seconds",
    help: "When the authorization of the account ends.",
    samples: accounts.flatMap(({ account, region, expires_at }) =>
      known({ account, region }, seconds(expires_at))
    ),
  },
  {
    name: "amazon_client_secret_expiry_timestamp_seconds",
    help: "When Amazon ends the application's client secret, as far as we know.",
    samples: known({}, seconds(secret_expires_at)),
  },
  {
    name: "amazon_stores",
    help: "Stores by status.",
    samples: stores.map(({ status, count }) => ({ labels: { status }, value: count })),
  },
]

const workMetrics = ({ problems, orders, outbox }: MonitoringFacts): Metric[] => [
  {
    name: "amazon_problems_open",
    help: "Open problems by severity.",
    samples: problems.map(({ severity, count }) => ({ labels: { severity }, value: count })),
  },
  {
    name: "amazon_orders_unfinished",
    help: "Orders of Amazon that are not in the shop yet, by state; held ones need a person.",
    samples: orders.map(({ state, count }) => ({ labels: { state }, value: count })),
  },
  {
    name: "amazon_outbox_waiting",
    help: "What is to be told to Amazon and could be sent now, by kind.",
    samples: outbox.map(({ kind, count }) => ({ labels: { kind }, value: count })),
  },
  {
    name: "amazon_outbox_oldest_seconds",
    help: "How long the oldest of these has been waiting.",
    samples: outbox.map(({ kind, oldest_seconds }) => ({
      labels: { kind },
      value: oldest_seconds,
    })),
  },
]

const callMetrics = (calls: MonitoringFacts["calls"]): Metric[] => {
  const each = (name: string, help: string, value: (row: (typeof calls)[number]) => number) => ({
    name: `amazon_calls${name}`,
    help: `${help} Of the last full and the present hour.`,
    samples: calls.map((row) => ({ labels: { operation: row.operation }, value: value(row) })),
  })
  return [
    each("", "Attempts of calls to Amazon, by operation.", (row) => row.calls),
    each("_failed", "Of these without success, throttled ones included.", (row) => row.errors),
    each("_throttled", "Of these refused by Amazon's limit (HTTP 429).", (row) => row.throttled),
    each("_seconds", "Time these took.", (row) => row.seconds),
    each(
      "_waited_seconds",
      "Time these waited to stay within limits.",
      (row) => row.waited_seconds
    ),
  ]
}
