import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { refuseWriting, type LivingStage, type StoreLife } from "../../../domain/stores"
import { isZeroQuantity } from "../../../domain/stock"
import { marketplacesOf, type Call } from "../../../sp-api"
import type { RefusalCode } from "../../../types"
import { rows, type Cradle } from "../lib/knex"
import type { AmazonOptions } from "../lib/options"
import { notAllowed } from "../lib/refusal"
import { parseSetting, type Settings } from "../lib/settings"
import { AmazonSettings } from "./settings"

export interface ForeignAccount {
  id: string
  selling_partner_id: string
  installation_id: string | null
  backend_url: string | null
  /** Connected by another installation. */
  foreign: boolean
  /** Connected by this one at another address. */
  moved: boolean
}

export interface ReadOnlyState {
  by_hand: Settings["read_only"]
  /** Accounts that another installation connected. */
  foreign: ForeignAccount[]
  moved: ForeignAccount[]
}

interface Standing {
  status: string
  other_installation: boolean
  by_hand: unknown
  stores: { stage: LivingStage; marketplace_id: string }[]
}

const OTHERS = `a.status <> 'disconnected' and a.deleted_at is null`
/** An account of before installations had names belongs to whoever uses it. */
const IS_FOREIGN = `(a.installation_id is not null and a.installation_id is distinct from :id)`
const HAS_MOVED = `(not ${IS_FOREIGN} and a.backend_url is not null and cast(:url as text) is not null
  and a.backend_url <> :url)`

const WORDS: Partial<Record<RefusalCode, string>> = {
  read_only:
    "This installation is read-only: nothing goes to Amazon. It waits until that is ended.",
  store_paused: "The store is paused: it waits until somebody resumes it.",
  store_closing: "The store is being deleted: only quantities of 0 and shipments are sent.",
  access_lapsed: "Amazon refuses our access: it waits until that is renewed.",
}

/**
 * Whether this installation may change anything at Amazon: not while a person has made it read-only,
 * nor for accounts that another installation connected, as a copy of the live shop must leave it alone.
 */
export class AmazonInstallation {
  private readonly knex: Knex | Knex.Transaction
  private readonly settings: AmazonSettings
  private readonly own: { id: string | null; url: string | null }
  private adopting: Promise<void> | undefined

  constructor(
    cradle: Cradle,
    { installationId, backendUrl }: Pick<AmazonOptions, "installationId" | "backendUrl">
  ) {
    this.knex = cradle.__pg_connection__
    this.settings = new AmazonSettings(cradle)
    this.own = { id: installationId ?? null, url: backendUrl ?? null }
  }

  /** Why an account may not be changed by this installation, if so. */
  async readOnlyOf(accountId: string): Promise<StoreLife["read_only"]> {
    const standing = await this.standing(accountId)
    return {
      by_hand: parseSetting("read_only", standing?.by_hand).by_hand,
      other_installation: standing?.other_installation ?? false,
    }
  }

  async view(): Promise<ReadOnlyState> {
    const accounts = await rows<ForeignAccount>(
      this.knex,
      `select a.id, a.selling_partner_id, a.installation_id, a.backend_url,
         ${IS_FOREIGN} as foreign, ${HAS_MOVED} as moved
       from amazon_account a where ${OTHERS} and (${IS_FOREIGN} or ${HAS_MOVED}) order by a.id`,
      this.own
    )
    return {
      by_hand: await this.settings.read("read_only"),
      foreign: accounts.filter(({ foreign }) => foreign),
      moved: accounts.filter(({ moved }) => moved),
    }
  }

  /**
   * Accounts of before installations had names become this one's, so that a copy of the database made
   * from now on knows whose they are. Once per process.
   */
  adopt(): Promise<void> {
    this.adopting ??= this.adoptNameless().catch((error: unknown) => {
      this.adopting = undefined
      throw error
    })
    return this.adopting
  }

  private async adoptNameless(): Promise<void> {
    if (this.own.id) {
      await rows(
        this.knex,
        `update amazon_account set installation_id = :id, updated_at = now()
         where installation_id is null and status <> 'disconnected' and deleted_at is null`,
        { id: this.own.id }
      )
    }
  }

  /** Changes that wait to be sent. */
  async countWaiting(): Promise<number> {
    const [{ waiting }] = await rows<{ waiting: number }>(
      this.knex,
      `select count(*)::int as waiting from amazon_outbox
       where state = 'waiting' and deleted_at is null`
    )
    return waiting
  }

  /** This is the live shop: every account is this installation's. @returns those that were not. */
  async claim(): Promise<ForeignAccount[]> {
    return rows<ForeignAccount>(
      this.knex,
      `with former as (
         select a.id, a.selling_partner_id, a.installation_id, a.backend_url,
           ${IS_FOREIGN} as foreign, ${HAS_MOVED} as moved
         from amazon_account a where ${OTHERS} and (${IS_FOREIGN} or ${HAS_MOVED}) for update
       ), claimed as (
         update amazon_account a set installation_id = :id,
           backend_url = coalesce(cast(:url as text), a.backend_url), updated_at = now()
         from former where a.id = former.id
       ) select * from former order by id`,
      this.own
    )
  }

  /**
   * The guard of every call that changes something at Amazon.
   * @param key of the caller: an account's id, or that of the application itself
   * @throws Refusal saying why it must not be made; what was to be said stays waiting.
   */
  async guard(key: string, call: Call<unknown>): Promise<void> {
    const standing = await this.standing(key)
    const read_only = {
      by_hand: parseSetting("read_only", standing?.by_hand ?? (await this.byHand())).by_hand,
      other_installation: standing?.other_installation ?? false,
    }
    // What is the application's own affair concerns no store.
    const refused = standing
      ? refuseWriting(
          {
            marketplace_ids: marketplacesOf(call),
            winds_up: call.operation.name === "confirmShipment" || isZeroQuantity(call.body),
          },
          { ...standing, read_only }
        )
      : read_only.by_hand
        ? "read_only"
        : null
    if (refused) {
      throw notAllowed(refused, WORDS[refused] ?? "The store is not connected to Amazon.", {
        operation: call.operation.name,
      })
    }
  }

  private async byHand(): Promise<unknown> {
    return this.settings.read("read_only")
  }

  private async standing(accountId: string): Promise<Standing | null> {
    const [found] = await rows<Standing>(
      this.knex,
      `select a.status, ${IS_FOREIGN} as other_installation,
         (select value from amazon_setting where key = 'read_only' and deleted_at is null) as by_hand,
         coalesce((select jsonb_agg(jsonb_build_object('stage', s.status,
             'marketplace_id', s.marketplace_id)) from amazon_store s
           where s.account_id = a.id and s.deleted_at is null), '[]') as stores
       from amazon_account a where a.id = :account and a.deleted_at is null`,
      { account: accountId, ...this.own }
    )
    return found ?? null
  }
}
