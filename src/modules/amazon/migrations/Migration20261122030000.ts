import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What a consent was when it was taken: afterwards every one looks like a renewal. */
export class Migration20261122030000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_oauth_state" add column if not exists "renewal" boolean null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "amazon_oauth_state" drop column if exists "renewal";`)
  }
}
