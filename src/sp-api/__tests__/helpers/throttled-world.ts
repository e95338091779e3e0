import { InMemoryRateLimiter } from "../../in-memory"
import type { Clock, RateLimiter } from "../../ports"
import type { RateLimit, UsagePlan } from "../../rate-limits"
import { throttleMs } from "../../retry"

/** How long things take in a simulated world; each is drawn anew for every request. */
export interface Delays {
  /** To the limiter's store and back. */
  storeMs: () => number
  /** From our grant to Amazon's bucket: what jitter is about. */
  outMs: () => number
  /** From Amazon's bucket to our knowing. */
  backMs: () => number
  /** A timer fires so much later than asked for. */
  lateMs: () => number
}

export interface World {
  /** What the client believes. */
  plan: UsagePlan
  /** What Amazon grants. */
  amazon: RateLimit
  processes: number
  /** Calls that a process has under way at once. */
  workers: number
  /** Pause of a worker before its next call; 0: saturating. */
  idleMs: () => number
  isUrgent: (worker: number) => boolean
  delays: Delays
  random: () => number
  limiter?: (clock: Clock) => RateLimiter
}

export interface Outcome {
  /** Requests that reached Amazon. */
  requests: number
  refused: number
  /** Accepted in the observed time, as a part of what Amazon's rate alone allows in it. */
  utilisation: number
  /** From wish to grant, of urgent calls. */
  urgentWaitsMs: number[]
}

interface Event {
  at: number
  run: () => Promise<void>
}

/**
 * Processes that share one limiter against a model of Amazon's token bucket, event by event in
 * virtual time. Observed is what happens between `fromMs` and `untilMs`, beginning with a full bucket.
 */
export async function simulate(world: World, fromMs: number, untilMs: number): Promise<Outcome> {
  let now = 0
  const queue = new Heap()
  const clock: Clock = { now: () => new Date(now), sleep: () => Promise.resolve() }
  const limiter = (world.limiter ?? ((shared) => new InMemoryRateLimiter(shared)))(clock)
  const bucket = { tokens: world.amazon.burst, at: 0 }
  const outcome: Outcome = { requests: 0, refused: 0, utilisation: 0, urgentWaitsMs: [] }
  let accepted = 0

  const after = (ms: number, run: () => Promise<void>) => queue.push({ at: now + ms, run })

  const isAccepted = (): boolean => {
    const { rate, burst } = world.amazon
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate)
    bucket.at = now
    if (bucket.tokens < 1) {
      return false
    }
    bucket.tokens -= 1
    return true
  }

  const { storeMs, outMs, backMs, lateMs } = world.delays
  const ask = async (worker: number, since: number, attempt: number): Promise<void> => {
    const urgent = world.isUrgent(worker)
    const waitMs = await limiter.take("bucket", world.plan, urgent)
    if (waitMs > 0) {
      return after(storeMs() + waitMs + lateMs(), () => ask(worker, since, attempt))
    }
    if (urgent && attempt === 1) {
      outcome.urgentWaitsMs.push(now - since)
    }
    after(outMs(), async () => {
      outcome.requests++
      if (isAccepted()) {
        accepted += now >= fromMs && now <= untilMs ? 1 : 0
        after(backMs() + world.idleMs(), () => ask(worker, now, 1))
        return
      }
      outcome.refused++
      after(backMs(), async () => {
        const pause = throttleMs(attempt, 1000 / world.plan.rate, world.random)
        await limiter.penalize("bucket", world.plan, pause)
        after(storeMs(), () => ask(worker, since, Math.min(4, attempt + 1)))
      })
    })
  }
  for (let worker = 0; worker < world.processes * world.workers; worker++) {
    after(storeMs() + world.idleMs(), () => ask(worker, now, 1))
  }
  for (let event = queue.pop(); event && event.at <= untilMs; event = queue.pop()) {
    now = event.at
    await event.run()
  }
  outcome.utilisation = accepted / ((world.amazon.rate * (untilMs - fromMs)) / 1000)
  return outcome
}

/** Binary heap by time. */
class Heap {
  private readonly events: Event[] = []

  push(event: Event): void {
    const { events } = this
    let at = events.push(event) - 1
    while (at > 0 && events[(at - 1) >> 1].at > event.at) {
      events[at] = events[(at - 1) >> 1]
      at = (at - 1) >> 1
    }
    events[at] = event
  }

  pop(): Event | undefined {
    const { events } = this
    const first = events[0]
    const last = events.pop()
    if (last && events.length > 0) {
      this.sink(last)
    }
    return first
  }

  private sink(event: Event): void {
    const { events } = this
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child + 1 < events.length && events[child + 1].at < events[child].at) child++
      if (child >= events.length || events[child].at >= event.at) break
      events[at] = events[child]
      at = child
    }
    events[at] = event
  }
}

/** Numbers in [0, 1) that depend on the seed only (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
