import type { AccessToken, Clock } from "../ports"

/**
 * Tokens that live in this process only and are never stored: fetched once however many ask, used
 * until shortly before they end, and forgotten then.
 */
export class ProcessTokens {
  private readonly tokens = new Map<string, AccessToken>()
  private readonly underWay = new Map<string, Promise<AccessToken>>()

  constructor(
    private readonly clock: Clock,
    /** A token that ends sooner than this is not used any more. */
    private readonly earlyMs: number
  ) {}

  /** Throws what `fetch` throws; a failure is not kept. */
  get(key: string, fetch: () => Promise<AccessToken>): Promise<AccessToken> {
    this.forgetEnded()
    const known = this.tokens.get(key)
    if (known) {
      return Promise.resolve(known)
    }
    const running = this.underWay.get(key)
    if (running) {
      return running
    }
    const work = fetch()
      .then((token) => {
        this.tokens.set(key, token)
        return token
      })
      .finally(() => this.underWay.delete(key))
    this.underWay.set(key, work)
    return work
  }

  /** Forgets `value` if it is still the known one. */
  invalidate(key: string, value: string): void {
    if (this.tokens.get(key)?.value === value) {
      this.tokens.delete(key)
    }
  }

  /** How many are held. */
  get size(): number {
    return this.tokens.size
  }

  private forgetEnded(): void {
    const until = this.clock.now().getTime() + this.earlyMs
    for (const [key, token] of this.tokens) {
      if (token.expiresAt.getTime() <= until) {
        this.tokens.delete(key)
      }
    }
  }
}
