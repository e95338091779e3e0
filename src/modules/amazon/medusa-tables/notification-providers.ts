import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../lib/knex"

/** Channels of Medusa's notification module for which the shop has a provider now. */
export const providedChannels = async (knex: Knex): Promise<string[]> => {
  const provided = await rows<{ channel: string }>(
    knex,
    `select distinct unnest(channels) as channel from notification_provider
     where is_enabled and deleted_at is null`
  )
  return provided.map(({ channel }) => channel)
}
