type Stop = () => Promise<unknown> | unknown

export interface Stops {
  add(stop: Stop): void
  /** Runs all, the last added first, each once. @returns what went wrong */
  run(): Promise<Error[]>
}

/** What has been started, to be stopped again; one that fails keeps none of the others running. */
export function createStops(): Stops {
  const stops: Stop[] = []
  return {
    add: (stop) => void stops.push(stop),
    async run() {
      const failures: Error[] = []
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop()
        } catch (error) {
          failures.push(error instanceof Error ? error : new Error(String(error)))
        }
      }
      return failures
    },
  }
}

/** The first error with whatever failed after it; null when nothing did. */
export function joinErrors(errors: unknown[]): unknown {
  if (errors.length < 2) return errors[0] ?? null
  const texts = errors.map((error) => (error instanceof Error ? error.message : String(error)))
  return new AggregateError(errors, texts.join("\n"), { cause: errors[0] })
}

/** Runs `work` and, whatever came of it, all stops that it added. @throws what failed, joined */
export async function withStops<T>(work: (add: Stops["add"]) => Promise<T>): Promise<T> {
  const stops = createStops()
  const errors: unknown[] = []
  let result: T | undefined
  try {
    result = await work(stops.add)
  } catch (error) {
    errors.push(error)
  }
  errors.push(...(await stops.run()))
  if (errors.length) throw joinErrors(errors)
  return result as T
}
