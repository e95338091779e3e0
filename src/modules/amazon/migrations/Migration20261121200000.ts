import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Counts of the calls to Amazon, and the client secrets that rotations brought. */
export class Migration20261121200000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_call_count" ("id" text not null, "account_id" text not null, "operation" text not null, "hour" timestamptz not null, "calls" integer not null default 0, "errors" integer not null default 0, "throttled" integer not null default 0, "total_ms" integer not null default 0, "waited_ms" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_call_count_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_call_count_deleted_at" ON "amazon_call_count" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_call_count_hour" ON "amazon_call_count" ("account_id", "operation", "hour") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `create table if not exists "amazon_client_secret" ("id" text not null, "client_id" text not null, "secret" text not null, "notification_id" text not null, "expires_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_client_secret_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_client_secret_notification_id_unique" ON "amazon_client_secret" ("notification_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_client_secret_deleted_at" ON "amazon_client_secret" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_client_secret" cascade;`)
    this.addSql(`drop table if exists "amazon_call_count" cascade;`)
  }
}
