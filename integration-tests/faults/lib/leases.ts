import { rows } from "../../../src/modules/amazon/lib/knex"
import type { Shop } from "./medusa"

/**
 * What the dead had leased and claimed lapses at once instead of after a minute or two, as the
 * database's clock cannot be moved. That its importer died is not held against an order here: deaths
 * are so frequent that they would be taken for the order's doing.
 * @param inBatches as if their importer had given the orders back, else each is taken up alone
 */
export const lapse = async (
  { amazon }: Shop,
  dead: { owners: string[] } | { process: string } | "everybody",
  inBatches = true
): Promise<void> => {
  const { knex } = amazon.db
  const [matches, bindings] =
    dead === "everybody"
      ? ["true", {}]
      : "owners" in dead
        ? ["OWNER = any(:owners)", { owners: dead.owners }]
        : ["starts_with(OWNER, :process)", { process: `${dead.process}-` }]
  const owned = (column: string) => matches.replace("OWNER", column)
  await rows(
    knex,
    `update amazon_lease set lease_until = 'epoch' where ${owned("owner")}`,
    bindings
  )
  await rows(
    knex,
    `update amazon_order set lease_until = 'epoch', attempts = 0,
       state = case when :batch then 'received' else state end
     where state = 'importing' and ${owned("lease_owner")}`,
    { ...bindings, batch: inBatches }
  )
  await rows(
    knex,
    `update amazon_outbox set lease_until = 'epoch'
     where state = 'sending' and ${owned("lease_owner")}`,
    bindings
  )
}
