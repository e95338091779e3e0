import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What was said between us and Amazon: one row per call. */
export class Migration20261121230700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_log_entry" ("id" text not null, "account_id" text not null, "store_id" text null, "owner_id" text not null, "at" timestamptz not null, "since" timestamptz not null, "count" integer not null default 1, "operation" text not null, "kind" text not null, "direction" text not null, "subject" text null, "told" jsonb not null, "found" integer null, "outcome" text not null, "http_status" integer null, "failure" jsonb null, "code" text null, "answer" jsonb null, "request_id" text null, "duration_ms" integer not null default 0, "waited_ms" integer not null default 0, "attempts" integer not null default 0, "flow" text null, "run_id" text null, "by" text null, "fold_key" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_log_entry_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_deleted_at" ON "amazon_log_entry" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_at" ON "amazon_log_entry" ("at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_owner" ON "amazon_log_entry" ("owner_id", "at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_kind" ON "amazon_log_entry" ("kind", "at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_subject" ON "amazon_log_entry" ("subject", "at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_request_id" ON "amazon_log_entry" ("request_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_not_accepted" ON "amazon_log_entry" ("outcome", "at") WHERE outcome <> 'accepted' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_log_entry_answer" ON "amazon_log_entry" ("at") WHERE answer is not null and deleted_at is null;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_log_entry_fold_key" ON "amazon_log_entry" ("fold_key") WHERE fold_key is not null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_log_entry" cascade;`)
  }
}
