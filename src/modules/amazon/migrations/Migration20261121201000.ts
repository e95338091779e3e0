import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Amazon's push notifications: which an account is subscribed to, and what they told. */
export class Migration20261121201000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_message" ("id" text not null, "notification_id" text not null, "type" text not null, "payload_version" text null, "account_id" text null, "subject" text null, "event_at" timestamptz null, "published_at" timestamptz null, "fact" jsonb not null, "sealed" text null, "state" text not null, "outcome" text null, "attempts" integer not null default 0, "not_before" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_message_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_message_notification_id_unique" ON "amazon_message" ("notification_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_message_deleted_at" ON "amazon_message" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_message_waiting" ON "amazon_message" ("account_id", "type") WHERE state = 'received' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_message_subject" ON "amazon_message" ("account_id", "type", "subject") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_message_created_at" ON "amazon_message" ("created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `create table if not exists "amazon_subscription" ("id" text not null, "account_id" text not null, "type" text not null, "payload_version" text null, "target" text not null, "destination_id" text null, "subscription_id" text null, "state" text not null, "reason" text null, "checked_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_subscription_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_subscription_deleted_at" ON "amazon_subscription" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_subscription_type" ON "amazon_subscription" ("account_id", "type") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_subscription_subscription_id" ON "amazon_subscription" ("subscription_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_subscription" cascade;`)
    this.addSql(`drop table if exists "amazon_message" cascade;`)
  }
}
