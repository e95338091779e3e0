import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What Amazon told when an account's health was last looked at. */
export class Migration20261121230500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_health" ("id" text not null, "account_id" text not null, "facts" jsonb not null, "asked_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_health_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_health_account_id_unique" ON "amazon_health" ("account_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_health_deleted_at" ON "amazon_health" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_health" cascade;`)
  }
}
