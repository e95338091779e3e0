/** How a flow of an owner (account or store, by id) stands. */
export interface FlowFigure {
  owner: string
  flow: string
  objective_seconds: number
  last_success_at: Date | null
  /** It is to run and has not succeeded for longer than its objective. */
  late: boolean
  /** Switched on, and nothing stands in its way. */
  runnable: boolean
  backlog: number
  /** Amazon's limits let it wait until then. */
  waiting_until: Date | null
  /** Its last run failed. */
  failing: boolean
}

/** What the database knows of this shop and Amazon; ids and numbers only. */
export interface MonitoringFigures {
  accounts: { account: string; region: string; status: string; expires_at: Date | null }[]
  stores: { status: string; count: number }[]
  problems: { severity: string; count: number }[]
  orders: { state: string; count: number }[]
  /** What is to be told to Amazon and could be sent now, with the age of the oldest. */
  outbox: { kind: string; count: number; oldest_seconds: number }[]
  /** Of the last full and the present hour. */
  calls: {
    operation: string
    calls: number
    errors: number
    throttled: number
    seconds: number
    waited_seconds: number
  }[]
  runs: { flow: string; outcome: string; count: number }[]
  processes: { process: string; worker_mode: string; heartbeat_at: Date; age_seconds: number }[]
}

export interface MonitoringFacts extends MonitoringFigures {
  at: Date
  flows: FlowFigure[]
  /** Nothing is sent to Amazon: by hand, or as another installation connected an account. */
  read_only: boolean
  /** When Amazon ends the newest client secret that is known. */
  secret_expires_at: Date | null
}
