import { AmazonApiError, type AccessToken, type TokenStore } from "../../../sp-api"
import { grantOf } from "../../../sp-api/access-tokens"
import { sharedWork } from "../lib/in-process"
import { rows, type Cradle } from "../lib/knex"
import { isKeyFault } from "../lib/refusal"
import type { Secrets } from "../lib/secrets"
import type { AmazonLeases } from "./leases"

const POLL_MS = 150

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface TokenStoreOptions {
  /** A refresh whose process died is taken over after this time. */
  leaseSeconds?: number
  /** Nobody waits longer than this for another's refresh. */
  patienceMs?: number
}

/**
 * Access tokens in the account's row, encrypted: one LWA refresh per account across processes, by
 * a lease rather than a row lock, as no database lock may wait for Amazon. The lease is renewed while
 * the refresh goes on, however slow Amazon is, and handed back when the process stops meanwhile.
 */
export class AmazonTokenStore implements TokenStore {
  private readonly underWay = new Map<string, Promise<AccessToken>>()
  private readonly leaseSeconds: number
  private readonly patienceMs: number

  constructor(
    private readonly cradle: Pick<Cradle, "__pg_connection__"> & { amazonLeases: AmazonLeases },
    private readonly secrets: Secrets,
    { leaseSeconds = 30, patienceMs = 180_000 }: TokenStoreOptions = {}
  ) {
    this.leaseSeconds = leaseSeconds
    this.patienceMs = patienceMs
  }

  /** The stored token while usable, else what `refresh` gives; one refresh at a time per account. */
  async getOrRefresh(
    accountId: string,
    isUsable: (token: AccessToken) => boolean,
    refresh: (signal: AbortSignal) => Promise<AccessToken>,
    grant?: string
  ): Promise<AccessToken> {
    const stored = await this.read(accountId)
    if (stored && isUsable(stored)) {
      return stored
    }
    const key = `${accountId} ${grant}`
    const running = this.underWay.get(key)
    if (running) {
      return running
    }
    const work = sharedWork((ended) =>
      this.refreshOnce({ accountId, grant }, isUsable, refresh, ended)
    ).finally(() => this.underWay.delete(key))
    this.underWay.set(key, work)
    return work
  }

  /** Forgets `value` if it is still the stored one. */
  async invalidate(accountId: string, value: string): Promise<void> {
    const sealed = await this.readSealed(accountId)
    if (sealed && this.open(sealed.access_token) === value) {
      // Not a token that another process stored meanwhile.
      await rows(
        this.cradle.__pg_connection__,
        `update amazon_account set access_token = null, access_token_expires_at = null
         where id = ? and access_token = ?`,
        [accountId, sealed.access_token]
      )
    }
  }

  private async refreshOnce(
    { accountId, grant }: { accountId: string; grant?: string },
    isUsable: (token: AccessToken) => boolean,
    refresh: (signal: AbortSignal) => Promise<AccessToken>,
    ended: AbortSignal
  ): Promise<AccessToken> {
    const until = Date.now() + this.patienceMs
    const usable = async () => {
      const stored = await this.read(accountId)
      return stored && isUsable(stored) ? stored : null
    }
    for (;;) {
      ended.throwIfAborted()
      const leased = await this.cradle.amazonLeases.run(
        `token:${accountId}`,
        this.leaseSeconds,
        async () => (await usable()) ?? this.store(accountId, await refresh(ended), grant)
      )
      if (leased.ran) {
        return leased.result
      }
      await pause(POLL_MS)
      const stored = await usable()
      if (stored) {
        return stored
      }
      if (Date.now() > until) {
        throw new AmazonApiError({
          operation: "refreshAccessToken",
          kind: "network",
          message: `another process has been asking for ${this.patienceMs} ms`,
          retryable: true,
        })
      }
    }
  }

  /** An account disconnected meanwhile keeps no token, one renewed meanwhile none of before. */
  private async store(
    accountId: string,
    fresh: AccessToken,
    grant: string | undefined
  ): Promise<AccessToken> {
    const { __pg_connection__ } = this.cradle
    const [account] = await rows<{ refresh_token: string }>(
      __pg_connection__,
      `select refresh_token from amazon_account where id = ? and refresh_token is not null`,
      [accountId]
    )
    const granted = account && this.open(account.refresh_token)
    if (granted && (grant === undefined || grantOf(granted) === grant)) {
      await rows(
        __pg_connection__,
        `update amazon_account set access_token = :token, access_token_expires_at = :expires,
           updated_at = now() where id = :id and refresh_token = :sealed`,
        {
          ...{ id: accountId, sealed: account.refresh_token },
          ...{ token: this.secrets.seal(fresh.value), expires: fresh.expiresAt },
        }
      )
    }
    return fresh
  }

  private async read(accountId: string): Promise<AccessToken | null> {
    const sealed = await this.readSealed(accountId)
    const value = sealed && this.open(sealed.access_token)
    return value ? { value, expiresAt: sealed.access_token_expires_at } : null
  }

  /** What is sealed with a key that is gone is as good as none; of an hour's token a new one is got. */
  private open(sealed: string): string | null {
    try {
      return this.secrets.open(sealed)
    } catch (error) {
      if (isKeyFault(error)) {
        return null
      }
      throw error
    }
  }

  private async readSealed(accountId: string) {
    const [row] = await rows<{ access_token: string; access_token_expires_at: Date }>(
      this.cradle.__pg_connection__,
      `select access_token, access_token_expires_at from amazon_account
       where id = ? and access_token is not null and access_token_expires_at is not null
         and deleted_at is null`,
      [accountId]
    )
    return row ?? null
  }
}
