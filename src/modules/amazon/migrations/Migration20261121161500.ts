import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Finds the imported orders that had no stock location: a handful among all. */
export class Migration20261121161500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_unreserved" ON "amazon_order" ("account_id") WHERE state = 'imported' and reserved_at is null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_amazon_order_unreserved";`)
  }
}
