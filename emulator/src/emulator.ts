import { MovableClock } from "./core/clock.js"
import { Events } from "./core/events.js"
import { Random } from "./core/random.js"
import { Timeline } from "./core/timeline.js"
import type { EmulatorState } from "./core/state.js"
import { DocumentContents } from "./documents/contents.js"
import { runFeeds } from "./feeds/course.js"
import { publish } from "./notifications/publish.js"
import { runDeliveries } from "./notifications/send.js"
import { QueueService } from "./sqs/queues.js"
import { runOrders } from "./orders/life.js"
import { runReports } from "./reports/course.js"
import { buildCatalogue } from "./catalogue/products.js"
import type { CatalogueProduct } from "./catalogue/products.js"
import { CallLog } from "./control/call-log.js"
import { Faults } from "./faults/faults.js"
import type { ContractLike } from "./judging.js"
import { completeListings } from "./listings/complete.js"
import { settleListings } from "./listings/current.js"
import { RateLimits } from "./limits/rate-limits.js"
import { usagePlans } from "./limits/usage-plans.js"
import { Refusals } from "./control/refusals.js"
import type { Replay } from "./replay/replay.js"
import type { ResolvedOptions } from "./options.js"
import { Oddities } from "./sp-api/oddities.js"

/** What every part of the emulator works on: its state, its time, its limits and its faults. */
export class Emulator {
  readonly catalogue: readonly CatalogueProduct[] = buildCatalogue()
  readonly products: ReadonlyMap<string, CatalogueProduct>
  readonly limits: RateLimits
  readonly faults: Faults
  readonly calls = new CallLog()
  readonly random: Random
  readonly refusals = new Refusals()
  /** Values in answers that no model knows. */
  readonly oddities = new Oddities()
  /** What happens, for whoever has to tell of it (notifications, the page). */
  readonly events = new Events()
  /** What goes on by itself. */
  readonly timeline: Timeline
  readonly contents: DocumentContents
  readonly queues: QueueService
  /** Amazon's default limits, by model and operation. */
  readonly usagePlan: ReturnType<typeof usagePlans>

  /** Where product pictures are served; known once the server listens. */
  imagesUrl = ""
  /** How far the `Date` header of answers is off. */
  dateSkewMs = 0
  /** Where documents and queues are; known once the server listens. */
  url = ""

  /** Answers by the examples of Amazon's sandbox, when that is asked for. */
  replay: Replay | null = null

  constructor(
    readonly options: ResolvedOptions,
    readonly state: EmulatorState,
    readonly clock: MovableClock,
    readonly contract: ContractLike,
    private readonly onChange: () => void
  ) {
    completeListings(state.listings)
    this.products = new Map(this.catalogue.map((product) => [product.sku, product]))
    this.random = new Random(state.randomState)
    this.limits = new RateLimits(state.buckets, clock, options.rateScale)
    this.usagePlan = usagePlans(contract)
    this.faults = new Faults(this.random, clock)
    this.contents = new DocumentContents(options.dataDir)
    this.timeline = new Timeline(clock)
    this.timeline.add(() => settleListings(this))
    this.timeline.add((now) => runOrders(this, now))
    this.timeline.add((now) => runFeeds(this, now))
    this.timeline.add((now) => runReports(this, now))
    this.timeline.add((now) => runDeliveries(this, now))
    this.queues = new QueueService(
      () => state.queues,
      clock,
      () => this.changed()
    )
    this.events.on((event) => publish(this, event))
  }

  /** To be called after each change of the state. */
  changed(): void {
    this.state.randomState = this.random.state
    this.state.clockOffsetMs = this.clock.offsetMs
    this.onChange()
  }

  /** Searches see an order this long after its last change: Amazon's two minutes, rate-scaled. */
  get searchLagMs(): number {
    return 120_000 / this.limits.scale
  }
}
