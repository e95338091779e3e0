import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService } from "@medusajs/framework/utils"
import { isDeepStrictEqual } from "node:util"
import type { ApplicationInForce } from "../../domain/application"
import { createSpApi, type SpApi } from "../../sp-api"
import { SqsQueue, type NotificationQueue } from "../../sp-api/notifications"
import { CallLog } from "./lib/call-log"
import { DatabaseState } from "./lib/database-state"
import { type AmazonOptions, missingOptions, parseOptions } from "./lib/options"
import { EntryLog } from "./lib/entry-log"
import { Heartbeat } from "./lib/heartbeat"
import { shutDownInProcess, startInProcess } from "./lib/in-process"
import { keepStatementsOutOfWarnings } from "./lib/pool-warnings"
import { notAllowed } from "./lib/refusal"
import { Secrets } from "./lib/secrets"
import type { Cradle } from "./lib/knex"
import AmazonAbsence from "./models/absence"
import AmazonAccount from "./models/account"
import AmazonApplication from "./models/application"
import AmazonAudit from "./models/audit"
import AmazonBuyer from "./models/buyer"
import AmazonCallCount from "./models/call-count"
import AmazonClientSecret from "./models/client-secret"
import AmazonDataflow from "./models/dataflow"
import AmazonDataflowRun from "./models/dataflow-run"
import AmazonEvent from "./models/event"
import AmazonHealth from "./models/health"
import AmazonLease from "./models/lease"
import AmazonListing from "./models/listing"
import AmazonLogEntry from "./models/log-entry"
import AmazonMessage from "./models/message"
import AmazonNotice from "./models/notice"
import AmazonOauthState from "./models/oauth-state"
import AmazonOrder from "./models/order"
import AmazonOrderLine from "./models/order-line"
import AmazonOutbox from "./models/outbox"
import AmazonProblem from "./models/problem"
import AmazonProcess from "./models/process"
import AmazonRateBucket from "./models/rate-bucket"
import AmazonSetting from "./models/setting"
import AmazonSku from "./models/sku"
import AmazonStore from "./models/store"
import AmazonSubscription from "./models/subscription"
import { AmazonApplications } from "./services/applications"
import type { AmazonAbsences } from "./services/absences"
import type { AmazonAuditTrail } from "./services/audit"
import type { AmazonCallCounts } from "./services/call-counts"
import { AmazonClientSecrets } from "./services/client-secrets"
import type { AmazonClosings } from "./services/closings"
import type { AmazonDataflows } from "./services/dataflows"
import type { AmazonEvents } from "./services/events"
import type { AmazonHealthFacts } from "./services/health"
import type { AmazonFlowTrials } from "./services/flow-trials"
import type { AmazonInbox } from "./services/inbox"
import { AmazonInstallation } from "./services/installation"
import type { AmazonRequeue } from "./services/requeue"
import { AmazonKeyRing } from "./services/key-ring"
import type { AmazonLeases } from "./services/leases"
import type { AmazonListings } from "./services/listings"
import type { AmazonLogEntries } from "./services/log-entries"
import type { AmazonNotices } from "./services/notices"
import type { AmazonNotifications } from "./services/notifications"
import type { AmazonOfferItems } from "./services/offer-items"
import type { AmazonOutboxQueue } from "./services/outbox"
import type { AmazonOverviewFlows } from "./services/overview-flows"
import type { AmazonOverviewListings } from "./services/overview-listings"
import type { AmazonMonitoringFigures } from "./services/monitoring-figures"
import type { AmazonOverviewLog } from "./services/overview-log"
import type { AmazonOverviewOrderDetails } from "./services/overview-order-details"
import type { AmazonOverviewOrders } from "./services/overview-orders"
import type { AmazonOverviewProblems } from "./services/overview-problems"
import type { AmazonOverviewStores } from "./services/overview-stores"
import type { AmazonProblems } from "./services/problems"
import type { AmazonProcesses } from "./services/processes"
import type { AmazonRateBuckets } from "./services/rate-buckets"
import type { AmazonSettings } from "./services/settings"
import type { AmazonShipments } from "./services/shipments"
import type { AmazonStock } from "./services/stock"
import type { AmazonSubscriptions } from "./services/subscriptions"
import { AmazonTokenStore } from "./services/token-store"

interface Topics extends Cradle {
  amazonAbsences: AmazonAbsences
  amazonAuditTrail: AmazonAuditTrail
  amazonCallCounts: AmazonCallCounts
  amazonClosings: AmazonClosings
  amazonDataflows: AmazonDataflows
  amazonEvents: AmazonEvents
  amazonHealthFacts: AmazonHealthFacts
  amazonFlowTrials: AmazonFlowTrials
  amazonInbox: AmazonInbox
  amazonRequeue: AmazonRequeue
  amazonLeases: AmazonLeases
  amazonListings: AmazonListings
  amazonLogEntries: AmazonLogEntries
  amazonNotices: AmazonNotices
  amazonNotifications: AmazonNotifications
  amazonOfferItems: AmazonOfferItems
  amazonOutboxQueue: AmazonOutboxQueue
  amazonOverviewFlows: AmazonOverviewFlows
  amazonMonitoringFigures: AmazonMonitoringFigures
  amazonOverviewListings: AmazonOverviewListings
  amazonOverviewLog: AmazonOverviewLog
  amazonOverviewOrderDetails: AmazonOverviewOrderDetails
  amazonOverviewOrders: AmazonOverviewOrders
  amazonOverviewProblems: AmazonOverviewProblems
  amazonOverviewStores: AmazonOverviewStores
  amazonProblems: AmazonProblems
  amazonProcesses: AmazonProcesses
  amazonRateBuckets: AmazonRateBuckets
  amazonSettings: AmazonSettings
  amazonShipments: AmazonShipments
  amazonStock: AmazonStock
  amazonSubscriptions: AmazonSubscriptions
}

/**
 * The module: our tables, secrets, leases and the way to Amazon. Low-volume tables through
 * MedusaService; high-volume ones through the topics below, set-wise.
 */
class AmazonModuleService extends MedusaService({
  AmazonAbsence,
  AmazonAccount,
  AmazonApplication,
  AmazonAudit,
  AmazonBuyer,
  AmazonCallCount,
  AmazonClientSecret,
  AmazonDataflow,
  AmazonDataflowRun,
  AmazonEvent,
  AmazonHealth,
  AmazonLease,
  AmazonListing,
  AmazonLogEntry,
  AmazonMessage,
  AmazonNotice,
  AmazonOauthState,
  AmazonOrder,
  AmazonOrderLine,
  AmazonOutbox,
  AmazonProblem,
  AmazonProcess,
  AmazonRateBucket,
  AmazonSetting,
  AmazonSku,
  AmazonStore,
  AmazonSubscription,
}) {
  readonly options: AmazonOptions
  readonly secrets: Secrets
  /** In an object: workflows wrap every function-valued member of a module, and knex is a function. */
  readonly db: { readonly knex: Knex }
  /** Whether the database can be worked with. */
  readonly database: DatabaseState
  /** Which SP-API application the shop speaks for. */
  readonly applications: AmazonApplications
  /** Times without access, and the catching up after them. */
  readonly absences: AmazonAbsences
  /** Proof of who saw, erased or set what. */
  readonly audit: AmazonAuditTrail
  /** Counts of the calls to Amazon. */
  readonly callCounts: AmazonCallCounts
  /** Each call to Amazon as a line of the log and as a count. */
  readonly callLog: CallLog
  /** Client secrets that rotations brought. */
  readonly clientSecrets: AmazonClientSecrets
  /** Stores that are brought to zero before they are deleted. */
  readonly closings: AmazonClosings
  readonly dataflows: AmazonDataflows
  readonly events: AmazonEvents
  /** What Amazon told of each account when its health was looked at. */
  readonly health: AmazonHealthFacts
  readonly flowTrials: AmazonFlowTrials
  readonly inbox: AmazonInbox
  /** Whether this installation may change anything at Amazon. */
  readonly installation: AmazonInstallation
  /** What is sealed with which encryption key. */
  readonly keyRing: AmazonKeyRing
  readonly leases: AmazonLeases
  readonly listings: AmazonListings
  /** The log of calls that people read. */
  readonly logEntries: AmazonLogEntries
  readonly entryLog: EntryLog
  /** What monitors are told. */
  readonly monitoring: AmazonMonitoringFigures
  /** What people are told by bell and e-mail. */
  readonly notices: AmazonNotices
  readonly notifications: AmazonNotifications
  readonly offerItems: AmazonOfferItems
  readonly outbox: AmazonOutboxQueue
  /** Read models of the admin API. */
  readonly overview: {
    readonly flows: AmazonOverviewFlows
    readonly listings: AmazonOverviewListings
    readonly log: AmazonOverviewLog
    readonly orderDetails: AmazonOverviewOrderDetails
    readonly orders: AmazonOverviewOrders
    readonly problems: AmazonOverviewProblems
    readonly stores: AmazonOverviewStores
  }
  readonly problems: AmazonProblems
  readonly processes: AmazonProcesses
  readonly requeue: AmazonRequeue
  /** Settings of the whole installation. */
  readonly settings: AmazonSettings
  readonly shipments: AmazonShipments
  readonly stock: AmazonStock
  readonly subscriptions: AmazonSubscriptions
  /** Medusa calls these; a stopping process hands its work back first. */
  readonly __hooks = {
    onApplicationStart: async () => {
      startInProcess()
      await this.heartbeat.start()
    },
    onApplicationPrepareShutdown: async () => {
      await shutDownInProcess()
      await Promise.all([this.callLog.close(), this.entryLog.close()])
      this.queue?.close()
      await this.heartbeat.stop()
    },
  }
  private readonly heartbeat: Heartbeat
  private readonly topics: Topics
  /** In an object: what is set on the service may be set on a proxy of it. */
  private readonly made: { api?: { of: ApplicationInForce; spApi: SpApi } } = {}
  private queue?: NotificationQueue

  constructor(topics: Topics, options: unknown) {
    // MedusaService takes the container by position, which its type does not say.
    // eslint-disable-next-line prefer-rest-params
    super(...arguments)
    this.options = parseOptions(options)
    this.secrets = new Secrets(this.options.encryptionKeys)
    this.topics = topics
    this.db = { knex: topics.__pg_connection__ }
    keepStatementsOutOfWarnings(topics.__pg_connection__)
    this.database = new DatabaseState({
      __pg_connection__: topics.__pg_connection__,
      logger: topics.logger,
    })
    this.applications = new AmazonApplications(
      { __pg_connection__: topics.__pg_connection__ },
      this.secrets,
      this.options.application
    )
    this.absences = topics.amazonAbsences
    this.audit = topics.amazonAuditTrail
    this.callCounts = topics.amazonCallCounts
    this.callLog = new CallLog({
      logger: topics.logger,
      counts: topics.amazonCallCounts,
      database: this.database,
    })
    this.clientSecrets = new AmazonClientSecrets(
      { __pg_connection__: topics.__pg_connection__ },
      this.secrets,
      () => this.applications.clientId()
    )
    this.closings = topics.amazonClosings
    this.dataflows = topics.amazonDataflows
    this.events = topics.amazonEvents
    this.health = topics.amazonHealthFacts
    this.flowTrials = topics.amazonFlowTrials
    this.inbox = topics.amazonInbox
    this.installation = new AmazonInstallation(
      { __pg_connection__: topics.__pg_connection__, logger: topics.logger },
      this.options
    )
    this.keyRing = new AmazonKeyRing({ __pg_connection__: topics.__pg_connection__ }, this.secrets)
    this.leases = topics.amazonLeases
    this.listings = topics.amazonListings
    this.logEntries = topics.amazonLogEntries
    this.entryLog = new EntryLog({
      logger: topics.logger,
      entries: topics.amazonLogEntries,
      database: this.database,
    })
    this.monitoring = topics.amazonMonitoringFigures
    this.notices = topics.amazonNotices
    this.notifications = topics.amazonNotifications
    this.offerItems = topics.amazonOfferItems
    this.outbox = topics.amazonOutboxQueue
    this.overview = {
      flows: topics.amazonOverviewFlows,
      listings: topics.amazonOverviewListings,
      log: topics.amazonOverviewLog,
      orderDetails: topics.amazonOverviewOrderDetails,
      orders: topics.amazonOverviewOrders,
      problems: topics.amazonOverviewProblems,
      stores: topics.amazonOverviewStores,
    }
    this.problems = topics.amazonProblems
    this.processes = topics.amazonProcesses
    this.requeue = topics.amazonRequeue
    this.settings = topics.amazonSettings
    this.shipments = topics.amazonShipments
    this.stock = topics.amazonStock
    this.subscriptions = topics.amazonSubscriptions
    this.heartbeat = new Heartbeat({
      processes: this.processes,
      problems: this.problems,
      database: this.database,
    })
  }

  /**
   * The instant by which expiry and countdowns are judged: the machine's clock, moved only in tests
   * against an emulator (option `clockOffsetSeconds`).
   * @param at another instant of the machine's or the database's clock
   */
  // eslint-disable-next-line @medusajs/service-methods-must-be-async -- a clock, no I/O
  now(at: Date = new Date()): Date {
    return new Date(at.getTime() + (this.options.clockOffsetSeconds ?? 0) * 1000)
  }

  /** Names of the options without which no store can be connected. */
  async missingOptions(): Promise<string[]> {
    return missingOptions(this.options, await this.applications.isKnown())
  }

  /** Where Amazon must send people back to; register it at Amazon. */
  // eslint-disable-next-line @medusajs/service-methods-must-be-async -- reads options, no I/O
  redirectUri(requestOrigin?: string): string {
    const base = this.options.backendUrl ?? requestOrigin ?? "http://localhost:9000"
    return `${base.replace(/\/$/, "")}/amazon/callback`
  }

  /**
   * The way to Amazon, with limits and tokens shared by all processes. Made anew when the application
   * changed, so ask for it each time.
   * @throws Refusal options_missing naming them, or the encryption key that is missing.
   */
  async spApi(): Promise<SpApi> {
    const missing = await this.missingOptions()
    const application = missing.length ? null : await this.applications.inForce()
    if (!application) {
      throw notAllowed(
        "options_missing",
        `medusa-plugin-amazon is not configured: option ${missing.map((name) => `"${name}"`).join(" and ")} ` +
          "is missing. Set it in medusa-config (see the README) and restart.",
        { options: missing.join(", ") }
      )
    }
    const { api } = this.made
    if (api && isDeepStrictEqual(api.of, application)) {
      return api.spApi
    }
    const spApi = this.createSpApi(application)
    this.made.api = { of: application, spApi }
    // Those of another application must not be tried for this one.
    this.clientSecrets.forget()
    return spApi
  }

  private createSpApi({
    applicationId,
    clientId,
    clientSecrets,
    draft,
  }: ApplicationInForce): SpApi {
    return createSpApi({
      application: {
        applicationId,
        clientId,
        clientSecrets,
        // Tried after the others, so that a configured secret is never shadowed for long.
        moreClientSecrets: () => this.clientSecrets.current(),
        draft,
      },
      endpoint: this.options.endpoint,
      rateScale: this.options.rateScale,
      guard: (account, call) => this.installation.guard(account, call),
      onCall: this.callLog.note,
      onCallEnded: this.entryLog.note,
      rateLimiter: this.topics.amazonRateBuckets,
      tokenStore: new AmazonTokenStore(
        {
          __pg_connection__: this.topics.__pg_connection__,
          amazonLeases: this.topics.amazonLeases,
        },
        this.secrets
      ),
    })
  }

  /** The queue of Amazon's notifications; null where none is set up. */
  // eslint-disable-next-line @medusajs/service-methods-must-be-async -- reads options, no I/O
  notificationQueue(): NotificationQueue | null {
    const { notifications } = this.options
    this.queue ??= notifications && new SqsQueue(notifications)
    return this.queue ?? null
  }

  /**
   * A client for one connected account.
   * @throws Refusal when it is not connected, its token cannot be opened, or options are missing.
   */
  async client(accountId: string): Promise<ReturnType<SpApi["client"]>> {
    const account = await this.retrieveAmazonAccount(accountId)
    if (!account.refresh_token) {
      throw notAllowed(
        "account_not_connected",
        `Amazon account ${account.selling_partner_id} is not connected. Connect one of its stores again.`,
        { account: account.selling_partner_id }
      )
    }
    // First, as it can name the key that is missing.
    const refreshToken = this.secrets.open(account.refresh_token)
    return (await this.spApi()).client({
      key: account.id,
      region: account.region as "na" | "eu" | "fe",
      refreshToken,
    })
  }
}

export default AmazonModuleService
