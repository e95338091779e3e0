import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A rate that a 429 reduced comes back slowly; urgent calls have no bucket of their own any more. */
export class Migration20261121202000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_rate_bucket" add column if not exists "slowed_until" timestamptz null;`
    )
    this.addSql(`delete from "amazon_rate_bucket" where "key" like '%:urgent';`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "amazon_rate_bucket" drop column if exists "slowed_until";`)
  }
}
