import { test } from "node:test"

interface Phase {
  name: string
  seconds: number
}

/**
 * Tests that build on each other: each is timed, and after one that fails the others fail at once
 * instead of blaming something else.
 */
export function createPhases(onFailure: () => void) {
  const done: Phase[] = []
  const started = Date.now()
  let failed: string | undefined
  const phase = (name: string, work: () => Promise<void>) =>
    test(name, async () => {
      if (failed) throw new Error(`Not tried, because this failed before: ${failed}`)
      const begun = Date.now()
      try {
        await work()
      } catch (error) {
        failed = name
        onFailure()
        throw error
      } finally {
        done.push({ name, seconds: (Date.now() - begun) / 1000 })
      }
    })
  const table = () =>
    [...done, { name: "in all", seconds: (Date.now() - started) / 1000 }]
      .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`)
      .join("\n")
  return { phase, table }
}
