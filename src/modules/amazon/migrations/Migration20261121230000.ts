import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Settings of the whole installation, and who did what that must be provable. */
export class Migration20261121230000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_setting" ("id" text not null, "key" text not null, "value" jsonb not null, "changed_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_setting_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_setting_key_unique" ON "amazon_setting" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_setting_deleted_at" ON "amazon_setting" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `create table if not exists "amazon_audit" ("id" text not null, "by" text null, "what" text not null, "subject" text null, "parameters" jsonb null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_audit_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_audit_deleted_at" ON "amazon_audit" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_audit_at" ON "amazon_audit" ("at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_audit_subject" ON "amazon_audit" ("subject", "at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_audit" cascade;`)
    this.addSql(`drop table if exists "amazon_setting" cascade;`)
  }
}
