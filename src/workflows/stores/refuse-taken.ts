import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { rows } from "../../modules/amazon/lib/knex"
import { invalid } from "../../modules/amazon/lib/refusal"
import { nameMarketplace } from "./name-marketplace"

/**
 * Of a marketplace one store may wait for its connection: nobody could tell two of them apart. Those
 * of a connected account are told apart when they are connected.
 * @throws Refusal naming the store that is there.
 */
export const refuseTaken = async (
  knex: Knex | Knex.Transaction,
  marketplaceId: string
): Promise<void> => {
  const [taken] = await rows<{ name: string }>(
    knex,
    `select name from amazon_store
     where marketplace_id = ? and account_id is null and deleted_at is null limit 1`,
    [marketplaceId]
  )
  if (taken) {
    const { domain, country } = nameMarketplace(marketplaceId)
    throw invalid(
      "marketplace_id",
      "marketplace_taken",
      `marketplace_id: “${taken.name}” is already there for ${domain} (${country}) and not ` +
        "connected yet. Connect it, or delete it first.",
      { store: taken.name, domain, country }
    )
  }
}
