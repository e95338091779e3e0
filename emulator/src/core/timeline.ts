import type { Clock } from "./clock.js"

/**
 * One thing that goes on at Amazon by itself: brings about what is due by `now` and tells when it
 * has something to do again (null: nothing is waiting).
 */
export type Course = (now: number) => number | null

const SHORTEST_MS = 5
const LONGEST_MS = 60_000

/**
 * What happens without a call: feeds are processed, notifications arrive, orders walk their life.
 * Runs at every request, so that whoever asks sees what is due by the emulator's clock, and by a
 * timer between requests, so that who waits (long polling) is served.
 */
export class Timeline {
  private readonly courses: Course[] = []
  private timer: NodeJS.Timeout | null = null
  private stopped = false

  constructor(private readonly clock: Clock) {}

  add(course: Course): void {
    this.courses.push(course)
  }

  /** Lets everything happen that is due. What one course brings about, a later one sees. */
  run(): void {
    if (this.stopped) {
      return
    }
    const now = this.clock.now()
    const next = this.courses
      .map((course) => runOne(course, now))
      .filter((instant): instant is number => instant !== null)
    this.wake(next.length > 0 ? Math.min(...next) - now : null)
  }

  stop(): void {
    this.stopped = true
    this.wake(null)
  }

  private wake(inMs: number | null): void {
    if (this.timer) {
      clearTimeout(this.timer)
      this.timer = null
    }
    if (inMs !== null) {
      const wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, inMs))
      this.timer = setTimeout(() => this.run(), wait)
      this.timer.unref()
    }
  }
}

/**
 * A course that fails is a defect of the emulator: it is told, and neither the other courses nor the
 * client that happens to ask just now are the worse for it.
 */
function runOne(course: Course, now: number): number | null {
  try {
    return course(now)
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error)
    process.stderr.write(`sp-api-emulator: ${String(text)}\n`)
    return null
  }
}
