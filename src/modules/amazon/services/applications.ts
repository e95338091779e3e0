import {
  chooseApplication,
  endOfReplaced,
  SECRET_DAYS,
  type ApplicationInForce,
  type ApplicationKeys,
  type KnownSecret,
} from "../../../domain/application"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"
import type { AmazonOptions } from "../lib/options"
import type { Secrets } from "../lib/secrets"

/** Another process may have changed the application; this long it is not noticed. */
const REMEMBER_MS = 30_000

/** A row of `amazon_application`. */
export interface ApplicationRow {
  client_id: string
  application_id: string
  client_secret: string | null
  draft: boolean
  entered_at: Date | null
  secret_since: Date | null
  secret_expires_at: Date | null
  fingerprint: string | null
  rotation_asked_at: Date | null
  tested_at: Date | null
  test_result: unknown
}

export interface EnteredApplication {
  applicationId: string
  clientId: string
  /** Undefined keeps the one that is stored. */
  clientSecret?: string
  draft: boolean
  since: Date
  expiresAt: Date
}

/** Which SP-API application the shop speaks for: that of the options, else the one entered in the admin. */
export class AmazonApplications {
  private remembered: { at: number; row: Promise<ApplicationRow | null> } | undefined

  constructor(
    private readonly cradle: Pick<Cradle, "__pg_connection__">,
    private readonly secrets: Secrets,
    private readonly ofOptions: AmazonOptions["application"],
    private readonly rememberMs = REMEMBER_MS
  ) {}

  /**
   * The application in force; null while there is none.
   * @throws Refusal naming the encryption key when the one entered cannot be opened.
   */
  async inForce(): Promise<ApplicationInForce | null> {
    return chooseApplication(this.configured(), this.ofOptions ? null : await this.entered())
  }

  /** Whether there is one, also when its secret cannot be opened now. */
  async isKnown(): Promise<boolean> {
    return Boolean(this.ofOptions ?? (await this.enteredRow()))
  }

  /** LWA client id of the application in force. */
  async clientId(): Promise<string | undefined> {
    return this.ofOptions?.clientId ?? (await this.enteredRow())?.client_id
  }

  /** What is stored about the application in force. */
  async row(): Promise<ApplicationRow | null> {
    return this.ofOptions ? this.find(this.ofOptions.clientId) : this.readEntered()
  }

  /** The application as it was entered, whether or not the options have one too. */
  async enteredRow(): Promise<ApplicationRow | null> {
    const { remembered } = this
    if (remembered && Date.now() - remembered.at < this.rememberMs) {
      return remembered.row
    }
    const row = this.readEntered()
    this.remembered = { at: Date.now(), row }
    // What could not be read is asked for again.
    row.catch(() => (this.remembered = undefined))
    return row
  }

  /** The next question reads anew. */
  forget(): void {
    this.remembered = undefined
  }

  /** Stores what a person entered; there is one such application, so another one's secret goes. */
  async enter(entered: EnteredApplication): Promise<void> {
    await rows(
      this.cradle.__pg_connection__,
      `with others as (
         update amazon_application set client_secret = null, entered_at = null, updated_at = now()
         where client_id <> :client and entered_at is not null
       )
       insert into amazon_application as a (id, client_id, application_id, client_secret, draft,
         entered_at, secret_since, secret_expires_at)
       values (:id, :client, :application, :secret, :draft, clock_timestamp(),
         cast(:since as timestamptz), cast(:expires as timestamptz))
       on conflict (client_id) where deleted_at is null do update set
         application_id = excluded.application_id, draft = excluded.draft,
         client_secret = coalesce(excluded.client_secret, a.client_secret),
         secret_since = excluded.secret_since, secret_expires_at = excluded.secret_expires_at,
         entered_at = excluded.entered_at, updated_at = now()`,
      {
        id: newId("amzapp"),
        client: entered.clientId,
        application: entered.applicationId,
        secret: entered.clientSecret ? this.secrets.seal(entered.clientSecret) : null,
        draft: entered.draft,
        since: entered.since.toISOString(),
        expires: entered.expiresAt.toISOString(),
      }
    )
    this.forget()
  }

  /**
   * Notes the secret of the options when it is seen first: its countdown begins, and again when it is
   * another one. One that is only known under a key that has gone is taken for the same.
   */
  async noteOptions(): Promise<void> {
    const given = this.ofOptions
    if (!given || !this.secrets.configured) {
      return
    }
    const newest = given.nextClientSecret ?? given.clientSecret
    const known = (await this.find(given.clientId))?.fingerprint ?? null
    const same = known === null ? false : this.secrets.matches(newest, known)
    const fingerprint = this.secrets.fingerprint(newest)
    if (fingerprint === known) {
      return
    }
    await rows(
      this.cradle.__pg_connection__,
      `insert into amazon_application as a
         (id, client_id, application_id, draft, secret_since, secret_expires_at, fingerprint)
       values (:id, :client, :application, :draft, now(), now() + make_interval(days => :days),
         :fingerprint)
       on conflict (client_id) where deleted_at is null do update set
         fingerprint = excluded.fingerprint, updated_at = now(),
         secret_since = case when :same then a.secret_since else excluded.secret_since end,
         secret_expires_at =
           case when :same then a.secret_expires_at else excluded.secret_expires_at end
       where a.fingerprint is not distinct from :known`,
      {
        id: newId("amzapp"),
        client: given.clientId,
        application: given.applicationId,
        draft: given.draft ?? false,
        days: SECRET_DAYS,
        fingerprint,
        known,
        same: same !== false,
      }
    )
  }

  /** The secrets of the application in force, with their dates. @throws Refusal of their key. */
  async known(): Promise<KnownSecret[]> {
    const application = await this.inForce()
    const row = await this.row()
    const since = row?.secret_since ?? null
    const dates = { since, expiresAt: row?.secret_expires_at ?? null }
    // The dates are of the newest, which stands last.
    const replaced = { since: null, expiresAt: since && endOfReplaced(since) }
    return (application?.clientSecrets ?? []).map((value, index, all) => ({
      ...{ origin: application?.source ?? "form", value },
      ...(index === all.length - 1 ? dates : replaced),
    }))
  }

  /** When the row's secret ends: Amazon told, or a newer one takes its place. */
  async endAt(at: Date, { onlyEarlier = false } = {}): Promise<void> {
    await rows(
      this.cradle.__pg_connection__,
      `update amazon_application set updated_at = now(), secret_expires_at = case when :earlier
         then least(secret_expires_at, cast(:at as timestamptz)) else cast(:at as timestamptz) end
       where client_id = :client and deleted_at is null`,
      { at: at.toISOString(), earlier: onlyEarlier, client: (await this.clientId()) ?? "" }
    )
    this.forget()
  }

  /**
   * Claims the one rotation that may be under way.
   * @returns false while Amazon's answer to an earlier one may still come.
   */
  async claimRotation(patienceMinutes: number): Promise<boolean> {
    const claimed = await rows(
      this.cradle.__pg_connection__,
      `update amazon_application set rotation_asked_at = clock_timestamp(), updated_at = now()
       where client_id = ? and deleted_at is null and coalesce(rotation_asked_at, '-infinity')
         < clock_timestamp() - make_interval(mins => ?) returning id`,
      [(await this.clientId()) ?? "", patienceMinutes]
    )
    return claimed.length === 1
  }

  /** The new secret came, or Amazon was not asked after all. */
  async endRotation(): Promise<void> {
    await rows(
      this.cradle.__pg_connection__,
      `update amazon_application set rotation_asked_at = null, updated_at = now()
       where client_id = ? and deleted_at is null`,
      [(await this.clientId()) ?? ""]
    )
    this.forget()
  }

  /** How many accounts have a permission, which is one for this application only. */
  async countConnected(): Promise<number> {
    const [{ count }] = await rows<{ count: number }>(
      this.cradle.__pg_connection__,
      `select count(*)::int as count from amazon_account
       where refresh_token is not null and deleted_at is null`
    )
    return count
  }

  async storeTest(result: Record<string, unknown>): Promise<void> {
    await rows(
      this.cradle.__pg_connection__,
      `update amazon_application set tested_at = clock_timestamp(), updated_at = now(),
         test_result = cast(? as jsonb) where client_id = ? and deleted_at is null`,
      [JSON.stringify(result), (await this.clientId()) ?? ""]
    )
  }

  /** Erases what was entered. What is known of the options' application stays. */
  async remove(): Promise<void> {
    await rows(
      this.cradle.__pg_connection__,
      `delete from amazon_application where entered_at is not null and client_id <> ?`,
      [this.ofOptions?.clientId ?? ""]
    )
    await rows(
      this.cradle.__pg_connection__,
      `update amazon_application set client_secret = null, entered_at = null, updated_at = now()
       where entered_at is not null`
    )
    this.forget()
  }

  private configured(): ApplicationKeys | null {
    const given = this.ofOptions
    return given
      ? {
          applicationId: given.applicationId,
          clientId: given.clientId,
          clientSecrets: [given.clientSecret, given.nextClientSecret].filter(
            (secret): secret is string => !!secret
          ),
          draft: given.draft ?? false,
        }
      : null
  }

  private async entered(): Promise<ApplicationKeys | null> {
    const row = await this.enteredRow()
    return row?.client_secret
      ? {
          applicationId: row.application_id,
          clientId: row.client_id,
          clientSecrets: [this.secrets.open(row.client_secret)],
          draft: row.draft,
        }
      : null
  }

  private async readEntered(): Promise<ApplicationRow | null> {
    const [row] = await rows<ApplicationRow>(
      this.cradle.__pg_connection__,
      `select * from amazon_application
       where entered_at is not null and client_secret is not null and deleted_at is null
       order by entered_at desc limit 1`
    )
    return row ?? null
  }

  private async find(clientId: string): Promise<ApplicationRow | null> {
    const [row] = await rows<ApplicationRow>(
      this.cradle.__pg_connection__,
      `select * from amazon_application where client_id = ? and deleted_at is null`,
      [clientId]
    )
    return row ?? null
  }
}
