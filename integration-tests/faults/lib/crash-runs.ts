import { setImmediate } from "node:timers/promises"
import type { CrashPoint } from "../../../src/modules/amazon/lib/crash-points"
import { lapse } from "./leases"
import { live, STATEMENT_INSTANTS, type Death, type Instant } from "./lives"
import type { Random } from "./random"
import type { Stage } from "./stage"
import { failWhenStuck } from "./stuck"
import type { Load, Subject } from "./subject"

/** Pretended processes at once. */
const LIVES = 4
/**
 * What a dying life had just sent may reach PostgreSQL after its leases were made to lapse: those of
 * the last few lapse again with the next one's.
 */
const LAST_DEAD = 20

export interface CrashTally {
  /** Lives begun, those that reached their end included. */
  runs: number
  crashes: number
  /** Deaths at each named point, and around statements. */
  points: Map<Instant, number>
  faults: string[]
}

export const newTally = ({ points }: Subject): CrashTally => ({
  runs: 0,
  crashes: 0,
  points: new Map<Instant, number>([...points, ...STATEMENT_INSTANTS].map((point) => [point, 0])),
  faults: [],
})

/** Lets lives begin and die, four at once, until `crashes` more have died. */
export const crashRuns = async (
  { subject, stage, load, random }: { subject: Subject; stage: Stage; load: Load; random: Random },
  tally: CrashTally,
  crashes: number,
  signal: AbortSignal
): Promise<void> => {
  const { shop } = stage
  const works = subject.works(shop, random)
  const target = tally.crashes + crashes
  const lengths = new Map<string, number>()
  const taken = new Set<string>()
  const dead: string[][] = []

  const choose = (): { work: string; death: Death } => {
    if (random.chance(0.6)) {
      const point = choosePoint(subject.points, tally, random)
      const occurrence = random.chance(0.9) ? 1 : random.whole(2, 3)
      return { work: subject.workOf(point), death: { point, occurrence } }
    }
    const work = chooseWork(subject.shares, random)
    return { work, death: { instant: random.whole(1, lengths.get(work) ?? 150) } }
  }

  let turn: Promise<unknown> = Promise.resolve()
  let inHand = ""
  const inTurn = <T>(what: string, next: () => Promise<T>): Promise<T> => {
    const mine = turn.then(() => {
      inHand = what
      return next().finally(() => (inHand = ""))
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  const oneAfterAnother = async () => {
    while (tally.crashes < target && !signal.aborted) {
      const { work, death } = choose()
      const lease = subject.leases[work]
      if (lease && taken.has(lease)) {
        await setImmediate()
        continue
      }
      if (lease) taken.add(lease)
      await inTurn(`load for ${work}`, () => load.prepare(work))
      const life = await live(work, death, works[work])
      if (lease) taken.delete(lease)
      tally.runs++
      if (life.endedAt) {
        tally.crashes++
        tally.points.set(life.endedAt, (tally.points.get(life.endedAt) ?? 0) + 1)
        dead.push([...life.owners])
        await stage.control.hasHeard()
        await lapse(shop, { owners: dead.slice(-LAST_DEAD).flat() }, random.chance(0.8))
      } else if (life.instants > 20) {
        lengths.set(work, Math.round(((lengths.get(work) ?? life.instants) + life.instants) / 2))
      }
      tally.faults.push(...(await inTurn("check", load.check)))
    }
  }
  const isOver = new AbortController()
  const ended = Promise.all(Array.from({ length: LIVES }, oneAfterAnother))
  const stuck = failWhenStuck(shop, () => ({ runs: tally.runs, inHand }), isOver.signal)
  await Promise.race([ended, stuck]).finally(() => isOver.abort())
}

/** Half of the time the one with the fewest deaths, so that all are hit. */
const choosePoint = (
  points: readonly CrashPoint[],
  tally: CrashTally,
  random: Random
): CrashPoint => {
  if (random.chance(0.5)) {
    return random.pick(points)
  }
  const fewest = Math.min(...points.map((point) => tally.points.get(point) ?? 0))
  return random.pick(points.filter((point) => (tally.points.get(point) ?? 0) === fewest))
}

/** By how often each work is done. */
export const chooseWork = (shares: Record<string, number>, random: Random): string => {
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0)
  let left = random.next() * total
  for (const [work, share] of Object.entries(shares)) {
    left -= share
    if (left < 0) {
      return work
    }
  }
  return Object.keys(shares)[0]
}
