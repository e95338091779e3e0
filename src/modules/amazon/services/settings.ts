import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { parseSetting, type SettingKey, type Settings } from "../lib/settings"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/** Settings of the installation: read each time, as another process may have changed them. */
export class AmazonSettings {
  private readonly knex: Knex | Knex.Transaction

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** The value, or the default of the key. */
  async read<Key extends SettingKey>(key: Key): Promise<Settings[Key]> {
    const [row] = await rows<{ value: unknown }>(
      this.knex,
      `select value from amazon_setting where key = ? and deleted_at is null`,
      [key]
    )
    return parseSetting(key, row?.value)
  }

  /** Merges `change` into the value; what is not named stays, also of a change at the same moment. */
  async change<Key extends SettingKey>(
    key: Key,
    change: Partial<Settings[Key]>,
    by: string | null
  ): Promise<Settings[Key]> {
    const [row] = await rows<{ value: unknown }>(
      this.knex,
      `insert into amazon_setting as s (id, key, value, changed_by)
       values (:id, :key, cast(:change as jsonb), :by)
       on conflict (key) where deleted_at is null do update set
         value = s.value || excluded.value, changed_by = excluded.changed_by, updated_at = now()
       returning value`,
      { id: newId("amzset"), key, change: JSON.stringify(change), by }
    )
    return parseSetting(key, row.value)
  }
}
