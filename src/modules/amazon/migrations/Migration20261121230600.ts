import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CARE = `('stock-update', 'full-stock-update')`

/**
 * Trial runs, how long a run waited for Amazon, who switched a flow or took on its risk, and since when
 * it could have run. Stores that were connected before go on sending stock: nobody is asked afterwards.
 */
export class Migration20261121230600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_dataflow" add column if not exists "switched_at" timestamptz null, add column if not exists "switched_by" text null, add column if not exists "acknowledged_at" timestamptz null, add column if not exists "acknowledged_by" text null, add column if not exists "acknowledged_text" text null, add column if not exists "runnable_since" timestamptz null;`
    )
    this.addSql(
      `alter table if exists "amazon_dataflow_run" add column if not exists "waited_ms" integer null, add column if not exists "dry_run" boolean not null default false, add column if not exists "preview" jsonb null;`
    )
    this.addSql(
      `insert into "amazon_dataflow" ("id", "owner_id", "flow", "interval", "enabled") select 'amzflo_' || replace(gen_random_uuid()::text, '-', ''), s."id", f.flow, f.seconds, true from "amazon_store" s cross join (values ('stock-update', 15), ('full-stock-update', 21600)) as f (flow, seconds) where s."account_id" is not null and s."deleted_at" is null on conflict ("owner_id", "flow") where deleted_at is null do nothing;`
    )
    this.addSql(
      `update "amazon_dataflow" f set "acknowledged_at" = now(), "acknowledged_text" = 'before' from "amazon_store" s where s."id" = f."owner_id" and s."account_id" is not null and s."deleted_at" is null and f."flow" in ${CARE} and f."acknowledged_at" is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "amazon_dataflow_run" where "dry_run";`)
    this.addSql(
      `alter table if exists "amazon_dataflow_run" drop column if exists "waited_ms", drop column if exists "dry_run", drop column if exists "preview";`
    )
    this.addSql(
      `alter table if exists "amazon_dataflow" drop column if exists "switched_at", drop column if exists "switched_by", drop column if exists "acknowledged_at", drop column if exists "acknowledged_by", drop column if exists "acknowledged_text", drop column if exists "runnable_since";`
    )
  }
}
