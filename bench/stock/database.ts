import { knex as connect, type Knex } from "@medusajs/framework/mikro-orm/knex"

/** As the module's own: Medusa's connection is a knex as well. */
export const connectDatabase = (url: string): Knex =>
  connect({ client: "pg", connection: url, pool: { min: 0, max: 4 } })
