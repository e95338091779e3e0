import { createHash } from "node:crypto"
import type { LoginWithAmazon } from "./login-with-amazon"
import type { AccessToken, Clock, TokenStore } from "./ports"

const EARLY_MS = 5 * 60_000
const JITTER_MS = 60_000

/** Tells permissions apart without being one. */
export const grantOf = (refreshToken: string): string =>
  createHash("sha256").update(refreshToken).digest("hex")

/** Access tokens of the accounts of one application, renewed before they expire. */
export class AccessTokens {
  private readonly earlyMs: number

  constructor(
    private readonly store: TokenStore,
    private readonly login: LoginWithAmazon,
    private readonly clock: Clock,
    random: () => number
  ) {
    // Drawn once per process: not all processes should want the new token in the same second.
    this.earlyMs = EARLY_MS + random() * JITTER_MS
  }

  /** Throws what the refresh throws, e.g. kind `access_lapsed`. */
  get(account: { key: string; refreshToken: string }): Promise<AccessToken> {
    return this.store.getOrRefresh(
      account.key,
      (token) => token.expiresAt.getTime() - this.clock.now().getTime() > this.earlyMs,
      (signal) => this.login.refresh(account.refreshToken, account.key, signal),
      grantOf(account.refreshToken)
    )
  }

  /** Amazon refused this token; the next `get` fetches another. */
  invalidate(account: { key: string }, token: AccessToken): Promise<void> {
    return this.store.invalidate(account.key, token.value)
  }
}
