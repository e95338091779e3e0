import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which imported orders the shop was told of. Those of before were announced when they were imported. */
export class Migration20261121154500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_order" add column if not exists "announced_at" timestamptz null;`
    )
    this.addSql(
      `update "amazon_order" set "announced_at" = coalesce("imported_at", now()) where "state" = 'imported' and "announced_at" is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_unannounced" ON "amazon_order" ("account_id") WHERE state = 'imported' and announced_at is null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_amazon_order_unannounced";`)
    this.addSql(`alter table if exists "amazon_order" drop column if exists "announced_at";`)
  }
}
