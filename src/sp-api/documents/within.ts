import { AttemptTimeout } from "../abort"

/** Settles as `work` does, or rejects with AttemptTimeout or the signal's reason. */
export async function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: Promise<T>
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let onAbort: (() => void) | undefined
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new AttemptTimeout(ms)), ms)
        onAbort = () => reject(signal?.reason)
        if (signal?.aborted) {
          onAbort()
        }
        signal?.addEventListener("abort", onAbort, { once: true })
      }),
    ])
  } finally {
    clearTimeout(timer)
    if (onAbort) {
      signal?.removeEventListener("abort", onAbort)
    }
  }
}
