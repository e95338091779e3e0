import { AmazonApiError, type SpApi } from "../../../src/sp-api"
import type { CallFault, Dose, Expectation } from "./expectations"
import { FastClock, type World } from "./world"

/** All pauses of a call, of its token's as well. */
const MAX_SLEPT_MS = 20_000
const MAX_REAL_MS = 60_000
const TIMEOUT_MS = 30_000
/** Of a call whose first request is never answered and whose second is. */
const HANG_ONCE_MS = 1_500
const HANG_ALWAYS_MS = 300
const SLOW_BODY_MS = 30

export interface Cell {
  /** What is called. */
  name: string
  /** As the emulator counts it. */
  operation: string
  kind: CallFault
  dose: Dose
  run: (sp: SpApi) => Promise<unknown>
  expected: Expectation
}

export interface CellResult {
  cell: Cell
  end: string
  requests: number
  /** What is wrong; empty: as expected. */
  misses: string[]
}

/** A call's end in a word. Anything but a success and the typed error fits nowhere. */
export const endOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "ok",
    (error: unknown) =>
      error instanceof AmazonApiError
        ? error.kind
        : `no typed error: ${error instanceof Error ? error.stack : String(error)}`
  )

/** One call under one fault. */
export const runCell = async (world: World, cell: Cell): Promise<CellResult> => {
  const { operation, kind, dose, expected } = cell
  const clock = new FastClock()
  const sp = world.connect({ clock, timeoutMs: timeoutOf(cell), random: () => 0.5 })
  const before = await world.requestsOf(operation)
  const { id } = await world.control<{ id: number }>("POST", "/faults", {
    ...{ operation, kind, delayMs: SLOW_BODY_MS },
    ...(dose === "once" ? { count: 1 } : { rate: 1 }),
  })
  const startedAt = Date.now()
  const end = await endOf(cell.run(sp))
  const realMs = Date.now() - startedAt
  const requests = (await world.requestsOf(operation)) - before
  const { faults } = await world.control<{ faults: { id: number }[] }>("GET", "/faults")
  const isLeft = faults.some((fault) => fault.id === id)
  if (isLeft) {
    await world.control("DELETE", `/faults/${id}`)
  }
  // A request that was given up before it was read is one that Amazon has not seen.
  const isCounted =
    kind === "hang"
      ? requests >= 1 && requests <= expected.requests
      : requests === expected.requests
  const misses = [
    expected.ends.includes(end) ? "" : `ends in ${end}, not in ${expected.ends.join(" or ")}`,
    isCounted ? "" : `${requests} requests, not ${expected.requests}`,
    clock.sleptMs <= MAX_SLEPT_MS ? "" : `pauses of ${clock.sleptMs} ms`,
    realMs <= MAX_REAL_MS ? "" : `took ${realMs} ms`,
    isLeft && dose === "once" ? "the fault did not happen" : "",
  ].filter(Boolean)
  return { cell, end, requests, misses }
}

const timeoutOf = ({ kind, dose, expected }: Cell): number =>
  kind !== "hang"
    ? TIMEOUT_MS
    : dose === "once" && expected.requests > 1
      ? HANG_ONCE_MS
      : HANG_ALWAYS_MS
