import { randomUUID } from "node:crypto"
import type { AccessToken, TokenStore } from "../../../sp-api"
import { rows, type Cradle } from "../lib/knex"
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
    const stored = await this.read(accountId)
    if (stored?.value === value) {
      await rows(
        this.cradle.__pg_connection__,
        `update amazon_account set access_token = null, access_token_expires_at = null where id = ?`,
        [accountId]
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
      await rows(
        this.cradle.__pg_connection__,
        `update amazon_account set access_token = :token, access_token_expires_at = :expires,
           updated_at = now() where id = :id`,
        { id: accountId, token: this.secrets.seal(fresh.value), expires: fresh.expiresAt }
      )
      return fresh
    } finally {
      await this.cradle.amazonLeases.release(key, this.owner)
    }
  }

  private async read(accountId: string): Promise<AccessToken | null> {
    const [row] = await rows<{ access_token: string | null; access_token_expires_at: Date | null }>(
      this.cradle.__pg_connection__,
      `select access_token, access_token_expires_at from amazon_account
       where id = ? and deleted_at is null`,
      [accountId]
    )
    return row?.access_token && row.access_token_expires_at
      ? { value: this.secrets.open(row.access_token), expiresAt: row.access_token_expires_at }
      : null
  }
}
