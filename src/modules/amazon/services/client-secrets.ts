import type { KnownSecret } from "../../../domain/application"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"
import { isKeyFault } from "../lib/refusal"
import type { Secrets } from "../lib/secrets"

export interface NewClientSecret {
  /** LWA client id of the application that it is for. */
  clientId: string
  secret: string
  /** When it ends, and when the one before it does, as Amazon told. */
  expiresAt: Date | null
  previousExpiresAt: Date | null
  /** Id of the notification that brought it; Amazon may send one twice. */
  notificationId: string
}

/** Secrets are asked for before each request to Login with Amazon; not each one from the database. */
const REMEMBER_MS = 60_000

/** Client secrets that came by a rotation, encrypted, shared by all processes. */
export class AmazonClientSecrets {
  private remembered: { at: number; secrets: Promise<string[]> } | undefined

  constructor(
    private readonly cradle: Pick<Cradle, "__pg_connection__">,
    private readonly secrets: Secrets,
    /** LWA client id of the application in force. */
    private readonly clientId: () => Promise<string | undefined>
  ) {}

  /**
   * Stores a new secret, once per notification, and when the ones before it end; one that ends later
   * is not before it, whichever message came first.
   * @returns whether it is new; false also when it is for another application.
   */
  async store(fresh: NewClientSecret): Promise<boolean> {
    if (fresh.clientId !== (await this.clientId())) {
      return false
    }
    const stored = await rows(
      this.cradle.__pg_connection__,
      `with fresh as (
         insert into amazon_client_secret (id, client_id, secret, notification_id, expires_at)
         values (:id, :client, :secret, :notification, cast(:expires as timestamptz))
         on conflict (notification_id) where deleted_at is null do nothing
         returning id
       ), before as (
         update amazon_client_secret set updated_at = now(),
           expires_at = least(expires_at, cast(:previous as timestamptz))
         where client_id = :client and deleted_at is null and exists (select 1 from fresh)
           and not coalesce(expires_at > cast(:expires as timestamptz), false)
       )
       select id from fresh`,
      {
        id: newId("amzsec"),
        client: fresh.clientId,
        secret: this.secrets.seal(fresh.secret),
        notification: fresh.notificationId,
        expires: fresh.expiresAt?.toISOString() ?? null,
        previous: fresh.previousExpiresAt?.toISOString() ?? null,
      }
    )
    this.remembered = undefined
    return stored.length === 1
  }

  /** Whether a stored secret goes on after `at`, by more than a day: that end is no worry any more. */
  async outlast(at: Date): Promise<boolean> {
    const later = await rows(
      this.cradle.__pg_connection__,
      `select 1 from amazon_client_secret
       where client_id = ? and deleted_at is null
         and coalesce(expires_at, 'infinity') > cast(? as timestamptz) + interval '1 day' limit 1`,
      [(await this.clientId()) ?? "", at.toISOString()]
    )
    return later.length > 0
  }

  /** Amazon told when the newest one ends. @returns whether there is one. */
  async tellEnd(at: Date): Promise<boolean> {
    const told = await rows(
      this.cradle.__pg_connection__,
      `update amazon_client_secret set expires_at = cast(:at as timestamptz), updated_at = now()
       where id = (select id from amazon_client_secret
         where client_id = :client and deleted_at is null and coalesce(expires_at, 'infinity') > now()
         order by created_at desc, id limit 1)
       returning id`,
      { at: at.toISOString(), client: (await this.clientId()) ?? "" }
    )
    return told.length > 0
  }

  /** Those that have not ended, with their dates, the newest first. */
  async known(): Promise<KnownSecret[]> {
    return (await this.readRows()).flatMap(({ secret, created_at, expires_at }) => {
      const value = this.open(secret)
      return value === null
        ? []
        : [{ origin: "rotation", value, since: created_at, expiresAt: expires_at }]
    })
  }

  /** Erases those of an application that is not used any more. */
  async remove(clientId: string): Promise<void> {
    await rows(
      this.cradle.__pg_connection__,
      `delete from amazon_client_secret where client_id = ?`,
      [clientId]
    )
    this.forget()
  }

  /** Those that have not ended, the newest first. One whose key is gone is left out. */
  current(): Promise<string[]> {
    const { remembered } = this
    if (remembered && Date.now() - remembered.at < REMEMBER_MS) {
      return remembered.secrets
    }
    const secrets = this.read()
    this.remembered = { at: Date.now(), secrets }
    // What could not be read is asked for again.
    secrets.catch(() => (this.remembered = undefined))
    return secrets
  }

  /** The next question reads anew: the application or its secrets changed. */
  forget(): void {
    this.remembered = undefined
  }

  private async read(): Promise<string[]> {
    return (await this.readRows()).flatMap(({ secret }) => this.open(secret) ?? [])
  }

  private async readRows() {
    return rows<{ secret: string; created_at: Date; expires_at: Date | null }>(
      this.cradle.__pg_connection__,
      `select secret, created_at, expires_at from amazon_client_secret
       where client_id = ? and deleted_at is null and coalesce(expires_at, 'infinity') > now()
       order by created_at desc, id limit 5`,
      [(await this.clientId()) ?? ""]
    )
  }

  /** Null when its key is gone. */
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
}
