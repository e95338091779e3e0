/**
 * Pseudo-random numbers from a seed (mulberry32): the same seed gives the same shop on every
 * machine. Nothing secret is made with it; tokens use node:crypto.
 */
export class Random {
  constructor(public state: number) {
    this.state = state >>> 0
  }

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    return values[this.int(0, values.length - 1)] as T
  }

  /** One of the values, each as likely as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of choices) {
      rest -= weight
      if (rest < 0) {
        return value
      }
    }
    return (choices[choices.length - 1] as readonly [T, number])[0]
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.int(0, 9))).join("")
  }

  letters(count: number, alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"): string {
    return Array.from({ length: count }, () => alphabet[this.int(0, alphabet.length - 1)]).join("")
  }
}
