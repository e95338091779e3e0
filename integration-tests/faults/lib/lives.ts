import { AsyncLocalStorage } from "node:async_hooks"
import { listenToCrashPoints, type CrashPoint } from "../../../src/modules/amazon/lib/crash-points"
import { asProcess } from "../../../src/modules/amazon/lib/in-process"
import { processId } from "../../../src/modules/amazon/services/leases"

/** Where a life ends: the n-th time at a named point, or at its n-th instant, whatever that is. */
export type Death = { point: CrashPoint; occurrence: number } | { instant: number }

/** Beside the named points: around each SQL statement. */
export const STATEMENT_INSTANTS = [
  "before a statement",
  "statement sent, no answer read",
  "after a statement",
] as const
export type Instant = CrashPoint | (typeof STATEMENT_INSTANTS)[number]

/** A life that finds ever more to do ends here at the latest. */
const LONGEST_LIFE = 2500

/** What is taken from a life when it ends. */
type Loss = () => void

/** What hangs for ever: the code of a life that is over, as no catch and no finally of it may run. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/** A process that is pretended: a piece of work that can end at any instant, with its connections. */
export class Life {
  dead = false
  endedAt: Instant | null = null
  instants = 0
  /** The last point or statement that it came by, for whoever asks why it does not go on. */
  last = ""
  movedAt = Date.now()
  /** Names it signed its leases and claims with. */
  readonly owners = new Set<string>()
  /** What this life has of its own, by kind. */
  readonly own = new Map<string, unknown>()
  readonly ended: Promise<void>
  private readonly seen = new Map<CrashPoint, number>()
  private readonly losses = new Set<Loss>()
  private tellEnd: () => void = () => undefined

  constructor(
    readonly name: string,
    private readonly death: Death | null
  ) {
    this.ended = new Promise((resolve) => (this.tellEnd = resolve))
  }

  /** True when the life ends here. The caller must then hang. */
  passes(instant: Instant, point?: CrashPoint, statement?: string): boolean {
    if (this.dead) {
      return true
    }
    this.instants++
    this.movedAt = Date.now()
    this.last = statement ? `${instant}: ${statement.replace(/\s+/g, " ").slice(0, 300)}` : instant
    if (point) {
      this.seen.set(point, (this.seen.get(point) ?? 0) + 1)
    }
    if (!this.isOver(point)) {
      return false
    }
    this.dead = true
    this.endedAt = instant
    if (instant === "statement sent, no answer read") {
      // What was written must leave this process before the connection does.
      setImmediate(() => this.end())
    } else {
      this.end()
    }
    return true
  }

  onLoss(loss: Loss): () => void {
    this.losses.add(loss)
    return () => this.losses.delete(loss)
  }

  noteOwners(values: unknown[]): void {
    for (const value of values) {
      if (typeof value === "string" && value.startsWith(`${processId}-`)) {
        this.owners.add(value)
      }
    }
  }

  private isOver(point: CrashPoint | undefined): boolean {
    if (this.instants >= LONGEST_LIFE) {
      return true
    }
    if (!this.death) {
      return false
    }
    return "instant" in this.death
      ? this.instants >= this.death.instant
      : point === this.death.point && this.seen.get(point)! >= this.death.occurrence
  }

  private end(): void {
    this.losses.forEach((loss) => loss())
    this.losses.clear()
    this.own.clear()
    this.tellEnd()
  }
}

const lives = new AsyncLocalStorage<Life>()
export const currentLife = (): Life | undefined => lives.getStore()

/** Begins to listen to the named points and to the timers of lives. */
export const watchLives = (): void => {
  listenToCrashPoints((point) => (currentLife()?.passes(point, point) ? never() : undefined))
  const start = globalThis.setInterval
  // Only what renews a lease: shorter ones belong to what all lives share, as the connection pool.
  globalThis.setInterval = ((work: () => void, ms: number, ...rest: unknown[]) => {
    const life = currentLife()
    const timer = start(work, ms, ...(rest as []))
    if (life && ms >= 2000) {
      life.onLoss(() => clearInterval(timer))
    }
    return timer
  }) as typeof setInterval
}

/** Lives under way. */
export const living = new Set<Life>()

/** Lets `work` live until it is done, fails or dies. */
export const live = async (
  name: string,
  death: Death | null,
  work: () => Promise<unknown>
): Promise<Life> => {
  const life = new Life(name, death)
  living.add(life)
  try {
    await Promise.race([lives.run(life, () => asProcess(work)), life.ended])
  } finally {
    living.delete(life)
  }
  return life
}
