import { AsyncLocalStorage } from "node:async_hooks"
import { randomUUID } from "node:crypto"
import { notAllowed } from "./refusal"

/**
 * What this process has under way. Runs are started without awaiting them, so that a long import
 * does not hold up the stock; stopping aborts them and waits until they have handed back.
 */
interface Process {
  readonly underWay: Map<string, Promise<unknown>>
  /** Of `sharedWork`. */
  readonly shared: Set<Promise<unknown>>
}
const newProcess = (): Process => ({ underWay: new Map(), shared: new Set() })
const ofThisProcess = newProcess()
const pretended = new AsyncLocalStorage<Process>()
const current = (): Process => pretended.getStore() ?? ofThisProcess
let stop = new AbortController()
let end = new AbortController()

/** Aborts when the process stops. */
export const stopping = (): AbortSignal => stop.signal

/**
 * Starts `work` unless the same key is under way here. @returns the work under way.
 * A stopping process starts nothing: rejects.
 */
export const inProcess = <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const own = current().underWay
  const running = own.get(key) as Promise<T> | undefined
  if (running) {
    return running
  }
  if (stop.signal.aborted) {
    return Promise.reject(stop.signal.reason)
  }
  const started = work().finally(() => own.delete(key))
  own.set(key, started)
  return started
}

/** Work that somebody waits for; a process that stops meanwhile waits for it too. */
export const beforeStop = <T>(work: () => Promise<T>): Promise<T> => inProcess(randomUUID(), work)

/**
 * Work that several pieces of work wait for and that goes on when one of them gives up. A process that
 * stops aborts it when nobody can need it any more, and waits until it has handed back.
 */
export const sharedWork = <T>(work: (ended: AbortSignal) => Promise<T>): Promise<T> => {
  if (end.signal.aborted) {
    return Promise.reject(end.signal.reason)
  }
  const own = current().shared
  const started = work(end.signal).finally(() => own.delete(started))
  own.add(started)
  return started
}

/** The work under way for `key`, if any. */
export const underWayFor = (key: string): Promise<unknown> | undefined =>
  current().underWay.get(key)

/** Waits until nothing is under way. */
export const settled = async (): Promise<void> => {
  const { underWay } = current()
  while (underWay.size) {
    await Promise.allSettled(underWay.values())
  }
}

/** Runs `work` as if in a process of its own; tests let several of them live and die in one. */
export const asProcess = <T>(work: () => Promise<T>): Promise<T> =>
  pretended.run(newProcess(), work)

/** The process ends: aborts what is under way, waits until it has handed back, starts no more. */
export const shutDownInProcess = async (): Promise<void> => {
  const reason = notAllowed(
    "process_stopping",
    "This process is stopping and starts nothing more. Try again in a minute."
  )
  stop.abort(reason)
  await settled()
  end.abort(reason)
  await Promise.allSettled(current().shared)
}

/** The application starts, perhaps again in the same process (development, tests). */
export const startInProcess = (): void => {
  if (stop.signal.aborted) {
    stop = new AbortController()
    end = new AbortController()
  }
}

/** Hands everything back and begins anew; between tests. */
export const stopInProcess = async (): Promise<void> => {
  await shutDownInProcess()
  startInProcess()
}
