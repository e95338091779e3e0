import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What people were told, once each; times in which an account's orders could not be read. */
export class Migration20261121230400 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_absence" ("id" text not null, "account_id" text not null, "reason" text not null, "since" timestamptz not null, "began_at" timestamptz not null, "ended_at" timestamptz null, "caught_up_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_absence_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_absence_deleted_at" ON "amazon_absence" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_absence_open" ON "amazon_absence" ("account_id") WHERE caught_up_at is null and deleted_at is null;`
    )
    this.addSql(
      `create table if not exists "amazon_notice" ("id" text not null, "kind" text not null, "owner_id" text not null, "subject" text not null, "step" text not null, "parameters" jsonb not null, "state" text not null default 'waiting', "deliveries" jsonb null, "next_try_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_notice_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_notice_deleted_at" ON "amazon_notice" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_notice_once" ON "amazon_notice" ("kind", "subject", "step") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_notice_waiting" ON "amazon_notice" ("next_try_at") WHERE state = 'waiting' and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_notice" cascade;`)
    this.addSql(`drop table if exists "amazon_absence" cascade;`)
  }
}
