import type { SealedKind } from "../../../types"
import { rows, type Cradle } from "../lib/knex"
import { isRefusal } from "../lib/refusal"
import { SEALED_COLUMNS } from "../lib/sealed-columns"
import type { Secrets } from "../lib/secrets"

const BATCH = 500

export interface SealedCount {
  keyId: string
  kind: SealedKind
  count: number
}

/** What a re-encryption did. */
export interface Reencrypted {
  done: number
  /** Their key is not in the ring, or is another one of the same name. */
  unreadable: number
  /** Not stopped before the end. */
  complete: boolean
}

/** What is sealed with which key, and its re-encryption with the first one. */
export class AmazonKeyRing {
  constructor(
    private readonly cradle: Pick<Cradle, "__pg_connection__">,
    private readonly secrets: Secrets,
    private readonly batch = BATCH
  ) {}

  /** How many texts each key seals; deleted rows too, as they hold theirs as well. */
  async usage(): Promise<SealedCount[]> {
    const counts = new Map<string, SealedCount>()
    for (const { table, column, kind } of SEALED_COLUMNS) {
      const found = await rows<{ key: string; count: number }>(
        this.cradle.__pg_connection__,
        `select split_part(??, '.', 2) as key, count(*)::int as count from ??
         where ?? is not null group by 1`,
        [column, table, column]
      )
      for (const { key, count } of found) {
        const known = counts.get(`${key}\n${kind}`)
        counts.set(`${key}\n${kind}`, { keyId: key, kind, count: count + (known?.count ?? 0) })
      }
    }
    return [...counts.values()]
  }

  /**
   * Seals with the first key what another one sealed, batch by batch. Each text is exchanged only if it
   * is still the one that was read: whoever writes meanwhile wins. Killed, it goes on with what is left.
   * @throws Refusal encryption_key_unset.
   */
  async reencrypt(signal?: AbortSignal): Promise<Reencrypted> {
    const total: Reencrypted = { done: 0, unreadable: 0, complete: true }
    for (const { table, column } of SEALED_COLUMNS) {
      let after = ""
      for (;;) {
        if (signal?.aborted) {
          return { ...total, complete: false }
        }
        const batch = await this.read(table, column, after)
        if (!batch.length) {
          break
        }
        const { fresh, unreadable } = this.sealAnew(batch)
        await this.beforeExchange()
        total.done += await this.exchange(table, column, fresh)
        total.unreadable += unreadable
        after = batch[batch.length - 1].id
      }
    }
    return total
  }

  /** Where a test lets another process write. */
  protected async beforeExchange(): Promise<void> {}

  private read(table: string, column: string, after: string) {
    return rows<{ id: string; sealed: string }>(
      this.cradle.__pg_connection__,
      `select id, ?? as sealed from ?? where id > ? and ?? is not null
         and split_part(??, '.', 2) <> ? order by id limit ?`,
      [column, table, after, column, column, this.secrets.keyId ?? "", this.batch]
    )
  }

  private sealAnew(batch: { id: string; sealed: string }[]) {
    const fresh: { id: string; old: string; new: string }[] = []
    let unreadable = 0
    for (const { id, sealed } of batch) {
      const plain = this.open(sealed)
      if (plain === null) {
        unreadable++
      } else {
        fresh.push({ id, old: sealed, new: this.secrets.seal(plain) })
      }
    }
    return { fresh, unreadable }
  }

  /** Null when no key of the ring opens it: left as it is, the key may come back. */
  private open(sealed: string): string | null {
    try {
      return this.secrets.open(sealed)
    } catch (error) {
      if (isRefusal(error)) {
        return null
      }
      throw error
    }
  }

  private async exchange(
    table: string,
    column: string,
    fresh: { id: string; old: string; new: string }[]
  ): Promise<number> {
    if (!fresh.length) {
      return 0
    }
    const exchanged = await rows(
      this.cradle.__pg_connection__,
      `update ?? as t set ?? = r.new
       from jsonb_to_recordset(cast(? as jsonb)) as r (id text, old text, new text)
       where t.id = r.id and t.?? = r.old returning t.id`,
      [table, column, JSON.stringify(fresh), column]
    )
    return exchanged.length
  }
}
