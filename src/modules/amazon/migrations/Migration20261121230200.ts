import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who paused a store or closes it, since when, and how much a closing has to bring to zero. */
export class Migration20261121230200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_store" add column if not exists "status_by" text null, add column if not exists "status_since" timestamptz null, add column if not exists "closing_total" integer null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_store" drop column if exists "status_by", drop column if exists "status_since", drop column if exists "closing_total";`
    )
  }
}
