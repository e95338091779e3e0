/** Settles as `work` does, or rejects with the signal's reason as soon as it is aborted. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) {
    return work
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) {
      onAbort()
    } else {
      signal.addEventListener("abort", onAbort, { once: true })
    }
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort))
  })
}

/** The reason of a signal that `withTimeout` aborted because the time was over. */
export class AttemptTimeout extends Error {
  constructor(readonly timeoutMs: number) {
    super(`no complete answer within ${timeoutMs} ms`)
  }
}

/** Runs `work` with a signal that follows `outer` and is aborted with AttemptTimeout in time. */
export async function withTimeout<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const controller = new AbortController()
  const onAbort = () => controller.abort(outer?.reason)
  if (outer?.aborted) {
    onAbort()
  }
  outer?.addEventListener("abort", onAbort, { once: true })
  const timer = setTimeout(() => controller.abort(new AttemptTimeout(timeoutMs)), timeoutMs)
  try {
    return await abortable(work(controller.signal), controller.signal)
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener("abort", onAbort)
  }
}
