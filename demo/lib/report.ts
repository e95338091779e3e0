/** Prints what happens and after how many seconds; silent when asked. */
export interface Reporter {
  say(text: string): void
  seconds(): number
}

export function createReporter(quiet = false): Reporter {
  const started = Date.now()
  const seconds = () => (Date.now() - started) / 1000
  return {
    seconds,
    say(text) {
      if (quiet) return
      process.stdout.write(`[${seconds().toFixed(1).padStart(6)} s] ${text}\n`)
    },
  }
}
