import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What a quantity was decided from, so that the database alone finds what has changed since. */
export class Migration20261121153500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_sku" add column if not exists "decided_from" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "amazon_sku" drop column if exists "decided_from";`)
  }
}
