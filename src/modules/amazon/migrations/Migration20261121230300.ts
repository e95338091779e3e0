import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What Amazon told of the account waits with the permission; the plan stays with the account. */
export class Migration20261121230300 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_oauth_state" add column if not exists "kind" text not null default 'consent', add column if not exists "account_name" text null, add column if not exists "selling_plan" text null, add column if not exists "roles" jsonb null;`
    )
    this.addSql(
      `alter table if exists "amazon_account" add column if not exists "selling_plan" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_oauth_state" drop column if exists "kind", drop column if exists "account_name", drop column if exists "selling_plan", drop column if exists "roles";`
    )
    this.addSql(`alter table if exists "amazon_account" drop column if exists "selling_plan";`)
  }
}
