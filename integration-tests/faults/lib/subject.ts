import type { CrashPoint } from "../../../src/modules/amazon/lib/crash-points"
import type { Shop } from "./medusa"
import type { Stage } from "./stage"
import type { Random } from "./random"

/** What a verification found. */
export interface Findings {
  /** How many orders or listings were compared. */
  compared: number
  lost: number
  doubled: number
  /** Units. */
  reservationDifference: number
  stockDifference: number
  /** What is behind the figures, as sentences. */
  faults: string[]
}

/** Pieces of work by name; each may be killed anywhere. Used by lives and by real processes. */
export type Works = Record<string, () => Promise<unknown>>

/** One main path of the plugin: how to load it, to work on it and to see that all is right. */
export interface Subject {
  /** How far Amazon's clock is behind. */
  daysBack: number
  points: readonly CrashPoint[]
  works: (shop: Shop, random: Random) => Works
  /** The work that comes by a point. */
  workOf: (point: CrashPoint) => string
  /** Works that one process at a time does, by the lease they share: a second one would find it taken. */
  leases: Record<string, string | undefined>
  /** How often each work is done, when none is asked for. */
  shares: Record<string, number>
  open: (stage: Stage, random: Random) => Promise<Load>
}

/** What happens at Amazon and in the shop meanwhile. */
export interface Load {
  /** Before a piece of work, so that it finds something to do. */
  prepare: (work: string) => Promise<void>
  /** What must hold at every moment. @returns what does not, as sentences. */
  check: () => Promise<string[]>
  /** Lets undisturbed processes finish. */
  settle: () => Promise<void>
  verify: () => Promise<Findings>
  /** The shop heard of these orders in a process that was killed later. */
  heard: (orderIds: string[]) => void
}
