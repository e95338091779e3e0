import { randomUUID } from "node:crypto"
import type { AccessToken, TokenStore } from "../../../sp-api"
import { rows, type Cradle } from "../lib/knex"
import { isKeyFault } from "../lib/refusal"
import type { Secrets } from "../lib/secrets"
import { AmazonLeases, processId } from "./leases"

const LEASE_SECONDS = 30
const POLL_MS = 150

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Access tokens in the account's row, encrypted: one LWA refresh per account across processes, by
 * a lease rather than a row lock, as no database lock may wait for Amazon.
 */
export class AmazonTokenStore implements TokenStore {
  private readonly underWay = new Map<string, Promise<AccessToken>>()
  /** Each store signs for itself: two in one process must not renew each other's lease. */
  private readonly owner = `${processId}-token-${randomUUID().slice(0, 8)}`

  constructor(
    private readonly cradle: Pick<Cradle, "__pg_connection__"> & { amazonLeases: AmazonLeases },
    private readonly secrets: Secrets
  ) {}

  /** The stored token while usable, else what `refresh` gives; one refresh at a time per account. */
  async getOrRefresh(
    accountId: string,
    isUsable: (token: AccessToken) => boolean,
    refresh: () => Promise<AccessToken>
  ): Promise<AccessToken> {
    const stored = await this.read(accountId)
    if (stored && isUsable(stored)) {
      return stored
    }
    const running = this.underWay.get(accountId)
    if (running) {
      return running
    }
    const work = this.refreshOnce(accountId, isUsable, refresh).finally(() =>
      this.underWay.delete(accountId)
    )
    this.underWay.set(accountId, work)
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
    accountId: string,
    isUsable: (token: AccessToken) => boolean,
    refresh: () => Promise<AccessToken>
  ): Promise<AccessToken> {
    const key = `token:${accountId}`
    while (!(await this.cradle.amazonLeases.acquire(key, this.owner, LEASE_SECONDS))) {
      await pause(POLL_MS)
      const stored = await this.read(accountId)
      if (stored && isUsable(stored)) {
        return stored
      }
    }
    try {
      const stored = await this.read(accountId)
      if (stored && isUsable(stored)) {
        return stored
      }
      const fresh = await refresh()
      // An account disconnected meanwhile keeps no token.
      await rows(
        this.cradle.__pg_connection__,
        `update amazon_account set access_token = :token, access_token_expires_at = :expires,
           updated_at = now() where id = :id and refresh_token is not null`,
        { id: accountId, token: this.secrets.seal(fresh.value), expires: fresh.expiresAt }
      )
      return fresh
    } finally {
      await this.cradle.amazonLeases.release(key, this.owner)
    }
  }

  private async read(accountId: string): Promise<AccessToken | null> {
    const sealed = await this.readSealed(accountId)
    const value = sealed && this.open(sealed.access_token)
    return value ? { value, expiresAt: sealed.access_token_expires_at } : null
  }

  /** A token of an hour whose key is gone is as good as none: a new one is got for it. */
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
