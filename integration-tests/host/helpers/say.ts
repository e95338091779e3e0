/** Tells the person at the terminal what happens. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
